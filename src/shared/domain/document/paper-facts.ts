/** All facts a paper of this kind may speak of, by name. */
import { chineseDate } from './chinese-date'
import type { DraftFinding } from './draft-finding'
import { fact, facts, gap, trimEnd, type Fact, type FactBook } from './fact'
import { FACT_NAMES } from './fact-names'
import { factsOfCases } from './facts-of-case'
import { factsOfAll } from './facts-of-findings'
import { factsOfClue, factsOfDispute } from './facts-of-loop'
import { factsOfParent } from './facts-of-parent'
import { GROUND } from './grounds'
import type { KindDefinition } from './kind'
import { factsOfKind, linesOf } from './kind-values'
import type { PaperSource } from './paper-source'

export function paperFacts(
  kind: KindDefinition,
  source: PaperSource,
  findings: readonly DraftFinding[],
): FactBook {
  const { settings, today, values } = source
  const faults = findings.filter((finding) => finding.kind !== 'advice')
  const cases = factsOfCases(source)
  return {
    ...facts(`${GROUND.kind}：${kind.title}`, { issuer: kind.issuer.value, basis: kind.basisText.value }),
    ...facts(GROUND.settings, {
      office: settings.officeName,
      contactPerson: settings.contactPerson,
      contactPhone: settings.contactPhone,
    }),
    today: fact(chineseDate(today), { ground: '拟稿当日' }),
    ...cases,
    ...(source.parent === null ? direct(cases) : {}),
    ...factsOfAll(
      faults,
      findings.filter((finding) => finding.kind === 'advice'),
    ),
    ...factsOfClue(source.clue),
    ...factsOfDispute(source.dispute),
    ...factsOfParent(source),
    ...factsOfKind(kind, values),
    ...loose(source, findings),
  }
}

/** Why and what, for a paper that follows no other. */
const direct = ({ reason, subject }: FactBook): FactBook => ({
  directReason: reason ?? fact(''),
  directSubject: subject ?? fact(''),
})

/** Where no finding fills a part, what a person wrote does; where nobody wrote, the gap is named. */
function loose(
  { matter, values, dispute, cases, clue }: PaperSource,
  findings: readonly DraftFinding[],
): FactBook {
  const summary = factsOfWords(matter?.facts.summary ?? '')
  const hasLines = linesOf(values.requirements).length > 0
  const hasMaterials = linesOf(values.materials).length > 0 || cases.length > 0 || clue !== null
  const hasFaults = findings.some(({ kind }) => kind !== 'advice')
  const unless = (isThere: boolean, name: keyof typeof FACT_NAMES, known: Fact | null = null): FactBook => ({
    [name]: isThere ? fact('') : (known ?? gap(FACT_NAMES[name])),
  })
  const outcome = trimEnd(dispute?.ending?.outcome ?? '')
  return {
    ...unless(hasFaults, 'looseFacts', summary),
    ...unless(hasFaults, 'looseEvaluation'),
    ...unless(hasFaults || hasLines, 'looseRequirements'),
    ...unless(findings.length > 0 || hasLines, 'loosePoints', summary),
    ...unless(hasMaterials || hasLines, 'looseMaterials'),
    ...(outcome === '' ? unless(hasLines, 'outcome') : {}),
  }
}

const factsOfWords = (words: string): Fact | null =>
  trimEnd(words) === '' ? null : fact(trimEnd(words), { ground: GROUND.matter })
