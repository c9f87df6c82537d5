import { describe, expect, it } from 'vitest'
import { clueSecrets } from '@shared/domain/document/language'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { liftFields } from '@shared/events/lift-document'
import { warningsOf } from '../../../src/renderer/features/documents/warnings'
import { CLUE, kindOf } from '../../helpers/paper-source'

const TYPED: readonly Paragraph[] = [
  { id: 'p1', role: 'overview', level: 'body', text: '经查，示例丁没有到场。', findingIds: [] },
]
const fields = liftFields({
  ...{ issuer: '示例局', addressee: '示例单位', attachments: [], contactPerson: '', contactPhone: '' },
})
const told = (kindId: string, secrets: readonly string[]): readonly string[] =>
  warningsOf({ document: { kind: kindOf(kindId), fields }, clueSecrets: secrets }, TYPED)
    .filter(({ code }) => code === 'language/clue-told')
    .map(({ found }) => found)

describe('a name of a clue in the text as typed', () => {
  it.each([
    ['is warned of in a paper everybody reads', 'circular', clueSecrets([CLUE]), ['示例丁']],
    ['may stand in a paper about the clue', 'transfer', clueSecrets([CLUE]), []],
    ['is any name while no clue knows it', 'circular', [], []],
  ] as const)('%s', (_name, kindId, secrets, expected) => {
    expect(told(kindId, secrets)).toEqual(expected)
  })
})
