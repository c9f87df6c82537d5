/** The shipped kinds: what the founding article says is there, what is only our proposal is marked, and all of it fits together. */
import { describe, expect, it } from 'vitest'
import { GENERATED_ANNEXES } from '@shared/domain/document/annexes'
import { attachmentFaults, schemeFaults } from '@shared/domain/document/fact-names'
import { joinKinds, KindDefinition, type KindRow } from '@shared/domain/document/kind'
import { isNumberPrefix } from '@shared/domain/document/number'
import { officeKinds, prefixOf } from '@shared/domain/document/office-kinds'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { KINDS, kindOf } from '../../../helpers/paper-source'

const BUREAU = '京山市行政执法监督局'
const GOVERNMENT = '京山市人民政府'
const SEAL = '京山市人民政府行政执法监督专用章'

describe('the shipped kinds', () => {
  it.each<[id: string, title: string, prefix: string, issuer: string, seal: string, forms: string]>([
    ['notice', '行政执法监督通知书', '京执监通', BUREAU, SEAL, 'legal red-head'],
    ['suggestion', '行政执法监督建议书', '京执监建', BUREAU, SEAL, 'legal red-head'],
    ['opinion', '行政执法监督意见书', '京执监意', BUREAU, SEAL, 'legal red-head'],
    ['decision', '行政执法监督决定书', '京政执监决', GOVERNMENT, SEAL, 'legal red-head'],
    ['reminder', '工作提示函', '京执监提', BUREAU, SEAL, 'letter'],
    ['transfer', '问题线索移送函', '京执监移', '京山市司法局', SEAL, 'letter'],
    ['dispute-opinion', '行政执法争议协调意见书', '京执协意', '京山市司法局', SEAL, 'red-head legal'],
    ['dispute-decision', '行政执法争议协调决定书', '京政执协决', GOVERNMENT, SEAL, 'red-head legal'],
    ['receipt', '送达回证', '', BUREAU, '', 'sheet'],
    ['rectify-notice', '行政执法案卷整改通知书', '京执监改', BUREAU, SEAL, 'legal letter'],
    ['reinspection', '复查记录', '', BUREAU, '', 'sheet'],
    ['file-request', '调卷函', '京执监调', BUREAU, SEAL, 'letter legal'],
    ['circular', '情况通报', '京执监报', BUREAU, SEAL, 'red-head'],
  ])('%s is %s, %s', (id, title, prefix, issuer, seal, forms) => {
    const kind = kindOf(id)
    expect([kind.title, kind.numberPrefix.value, kind.issuer.value, kind.sealName.value]).toEqual([
      ...[title, prefix, issuer, seal],
    ])
    expect(kind.forms.join(' ')).toBe(forms)
  })

  it('are thirteen', () => expect(KINDS).toHaveLength(13))

  it('name what was found, and mark the rest as unconfirmed', () => {
    const confirmed = KINDS.filter(({ issuer }) => issuer.isConfirmed).map(({ id }) => id)
    expect(confirmed).toEqual([
      ...['notice', 'suggestion', 'opinion', 'decision', 'dispute-opinion', 'dispute-decision'],
    ])
    for (const kind of KINDS) {
      const claims = [
        kind.issuer,
        kind.sealName,
        kind.numberPrefix,
        kind.basisText,
        kind.signatory,
        ...kind.terms,
      ]
      for (const { provenance, isConfirmed } of claims) expect(isConfirmed).toBe(provenance === 'found')
    }
  })

  it('order only where the government or a decision does', () => {
    expect(KINDS.filter(({ mayOrder }) => mayOrder).map(({ id }) => id)).toEqual([
      'decision',
      'dispute-decision',
    ])
    const texts = KINDS.filter(({ mayOrder }) => !mayOrder).flatMap(({ scheme }) =>
      scheme.map(({ text }) => text),
    )
    expect(texts.filter((text) => /责令|勒令|限令|决定如下/u.test(text))).toEqual([])
  })

  it.each(KINDS.map((kind) => [kind.id, kind] as const))('%s can be filled and numbered', (_id, kind) => {
    expect([schemeFaults(kind), attachmentFaults(kind)]).toEqual([[], []])
    const { value } = kind.numberPrefix
    expect(value === '' || isNumberPrefix(value)).toBe(true)
    expect(new Set(kind.fields.map(({ id }) => id)).size).toBe(kind.fields.length)
    expect(kind.fields.filter(({ type, options }) => (type === 'choice') !== options.length > 0)).toEqual([])
    const target = kind.followUp.escalatesTo
    expect(target === null || KINDS.some(({ id }) => id === target)).toBe(true)
    expect(kind.scheme.length === 0).toBe(kind.forms[0] === 'sheet')
    expect(kind.approval.at(-1)?.roles).toEqual(['leader'])
    if (kind.followUp.needsRectification) expect(kind.terms.map(({ id }) => id)).toContain('rectify')
  })

  it('have prefixes of their own', () => {
    const prefixes = KINDS.map((kind) => kind.numberPrefix.value).filter((prefix) => prefix !== '')
    expect(new Set(prefixes).size).toBe(prefixes.length)
  })

  it('know which attachments the record itself makes', () => {
    const made = new Set(
      KINDS.flatMap(({ attachments }) => attachments).filter((name) => GENERATED_ANNEXES.includes(name)),
    )
    expect([...made].toSorted()).toEqual(
      [
        '回执',
        '线索登记表',
        '问题清单',
        '问题统计表',
        '材料清单',
        '行政执法案卷评查问题清单',
        '证据目录',
        '调卷清单',
      ].toSorted(),
    )
  })
})

const row = (kind: KindDefinition, retiredAt: string | null = null): KindRow => ({
  ...{ id: kind.id, kind, setAt: '2026-03-01T00:00:00.000Z', setBy: '示例甲', retiredAt },
})

describe('the kinds of an office', () => {
  it('are the shipped ones in their order, its own after them, retired ones marked', () => {
    const own = { ...kindOf('reminder'), id: 'my-letter' }
    const kinds = joinKinds(KINDS, [row(own), row(kindOf('circular'), '2026-03-02T00:00:00.000Z')])
    expect(kinds.map(({ id }) => id)).toEqual([...KINDS.map(({ id }) => id), 'my-letter'])
    expect(kinds.filter(({ isRetired }) => isRetired).map(({ id }) => id)).toEqual(['circular'])
  })

  it('follow the settings as before there were kinds, until the office sets the kind itself', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      ...{ issuerName: '示例市监督局', officeName: '示例市司法局', numberPrefix: '示监意', rectifyDays: 20 },
    }
    const of = (id: string, rows: readonly KindRow[] = []) =>
      officeKinds(KINDS, rows, settings).find((kind) => kind.id === id)
    expect(of('opinion')).toMatchObject({
      issuer: { value: '示例市监督局', isConfirmed: true },
      numberPrefix: { value: '示监意', isConfirmed: true },
    })
    expect(of('opinion')?.terms.find(({ id }) => id === 'rectify')?.days).toBe(20)
    expect(of('notice')?.issuer.value).toBe('示例市监督局')
    expect(of('notice')?.numberPrefix.value).toBe('京执监通')
    expect(of('decision')?.issuer.value).toBe(GOVERNMENT)
    expect(of('dispute-opinion')?.issuer.value).toBe('示例市司法局')
    expect(of('opinion', [row(kindOf('opinion'))])?.issuer.value).toBe(BUREAU)
  })

  it('are the shipped ones, untouched, while nothing was set', () => {
    expect(officeKinds(KINDS, [], DEFAULT_SETTINGS)).toEqual(
      KINDS.map((kind) => ({ ...kind, isRetired: false })),
    )
  })

  it.each([
    ['the kind as shipped', kindOf('opinion'), '京执监意', '京执监意'],
    ['a paper from before the kinds, an office with its own prefix', kindOf('opinion'), '示监意', '示监意'],
    ['another kind', kindOf('notice'), '示监意', '京执监通'],
    [
      'a kind somebody set',
      {
        ...kindOf('opinion'),
        numberPrefix: { value: '甲监意', provenance: 'found', isConfirmed: true } as const,
      },
      '示监意',
      '甲监意',
    ],
  ])('number a paper by %s', (_name, kind, inSettings, prefix) => {
    expect(prefixOf(kind, { ...DEFAULT_SETTINGS, numberPrefix: inSettings })).toBe(prefix)
  })

  it('outlive the schema they are kept in', () => {
    for (const kind of KINDS) expect(KindDefinition.parse(JSON.parse(JSON.stringify(kind)))).toEqual(kind)
  })
})
