/** The paragraphs a scheme asks for: one of each part, or one for each finding, material, party it speaks of. */
import type { DraftFinding } from './draft-finding'
import { fact, facts, type FactBook } from './fact'
import { factsOfFinding } from './facts-of-findings'
import { factsOfView } from './facts-of-loop'
import { GROUND } from './grounds'
import type { SchemePart } from './kind'
import { linesOf } from './kind-values'
import { factsOfMaterial, materialsOf } from './materials'
import type { PaperSource } from './paper-source'

/** One paragraph to be made: the template, and what only this paragraph knows. */
export type Making = {
  readonly part: SchemePart
  readonly id: string
  readonly own: FactBook
  readonly findingIds: readonly string[]
}

export function spreadPart(
  part: SchemePart,
  index: number,
  source: PaperSource,
  findings: readonly DraftFinding[],
): readonly Making[] {
  const name = part.level === 'body' ? part.role : `${part.role}-${index}`
  const made = (suffix: string, own: FactBook, findingIds: readonly string[] = []): Making => ({
    ...{ part, own, findingIds },
    id: suffix === '' ? name : `${name.slice(0, 22)}-${suffix}`,
  })
  const numbered = (of: readonly FactBook[]) => of.map((own, at) => made(String(at + 1), own))
  switch (part.each) {
    case 'once':
      return [made('', {}, part.text.includes('{{evidence}}') ? faultIds(findings) : [])]
    case 'fault':
    case 'advice': {
      const isAdvice = part.each === 'advice'
      return findings
        .filter((finding) => (finding.kind === 'advice') === isAdvice)
        .map((finding, at) => made(finding.id, factsOfFinding(finding, at + 1), [finding.id]))
    }
    case 'law-result':
      return numbered(lawResults(findings))
    case 'party':
      return numbered(source.dispute?.views.map(factsOfView) ?? [])
    case 'material':
      return numbered(materialsOf(source).map(factsOfMaterial))
    case 'requirement':
      return numbered(
        linesOf(source.values.requirements).map((line) => facts(GROUND.values, { requirement: line })),
      )
  }
}

const faultIds = (findings: readonly DraftFinding[]): readonly string[] =>
  findings.filter(({ kind }) => kind !== 'advice').map(({ id }) => id)

const lawResults = (findings: readonly DraftFinding[]): readonly FactBook[] =>
  findings
    .filter(({ ruleId }) => ruleId !== '')
    .map((finding, at) => {
      const { number, description, law } = factsOfFinding(finding, at + 1)
      const lawResult = description ?? fact('')
      return {
        ...{ number: number ?? fact(''), law: law ?? fact(''), lawResult },
        ruleId: { ...lawResult, text: finding.ruleId },
      }
    })
