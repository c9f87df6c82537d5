import { describe, expect, it } from 'vitest'
import { duesOf, type Due } from '@shared/domain/loop/clocks'
import { matterNumber } from '@shared/domain/loop/matter'
import { dueSentence } from '../../../src/renderer/features/cases/due-sentence'
import { groupDues } from '../../../src/renderer/features/loop/due-rows'
import { filterList, NO_FILTER, yearsOf } from '../../../src/renderer/features/loop/labels'
import { openDue } from '../../../src/renderer/features/loop/links'
import { daysText } from '../../../src/renderer/ui/days-text'
import { refTo } from '../../../src/renderer/ui/person-ref'
import type { Person } from '@shared/domain/people/person'
import {
  CALENDARS,
  CLUE,
  CLUE_KEEPER,
  clue,
  DISPUTE,
  dispute,
  DOCUMENT,
  MATTER,
  matter,
  paper,
  UNIT,
  uuid,
} from '../../shared/domain/loop/helpers'

const MATTERS = [
  matter(),
  matter({ id: uuid(312), serial: 2, state: 'closed' }),
  matter({ id: uuid(313), year: 2025, serial: 7, state: 'archived' }),
]
const textOf = (one: (typeof MATTERS)[number]): string => `${matterNumber(one)} ${one.facts.unit}`

describe('the list of matters', () => {
  it.each([
    ['everything, the newest first', {}, [2, 1, 7]],
    ['one state', { state: 'open' }, [1]],
    ['one year', { year: '2025' }, [7]],
    ['words that all stand somewhere', { text: `2026 ${UNIT}` }, [2, 1]],
    ['words of which one is missing', { text: `2026 别处` }, []],
  ])('shows %s', (_, patch, serials) => {
    const shown = filterList(MATTERS, { ...NO_FILTER, ...patch }, textOf)
    expect(shown.map(({ serial }) => serial)).toEqual(serials)
  })

  it('offers each year once, the latest first', () => {
    expect(yearsOf(MATTERS)).toEqual(['2026', '2025'])
  })
})

/** Of a paper not served, a clue approved and a dispute open, as they stand at the end of March. */
const DUES = duesOf(
  {
    documents: [paper()],
    clues: [
      clue({
        state: 'approved',
        approvals: [
          {
            step: '主要负责人',
            on: '2026-03-30',
            person: { personId: null, name: '示例甲' },
            opinion: '同意',
          },
        ],
      }),
    ],
    disputes: [dispute()],
    kinds: [],
    calendars: CALENDARS,
  },
  '2026-03-31',
  CLUE_KEEPER,
)

describe('the due list', () => {
  it('stands in groups from late to later and leaves empty groups out', () => {
    const groups = groupDues(DUES, { text: '', whose: '' })
    expect(groups.map(({ name, dues }) => [name, dues.map(({ about }) => about)])).toEqual([
      ['已超期', ['京执监意〔2026〕1号（示例县示例局）']],
      ['临近到期', ['争议协调〔2026〕1号']],
      ['以后', ['线索〔2026〕1号']],
    ])
  })

  it.each([
    ['by words', { text: '争议', whose: '' }, ['争议协调〔2026〕1号']],
    ['by who has to move', { text: '', whose: '被监督单位' }, []],
  ] as const)('is narrowed %s', (_, filter, abouts) => {
    expect(groupDues(DUES, filter).flatMap(({ dues }) => dues.map(({ about }) => about))).toEqual(abouts)
  })

  it.each([
    [3, '还有 3 天'],
    [0, '今天'],
    [-2, '超期 2 天'],
  ])('says %i days as %s', (left, text) => {
    expect(daysText(left)).toBe(text)
  })

  it('opens the clue, the dispute or the paper where it is done, else the matter', () => {
    const opened: string[] = []
    const links = {
      onOpenDocument: (id: string) => opened.push(`paper ${id}`),
      onOpenMatter: (id: string) => opened.push(`matter ${id}`),
      onOpenClue: (id: string) => opened.push(`clue ${id}`),
      onOpenDispute: (id: string) => opened.push(`dispute ${id}`),
      onOpenReview: () => opened.push('review'),
    }
    const due = DUES[0] as Due
    for (const one of DUES) openDue(one, links)
    openDue({ ...due, documentId: null, clueId: null, disputeId: null, matterId: MATTER }, links)
    expect(opened.toSorted()).toEqual(
      [`clue ${CLUE}`, `dispute ${DISPUTE}`, `matter ${MATTER}`, `paper ${DOCUMENT}`].toSorted(),
    )
  })
})

describe('what the home screen says of it', () => {
  it.each([
    [{ over: 0, today: 0, soon: 0 }, ''],
    [{ over: 2, today: 3, soon: 0 }, '有 3 项今天到期、2 项已超期'],
    [{ over: 1, today: 0, soon: 4 }, '有 1 项已超期，另有 4 项临近到期'],
    [{ over: 0, today: 0, soon: 1 }, '有 1 项临近到期'],
  ])('counts %o', (counts, sentence) => {
    expect(dueSentence(counts)).toBe(sentence)
  })
})

describe('a name typed in', () => {
  const person = (id: string, name: string): Person => ({ id, name }) as Person
  const people = [person(uuid(1), '示例甲'), person(uuid(2), '示例乙'), person(uuid(3), '示例乙')]

  it.each([
    ['of the register', '示例甲', uuid(1)],
    ['two people bear', '示例乙', null],
    ['nobody bears', '示例丙', null],
  ])('%s stands for that person only when it can mean nobody else', (_, name, personId) => {
    expect(refTo(name, people)).toEqual({ personId, name })
  })
})
