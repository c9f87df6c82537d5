/** 材料: what is to be handed over, or goes along. From the field `materials`, the clue, or the cases themselves. */
import { fact, type FactBook } from './fact'
import { GROUND } from './grounds'
import { linesOf } from './kind-values'
import type { PaperSource } from './paper-source'

export type Material = { readonly name: string; readonly pages: string; readonly copies: number }

export function materialsOf({ values, clue, cases }: PaperSource): readonly Material[] {
  const written = linesOf(values.materials)
  if (written.length > 0) return written.map((name) => ({ name, pages: '', copies: 1 }))
  if (clue !== null) return clue.facts.materials
  return cases.map(({ caseFile }) => {
    const { title, decisionNumber } = caseFile.facts
    const number = decisionNumber === '' ? '' : `（决定文书：${decisionNumber}）`
    return { name: `“${title}”案卷原件${number}`, pages: '', copies: 1 }
  })
}

export const factsOfMaterial = ({ name, pages, copies }: Material): FactBook => ({
  material: fact(name, { ground: GROUND.material }),
  materialPages: fact(pages, { ground: GROUND.material }),
  materialCopies: fact(String(copies), { ground: GROUND.material }),
})
