/** Kinds as they are edited: what must be mended, what is confirmed, what a copy keeps; serials in words. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { draftPaper } from '@shared/domain/document/draft-paper'
import { KindFile, type KindDefinition } from '@shared/domain/document/kind'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { claimsOf, confirmClaim, openClaims } from '../../../src/renderer/features/kinds/claims'
import {
  copyKind,
  freshSlug,
  insertable,
  moved,
  problemsOf,
} from '../../../src/renderer/features/kinds/kind-edit'
import { buildKindRows } from '../../../src/renderer/features/kinds/kind-rows'
import { groupSerials } from '../../../src/renderer/features/kinds/numbers/serial-text'
import { sampleSource } from '../../../src/renderer/features/kinds/sample-source'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/${path}`, import.meta.url), 'utf8'))
const KINDS = KindFile.parse(read('kinds/kinds-2026.1.json')).kinds
const STANDARD = ScoringStandard.parse(read('standards/CF-PT-2026.1.json'))
const opinion = KINDS.find(({ id }) => id === 'opinion') as KindDefinition
const PART = opinion.scheme[0] as KindDefinition['scheme'][number]
const FIELD = opinion.fields[0] as KindDefinition['fields'][number]
const words = (kind: KindDefinition) => problemsOf(kind, KINDS).map((problem) => problem.words)

describe('problemsOf', () => {
  it.each(KINDS.map((kind) => [kind.title, kind] as const))(
    'finds nothing wrong with %s as shipped',
    (_t, kind) => {
      expect(words(kind)).toEqual([])
    },
  )

  it.each<[string, Partial<KindDefinition>, RegExp]>([
    ['no title', { title: ' ' }, /填写文书名称/],
    ['the title of another', { title: '工作提示函' }, /已有同名/],
    ['no form', { forms: [] }, /至少选一种格式/],
    ['no ground', { subjects: [] }, /至少选一种起草依据/],
    [
      'the prefix of another',
      { numberPrefix: { ...opinion.numberPrefix, value: '京执监通' } },
      /行政执法监督通知书/,
    ],
    ['a prefix in Latin letters', { numberPrefix: { ...opinion.numberPrefix, value: 'JZJ' } }, /2至20个汉字/],
    ['no scheme', { scheme: [] }, /段落方案是空的/],
    ['a name nobody knows', { scheme: opinion.scheme.with(0, { ...PART, text: '{{nosuch}}' }) }, /nosuch/],
    ['open brackets', { scheme: opinion.scheme.with(0, { ...PART, text: '[[{{unit}}' }) }, /没有成对/],
    ['nobody to sign', { approval: [{ label: '签发', roles: ['reviewer'] }] }, /须有“组长”/],
    [
      'nobody to review',
      {
        approval: [
          { label: '审核', roles: ['reviewer'] },
          { label: '签发', roles: ['leader'] },
        ],
      },
      /“组长”或“复核”/,
    ],
    ['two fields of one name', { fields: [...opinion.fields, { ...FIELD }] }, /标识相同/],
  ])('tells of %s', (_what, patch, told) => {
    expect(words({ ...opinion, ...patch }).join(' ')).toMatch(told)
  })
})

describe('a copy', () => {
  const made = copyKind(opinion, 'own-1', { title: '调查函', shortName: '调查函', prefix: '京执监查' })
  it('is sound, and nothing of it is confirmed', () => {
    expect(words(made)).toEqual([])
    expect(claimsOf(made).filter(({ isConfirmed }) => isConfirmed)).toEqual([])
  })
  it('keeps the scheme, the fields and the chain', () => {
    expect([made.scheme, made.fields, made.approval]).toEqual([
      opinion.scheme,
      opinion.fields,
      opinion.approval,
    ])
  })
})

describe('claims', () => {
  it('are confirmed one by one', () => {
    const [first] = openClaims(opinion)
    expect(first).toBeDefined()
    const next = confirmClaim(opinion, first?.key ?? '', true)
    expect(openClaims(next)).toHaveLength(openClaims(opinion).length - 1)
  })
})

describe('the list', () => {
  it('says what is shipped, changed, and the office’s own', () => {
    const changed = { ...opinion, shortName: '意见' }
    const own = copyKind(opinion, 'own-1', { title: '调查函', shortName: '函', prefix: '京执监查' })
    const row = (kind: KindDefinition) => ({ id: kind.id, kind, setAt: '', setBy: '', retiredAt: null })
    const kinds = [...KINDS, own].map((kind) => ({ ...kind, isRetired: false }))
    const rows = buildKindRows(kinds, KINDS, [row(changed), row(own)])
    expect(
      rows.filter(({ origin }) => origin !== 'shipped').map(({ kind, origin }) => [kind.id, origin]),
    ).toEqual([
      ['opinion', 'changed'],
      ['own-1', 'own'],
    ])
  })
})

describe('the sample draft', () => {
  it.each(KINDS.map((kind) => [kind.title, kind] as const))('can be made of %s', (_title, kind) => {
    const drafted = draftPaper(kind, sampleSource(kind, DEFAULT_SETTINGS, STANDARD))
    expect(drafted.ok).toBe(true)
  })
})

describe('small things', () => {
  it.each([
    [0, -1, 'abc'],
    [0, 1, 'bac'],
    [2, 1, 'abc'],
    [2, -1, 'acb'],
  ] as const)('item %i moved by %i gives %s', (index, step, after) => {
    expect(moved([...'abc'], index, step).join('')).toBe(after)
  })

  it('a new name is one nobody has', () => expect(freshSlug('field', ['field-1', 'field-2'])).toBe('field-3'))

  it('each name is offered once', () => {
    const names = insertable(opinion, 'fault').flatMap(({ items }) => items.map(({ value }) => value))
    expect(new Set(names).size).toBe(names.length)
  })

  it('serials of one fate are one line; each paper has its own', () => {
    const used = (serial: number) => ({
      text: `京执监意〔2026〕${serial}号`,
      state: { kind: 'used', documentId: 'd', title: '意见书', issuedOn: '2026-03-01' } as const,
    })
    const lost = (serial: number) => ({
      text: `京执监意〔2026〕${serial}号`,
      state: { kind: 'unexplained' } as const,
    })
    const groups = groupSerials([used(1), used(2), lost(3), lost(4), used(5)])
    expect(groups.map(({ count, word }) => `${count}${word}`)).toEqual([
      '1已用',
      '1已用',
      '2原因不明',
      '1已用',
    ])
  })
})
