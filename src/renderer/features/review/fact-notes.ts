/** "The same fault twice" and what is linked already, for each finding of the list. Pure. */
import { findSameFaults, linkedWith, type SameFault } from '@shared/domain/review/same-fault'
import type { NumberedFinding } from '@shared/domain/review/review'

export const WHY_TEXT: Readonly<Record<SameFault['why'], string>> = {
  place: '位置重叠',
  missing: '缺同一材料',
  defect: '缺陷代码相同',
}

export type FactNote = {
  /** 同一事实 with these, by a person's word. */
  readonly linked: readonly NumberedFinding[]
  /** May be one fact; the first is the one to offer. */
  readonly suspects: readonly { readonly other: NumberedFinding; readonly why: SameFault['why'] }[]
}

export type FactNotes = ReadonlyMap<string, FactNote>

export function buildFactNotes(findings: readonly NumberedFinding[]): FactNotes {
  const byId = new Map(findings.map((numbered) => [numbered.finding.id, numbered]))
  const plain = findings.map(({ finding }) => finding)
  const pairs = findSameFaults(plain)
  const notes = new Map<string, FactNote>()
  for (const { finding } of findings) {
    const numbered = (id: string): readonly NumberedFinding[] => {
      const found = byId.get(id)
      return found ? [found] : []
    }
    const linked = linkedWith(finding, plain).flatMap(({ id }) => numbered(id))
    const suspects = pairs.flatMap(({ a, b, why }) => {
      const otherId = a === finding.id ? b : b === finding.id ? a : null
      return otherId === null ? [] : numbered(otherId).map((other) => ({ other, why }))
    })
    if (linked.length > 0 || suspects.length > 0) notes.set(finding.id, { linked, suspects })
  }
  return notes
}

export const nameOf = ({ number, finding }: NumberedFinding): string => `第 ${number} 条（${finding.itemId}）`

/** Linked findings as groups, each once, for the explanation of the score. */
export function factGroups(findings: readonly NumberedFinding[]): readonly (readonly NumberedFinding[])[] {
  const groups = new Map<string, NumberedFinding[]>()
  for (const numbered of findings) {
    const { factId } = numbered.finding
    if (factId) groups.set(factId, [...(groups.get(factId) ?? []), numbered])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
