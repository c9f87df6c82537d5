/** An edition written out in the nine-column form; `readStandardTable` takes it back. Vetoes stand first, without points. */
import { formatCenti } from '@shared/lib/decimal'
import type { ScoringStandard } from '../standard'
import { NINE_COLUMNS } from './columns'

const yesNo = (value: boolean): string => (value ? '是' : '否')

export function tableOfStandard(standard: ScoringStandard): string[][] {
  const nameOf = new Map(standard.sections.map(({ id, name }) => [id, name]))
  return [
    NINE_COLUMNS.map(([label]) => label),
    ...standard.vetoes.map((veto) => [
      veto.id,
      '否决',
      veto.text,
      '0',
      veto.ruleText,
      '0',
      '是',
      yesNo(veto.naAllowed),
      veto.basis,
    ]),
    ...standard.items.map((item) => [
      item.id,
      nameOf.get(item.section) ?? item.section,
      item.text,
      formatCenti(item.pointsCenti),
      item.ruleText,
      formatCenti(item.capCenti),
      '否',
      yesNo(item.naAllowed),
      item.basis,
    ]),
  ]
}
