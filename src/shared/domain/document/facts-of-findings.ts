/** Facts of one finding, and of all of them together. */
import { fact, trimEnd, type Fact, type FactBook } from './fact'
import { describeFinding, factOf, joinLaws, type DraftFinding } from './draft-finding'
import { missingText, pagePlacesText, placesText } from './finding-places'

const groundOf = ({ itemId, ruleId }: DraftFinding): string =>
  ruleId === '' ? `评查标准第${itemId}项` : `评查标准第${itemId}项、期限核查规则${ruleId}`

/** @param number  its number among the faults of the paper, from 1 */
export function factsOfFinding(finding: DraftFinding, number: number): FactBook {
  const { id, law, cited, kind } = finding
  const ground = groundOf(finding)
  const of = (text: string): Fact =>
    fact(text, { findingIds: [id], places: cited, law: trimEnd(law), ground })
  const laws = joinLaws(law)
  const item = trimEnd(finding.itemText)
  const advice = trimEnd(finding.advice)
  return {
    number: of(String(number)),
    fact: of(factOf(finding)),
    description: of(describeFinding(finding)),
    places: of(placesText(finding.places)),
    itemText: of(item),
    law: of(laws),
    against: of(laws === '' ? `与评查标准“${item}”的要求不一致` : `不符合${laws}的规定`),
    vetoNote: of(kind === 'veto' ? '，属于评查标准列明的否决情形' : ''),
    advice: of(advice),
    correction: of(advice === '' ? '，并说明纠正方式和依据' : `：${advice}`),
    measure: of(advice === '' ? '对照有关规定完善工作制度和办案流程' : advice),
  }
}

export function factsOfAll(faults: readonly DraftFinding[], advices: readonly DraftFinding[]): FactBook {
  if (faults.length + advices.length === 0) return {}
  const all = [...faults, ...advices]
  const of = (findings: readonly DraftFinding[], text: string): Fact =>
    fact(text, {
      findingIds: findings.map(({ id }) => id),
      places: findings.flatMap(({ cited }) => cited),
      ground: '评查记录',
    })
  const vetoes = faults.filter(({ kind }) => kind === 'veto').length
  return {
    evidence: faults.length === 0 ? fact('') : of(faults, evidenceText(faults)),
    findingCount: of(all, String(all.length)),
    faultCount: of(faults, String(faults.length)),
    vetoCount: of(faults, vetoes === 0 ? '' : String(vetoes)),
    adviceCount: of(advices, advices.length === 0 ? '' : String(advices.length)),
  }
}

/** Without full stop. Pages of several cases are told case by case. */
function evidenceText(faults: readonly DraftFinding[]): string {
  const titles = [...new Set(faults.map(({ caseTitle }) => caseTitle))]
  const told = titles.map((title) => {
    const places = faults.filter(({ caseTitle }) => caseTitle === title).flatMap((finding) => finding.places)
    return { name: title === '' ? '案卷' : `“${title}”案卷`, places }
  })
  const pages = told
    .map(({ name, places }) => ({ name, text: pagePlacesText(places) }))
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => `${name}${text}`)
    .join('，')
  const missing = missingText(told.flatMap(({ places }) => places))
  const parts = [
    pages && `以上事实，有${pages}等材料在卷证明`,
    missing && `${pages ? '' : '以上事实，'}经逐页核对案卷，卷内未见${missing}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('；') : '以上事实，有评查记录为证'
}
