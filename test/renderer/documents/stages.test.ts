import { describe, expect, it } from 'vitest'
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import type { DocumentState, DocumentStep } from '@shared/domain/document/supervision-document'
import { liftFields } from '@shared/events/lift-document'
import { storableFields } from '../../../src/renderer/features/documents/stored-fields'
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

const EMPTY_FIELDS = liftFields({
  ...{ issuer: '示例局', addressee: '示例单位', attachments: [], contactPerson: '', contactPhone: '' },
})
const drafted = step('drafted', '示例甲')
const submitted = step('submitted', '示例甲')
const reviewed = step('reviewed', '示例乙', '同意')
const returned = step('returned', '示例乙', '事实不清')
const signed = step('signed', '示例丙', '京执监意〔2026〕1号')
const sealed = step('sealed', '示例丁')
const voided = step('voided', '示例甲', '写错主送')

const staged = (state: DocumentState, steps: readonly DocumentStep[], isSealed = true) => ({
  ...{ state, steps, kind: OPINION_V1 },
  fields: { ...storableFields(EMPTY_FIELDS), isSealed },
})
const statusOf = (state: DocumentState, steps: readonly DocumentStep[]): string =>
  buildStages(staged(state, steps))
    .map(({ status }) => status[0])
    .join('')

describe('buildStages', () => {
  it.each<[DocumentState, readonly DocumentStep[], string]>([
    ['drafting', [drafted], 'cwwwwww'],
    ['reviewing', [drafted, submitted], 'dcwwwww'],
    ['signing', [drafted, submitted, reviewed], 'ddcwwww'],
    ['numbered', [drafted, submitted, reviewed, signed], 'ddddcww'],
    ['sealed', [drafted, submitted, reviewed, signed, sealed], 'dddddcw'],
    ['drafting', [drafted, submitted, returned], 'cwwwwww'],
    ['reviewing', [drafted, submitted, reviewed, returned, submitted], 'dcwwwww'],
    ['voided', [drafted, submitted, voided], 'dwwwwww'],
  ])('%s is shown as done, current, waiting', (state, steps, statuses) => {
    expect(statusOf(state, steps)).toBe(statuses)
  })

  it('follows the approval chain of the kind, step by step', () => {
    const approval = [
      { label: '法制审核', roles: ['rechecker'] },
      { label: '分管负责人审批', roles: ['leader'] },
      { label: '主要负责人签发', roles: ['leader'] },
    ] as const
    const document = {
      ...staged('reviewing', [drafted, submitted, reviewed]),
      kind: { ...OPINION_V1, approval },
    }
    expect(buildStages(document).map(({ label, status }) => `${label} ${status}`)).toEqual([
      '拟稿 done',
      '法制审核 done',
      '分管负责人审批 current',
      '主要负责人签发 waiting',
      '编号 waiting',
      '用印 waiting',
      '送达 waiting',
      '销号 waiting',
    ])
  })

  it('has no stage for a seal where none is put on', () => {
    expect(buildStages(staged('numbered', [drafted], false)).map(({ label }) => label)).not.toContain('用印')
  })

  it('says who did what, and the number under 编号 only', () => {
    const stages = buildStages(staged('numbered', [drafted, submitted, reviewed, signed])).slice(0, 5)
    expect(stages.map(({ label, person, note }) => [label, person, note])).toEqual([
      ['拟稿', '示例甲', ''],
      ['审核', '示例乙', '同意'],
      ['签发', '示例丙', ''],
      ['编号', '', '京执监意〔2026〕1号'],
      ['用印', '', ''],
    ])
  })

  it('names the author of a draft under way', () => {
    expect(buildStages(staged('drafting', [drafted]))[0]).toMatchObject({
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
