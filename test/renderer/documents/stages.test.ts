import { describe, expect, it } from 'vitest'
import type { DocumentState, DocumentStep } from '@shared/domain/document/supervision-document'
import {
  buildStages,
  openReturn,
  standingSteps,
  voidStep,
} from '../../../src/renderer/features/documents/stages'

const step = (name: DocumentStep['step'], person: string, note = ''): DocumentStep => ({
  step: name,
  person,
  at: `2026-03-0${person.charCodeAt(2) % 9}T01:00:00.000Z`,
  note,
})

const drafted = step('drafted', '示例甲')
const submitted = step('submitted', '示例甲')
const reviewed = step('reviewed', '示例乙', '同意')
const returned = step('returned', '示例乙', '事实不清')
const signed = step('signed', '示例丙', '京执监意〔2026〕1号')
const sealed = step('sealed', '示例丁')
const voided = step('voided', '示例甲', '写错主送')

const statusOf = (state: DocumentState, steps: readonly DocumentStep[]): string =>
  buildStages({ state, steps })
    .map(({ status }) => status[0])
    .join('')

describe('buildStages', () => {
  it.each<[DocumentState, readonly DocumentStep[], string]>([
    ['drafting', [drafted], 'cwwww'],
    ['reviewing', [drafted, submitted], 'dcwww'],
    ['signing', [drafted, submitted, reviewed], 'ddcww'],
    ['numbered', [drafted, submitted, reviewed, signed], 'ddddc'],
    ['sealed', [drafted, submitted, reviewed, signed, sealed], 'ddddd'],
    ['drafting', [drafted, submitted, returned], 'cwwww'],
    ['reviewing', [drafted, submitted, reviewed, returned, submitted], 'dcwww'],
    ['voided', [drafted, submitted, voided], 'dwwww'],
  ])('%s is shown as done, current, waiting', (state, steps, statuses) => {
    expect(statusOf(state, steps)).toBe(statuses)
  })

  it('says who did what, and the number under 编号 only', () => {
    const stages = buildStages({ state: 'numbered', steps: [drafted, submitted, reviewed, signed] })
    expect(stages.map(({ label, person, note }) => [label, person, note])).toEqual([
      ['拟稿', '示例甲', ''],
      ['审核', '示例乙', '同意'],
      ['签发', '示例丙', ''],
      ['编号', '', '京执监意〔2026〕1号'],
      ['用印', '', ''],
    ])
  })

  it('names the author of a draft under way', () => {
    expect(buildStages({ state: 'drafting', steps: [drafted] })[0]).toMatchObject({
      person: '示例甲',
      status: 'current',
    })
  })
})

describe('steps', () => {
  it('count only since the last return', () => {
    expect(standingSteps([drafted, submitted, reviewed, returned, submitted])).toEqual([submitted])
    expect(standingSteps([drafted, submitted])).toEqual([drafted, submitted])
  })

  it('keep the return open until the text is submitted again', () => {
    expect(openReturn({ state: 'drafting', steps: [drafted, submitted, returned] })).toBe(returned)
    expect(openReturn({ state: 'drafting', steps: [drafted] })).toBeNull()
    expect(openReturn({ state: 'reviewing', steps: [drafted, submitted, returned, submitted] })).toBeNull()
  })

  it('tell who made it void and why', () => {
    expect(voidStep({ steps: [drafted, voided] })).toBe(voided)
    expect(voidStep({ steps: [drafted] })).toBeNull()
  })
})
