import { describe, expect, it } from 'vitest'
import { ENTRY_STATE_NAMES, EntryState } from '@shared/domain/campaign/entry'
import {
  areFirstReviewsIn,
  ENTRY_ACTS,
  ENTRY_STEPS,
  mayStep,
  REOPEN_STATES,
  ROUND_STATES,
  type EntryAct,
} from '@shared/domain/campaign/entry-steps'
import { FIRST, wrongStep } from '@shared/messages/entries'

/** By hand, a letter a state in the order of the process: x may, . may not. */
const STATES =
  'drawn lent reviewing reviewed panel recheck agreed fed-back objected final announced rectifying reinspecting closed transferred'.split(
    ' ',
  ) as readonly EntryState[]
const TABLE: Readonly<Record<EntryAct, string>> = {
  'entry/handed-over': 'xxxxxxxxxxxxxxx',
  'entry/case-linked': 'xx.............',
  'entry/assigned': 'xxx............',
  'entry/compared': '...x...........',
  'entry/panel-item-decided': '....x..........',
  'entry/panel-concluded': '....x..........',
  'entry/rechecked': '.....x.........',
  'entry/recheck-waived': '.....x.........',
  'entry/fed-back': '......x........',
  'entry/objection-waived': '.......x.......',
  'entry/objection-filed': '.......x.......',
  'entry/objection-decided': '........x......',
  'entry/finalized': '.......x.......',
  'entry/announced': '.........x.....',
  'entry/rectification-ordered': '.........xx....',
  'entry/rectification-reported': '...........x...',
  'entry/reinspected': '............x..',
  'entry/closed': '.........xx.x..',
  'entry/transferred': '.........xxxx..',
}

const CELLS = ENTRY_ACTS.flatMap((act) =>
  STATES.map((state, at) => [act, state, TABLE[act][at] === 'x'] as const),
)

describe('the states of a file', () => {
  it('are those of the process, each with a name', () => {
    expect(EntryState.options).toEqual(STATES)
    expect(Object.keys(ENTRY_STATE_NAMES)).toEqual([...STATES])
  })

  it('know every act', () => {
    expect(Object.keys(TABLE)).toEqual([...ENTRY_ACTS])
    expect(CELLS).toHaveLength(19 * 15)
  })

  it.each(CELLS)('%s from %s: %s', (act, state, isAllowed) => {
    expect(mayStep(act, state)).toBe(isAllowed)
  })
})

describe('the sentence for a wrong order', () => {
  it.each(CELLS.filter(([, , isAllowed]) => !isAllowed))('says what to do about %s in %s', (act, state) => {
    const sentence = wrongStep(act, state)
    expect(sentence).toContain(`案卷现在是“${ENTRY_STATE_NAMES[state]}”`)
    expect(sentence).toContain(ENTRY_STEPS[act].name)
    expect(sentence).toMatch(/。$/)
    expect(sentence).not.toMatch(/undefined|[a-z]/)
  })

  it.each([
    [
      'entry/fed-back',
      'reviewing',
      '案卷现在是“初评中”，还不能反馈。要先完成初评、比对和复核，才能向单位反馈。',
    ],
    [
      'entry/finalized',
      'objected',
      '案卷现在是“异议中”，还不能定稿。要先向单位反馈；正在处理的异议要先作出处理意见。',
    ],
    ['entry/compared', 'recheck', '案卷现在是“复核”，比对这一步已经过去或者不需要，没有保存。'],
    [
      'entry/closed',
      'rectifying',
      '案卷现在是“整改中”，还不能销号。要先定稿；有问题的，整改经复查通过后才能销号。',
    ],
    ['entry/announced', 'closed', '案卷现在是“销号”，不能再通报。'],
    [
      '合议',
      'reviewing',
      '案卷现在是“初评中”，还不能进行合议评分。要先提交两份初评并比对，结果为需要合议的才合议。',
    ],
    ['初评A', 'panel', '案卷现在是“合议”，进行初评A这一步已经过去或者不需要，没有保存。'],
  ])('%s in %s', (act, state, sentence) => {
    expect(wrongStep(act, state)).toBe(sentence)
  })

  it('knows for every act what has to happen first', () => {
    for (const act of [...ENTRY_ACTS, ...Object.keys(ROUND_STATES)]) {
      expect(FIRST[act as EntryAct]).toMatch(/^[要请].+。$/)
    }
  })
})

describe('rounds', () => {
  it.each([
    [[], false],
    [['初评'], true],
    [['初评A'], false],
    [['初评B'], false],
    [['初评B', '初评A'], true],
  ] as const)('with %j in, the first reviews are all in: %s', (submitted, isIn) => {
    expect(areFirstReviewsIn(submitted)).toBe(isIn)
  })

  it('can be taken back only before the next step stands on them', () => {
    expect(REOPEN_STATES.初评A).toEqual(['reviewing', 'reviewed'])
    expect(REOPEN_STATES.合议).toEqual(['panel'])
  })
})
