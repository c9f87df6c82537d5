/** Builds an edition from its tables: the checklist, and the aids (documents, N/A conditions) where it has them. */
import { splitRuleText } from '../../src/shared/domain/checklist/rule-text'
import {
  ScoringStandard,
  type NaCondition,
  type StandardItem,
  type VetoItem,
} from '../../src/shared/domain/checklist/standard'
import type { Provenance } from '../../src/shared/domain/checklist/provenance'
import { parseDecimalToCenti } from '../../src/shared/lib/decimal'
import { OURS, type StandardHeader } from './headers'
import { getCell, getYesNo, parseTable, type Row } from './table'

const COLUMNS = ['ID', '部分', '评查内容', '分值', '扣分规则', '封顶', '否决', '可缺项', '依据'] as const
const AID_COLUMNS = ['ID', '查阅文书', '缺项条件'] as const

type Aid = { readonly documents: readonly string[]; readonly naWhen: readonly NaCondition[] }
type Aids = ReadonlyMap<string, Aid>

/** @param aidsMarkdown  absent: an edition of form 1 */
export function buildStandard(
  header: StandardHeader,
  markdown: string,
  aidsMarkdown?: string,
): ScoringStandard {
  const rows = parseTable(markdown, COLUMNS)
  const scored = rows.filter((row) => !getYesNo(row, '否决'))
  const aids = readAids(aidsMarkdown, new Set(rows.map((row) => getCell(row, 'ID'))))
  const { id, v, name, edition, caseType, provenance, sources, vetoPatterns } = header
  const { twoReviewers, sameFactOnce, derivedFrom } = header
  return ScoringStandard.parse({
    ...{ format: 'hengjuan/scoring-standard', v, id, name },
    issuer: '衡卷（建议稿，未经任何机关发布）',
    edition,
    effectiveFrom: '2026-01-01',
    caseType,
    totalCenti: 10000,
    stepCenti: 10,
    naWarnBelowCenti: 6000,
    vetoStyle: 'B',
    grades: [
      { name: '优秀', minTenths: 900 },
      { name: '合格', minTenths: 600 },
      { name: '不合格', minTenths: 0 },
    ],
    provenance,
    sources,
    sections: buildSections(scored),
    items: scored.map((row) => buildItem(row, aids)),
    vetoes: rows.filter((row) => getYesNo(row, '否决')).map((row) => buildVeto(row, vetoPatterns, aids)),
    ...(twoReviewers === undefined ? {} : { twoReviewers }),
    ...(sameFactOnce === undefined ? {} : { sameFactOnce }),
    ...(derivedFrom === undefined ? {} : { derivedFrom }),
  })
}

/** One row for each row of the checklist, or none at all. */
function readAids(markdown: string | undefined, ids: ReadonlySet<string>): Aids {
  if (markdown === undefined) return new Map()
  const aids = new Map(
    parseTable(markdown, AID_COLUMNS).map((row) => [getCell(row, 'ID'), readAid(row)] as const),
  )
  const isSame = aids.size === ids.size && [...ids].every((id) => aids.has(id))
  if (!isSame) throw new Error('the aids and the checklist name different rows')
  return aids
}

function readAid(row: Row): Aid {
  const conditions = getCell(row, '缺项条件')
  return {
    documents: getCell(row, '查阅文书').split('、'),
    naWhen: conditions === '—' ? [] : conditions.split(' & ').map(readCondition),
  }
}

/** `hearing.requested=否` */
function readCondition(text: string): NaCondition {
  const [, factKey, value] = /^([a-z][a-z0-9.-]+)=(\S+)$/.exec(text) ?? []
  if (factKey === undefined || value === undefined) throw new Error(`unreadable condition ${text}`)
  return { factKey, op: 'is', value }
}

function buildSections(scored: readonly Row[]): { id: string; name: string }[] {
  const sections = new Map<string, string>()
  for (const row of scored) sections.set(sectionOf(getCell(row, 'ID')), getCell(row, '部分'))
  return [...sections].map(([id, name]) => ({ id, name }))
}

/** `PT-A02` belongs to section `A`. */
function sectionOf(itemId: string): string {
  return itemId.slice(3, 4)
}

function buildItem(row: Row, aids: Aids): StandardItem {
  const id = getCell(row, 'ID')
  const capCenti = centi(getCell(row, '封顶'))
  const ruleText = getCell(row, '扣分规则')
  const rules = splitRuleText(id, ruleText, capCenti)
  if (!rules.ok) throw new Error(`${id}: ${JSON.stringify(rules.failure)}`)
  return {
    id,
    section: sectionOf(id),
    text: getCell(row, '评查内容'),
    pointsCenti: centi(getCell(row, '分值')),
    capCenti,
    ruleText,
    rules: rules.value,
    naAllowed: getYesNo(row, '可缺项'),
    basis: getCell(row, '依据'),
    provenance: [
      { about: 'text', mark: 'P', source: OURS },
      { about: 'points', mark: 'P', source: OURS },
      ...basisProvenance(row),
      ...aidProvenance(aids.get(id)),
    ],
    ...aidFields(aids.get(id)),
  }
}

function buildVeto(row: Row, patterns: StandardHeader['vetoPatterns'], aids: Aids): VetoItem {
  const id = getCell(row, 'ID')
  if (getCell(row, '分值') !== '0' || getCell(row, '封顶') !== '0')
    throw new Error(`${id} is a veto with points`)
  const pattern = patterns[id]
  return {
    id,
    text: getCell(row, '评查内容'),
    ruleText: getCell(row, '扣分规则'),
    basis: getCell(row, '依据'),
    naAllowed: getYesNo(row, '可缺项'),
    provenance: [
      { about: 'text', mark: 'P', source: OURS },
      ...(pattern ? [{ about: 'pattern', mark: 'F', source: pattern } as const] : []),
      ...basisProvenance(row),
      ...aidProvenance(aids.get(id)),
    ],
    ...aidFields(aids.get(id)),
  }
}

function aidFields(aid: Aid | undefined): Partial<Pick<StandardItem, 'naWhen' | 'documents'>> {
  if (!aid) return {}
  return { ...(aid.naWhen.length === 0 ? {} : { naWhen: aid.naWhen }), documents: aid.documents }
}

function aidProvenance(aid: Aid | undefined): Provenance[] {
  if (!aid) return []
  return [
    { about: 'documents', mark: 'P', source: OURS },
    ...(aid.naWhen.length === 0 ? [] : [{ about: 'na', mark: 'P', source: OURS } as const]),
  ]
}

/** Papers whose own text was not at hand: named here with what was. */
const SECOND_HAND = [
  {
    word: '国办发〔2024〕54号问题解答',
    mark: 'K',
    source: '国办发〔2024〕54号的问题解答未查阅核对',
  },
  { word: '国办发〔2024〕54号', mark: 'F', source: 'S31 S32：国办发〔2024〕54号只见报道，未见原文' },
  { word: '文书格式文本', mark: 'F', source: 'S30 S31：文书格式文本只见介绍，未见原文' },
] as const

function basisProvenance(row: Row): Provenance[] {
  const basis = getCell(row, '依据')
  if (basis.includes('[K]')) return [{ about: 'basis', mark: 'K', source: '依据未查阅核对' }]
  const parts = basis.split('；')
  const heard = SECOND_HAND.filter(({ word }) => parts.includes(word))
  return [
    ...(parts.length > heard.length
      ? [{ about: 'basis', mark: 'F', source: '所列法律法规条文已查阅' } as const]
      : []),
    ...heard.map(({ mark, source }): Provenance => ({ about: 'basis', mark, source })),
  ]
}

function centi(text: string): number {
  const parsed = parseDecimalToCenti(text)
  if (!parsed.ok) throw new Error(`not a number of points: ${text}`)
  return parsed.value
}
