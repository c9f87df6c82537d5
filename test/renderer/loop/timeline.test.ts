import { describe, expect, it } from 'vitest'
import { paperStep } from '../../../src/renderer/features/loop/paper-step'
import { STEP_NAMES, timelineOf } from '../../../src/renderer/features/loop/timeline'
import {
  CALENDARS,
  clue,
  delivered,
  dispute,
  DOCUMENT,
  matter,
  paper,
  reply,
  step,
  verified,
} from '../../shared/domain/loop/helpers'

describe('the course of a matter', () => {
  const entries = timelineOf({
    matter: matter({
      investigations: [
        {
          ...{ investigationId: DOCUMENT, on: '2026-03-04', what: '查阅案卷', files: [] },
          people: [
            { name: '示例甲', certificate: '1' },
            { name: '示例乙', certificate: '2' },
          ],
        },
      ],
      closing: { on: '2026-05-20', conclusion: '已整改销号', note: '' },
    }),
    papers: [
      paper(
        {},
        {
          delivery: delivered('2026-03-10'),
          replies: [reply('2026-04-01')],
          verifications: [verified('2026-04-07', '部分整改')],
        },
        ['delivered', 'replied', 'verified'],
      ),
    ],
    clues: [clue()],
    disputes: [dispute()],
  })

  it('is told by the days the papers name, oldest first', () => {
    expect(entries.map(({ day, title }) => `${day} ${title}`)).toEqual([
      '2026-03-01 立项登记',
      '2026-03-01 线索〔2026〕1号 登记',
      '2026-03-02 争议协调〔2026〕1号 申请协调',
      '2026-03-04 调查（示例甲、示例乙）',
      '2026-03-10 京执监意〔2026〕1号 送达',
      '2026-04-01 京执监意〔2026〕1号 收到反馈',
      '2026-04-07 京执监意〔2026〕1号 核查',
      '2026-05-20 结案：已整改销号',
    ])
  })

  it('leads from the steps of a paper to the paper, and from nothing else', () => {
    expect(entries.filter(({ documentId }) => documentId === DOCUMENT)).toHaveLength(3)
    expect(entries.filter(({ documentId }) => documentId === null)).toHaveLength(5)
  })

  it('has a word for each step, each word its own', () => {
    const words = Object.values(STEP_NAMES)
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('what comes next for a paper, in a few words', () => {
  const find = () => undefined
  const say = (one: Parameters<typeof paperStep>[0], today = '2026-03-05') =>
    paperStep(one, CALENDARS, today, find)

  it.each([
    ['a draft', paper({ state: 'drafting', number: null, issuedOn: null }), '审核签发'],
    ['a paper with its number', paper({ state: 'numbered' }), '用印'],
    ['a void paper nobody had sealed', paper({ state: 'voided' }), ''],
    [
      'a closed paper',
      paper(
        {},
        { delivery: delivered('2026-03-10'), closing: { on: '2026-04-20', conclusion: '好', revoked: [] } },
      ),
      '2026-04-20 销号',
    ],
  ])('%s', (_, one, text) => {
    expect(say(one)).toBe(text)
  })

  it('a paper that is out is told what the guard would take, with its term', () => {
    expect(say(paper())).toMatch(/^文书已经发出，等待送达。（期限 2026-03-\d\d）$/)
  })

  it('a paper put right may be closed', () => {
    const done = paper(
      {},
      {
        delivery: delivered('2026-03-10'),
        replies: [reply('2026-04-01')],
        verifications: [verified('2026-04-07', '已整改')],
      },
    )
    expect(say({ ...done, steps: [step('delivered'), step('replied', 1), step('verified', 2)] })).toBe(
      '核查认为已整改，可以销号。',
    )
  })
})
