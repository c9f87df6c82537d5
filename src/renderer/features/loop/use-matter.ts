import { useMemo } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { mayHandleClues, visibleDocuments } from '@shared/domain/loop/access'
import type { Clue } from '@shared/domain/loop/clue'
import type { Due } from '@shared/domain/loop/clocks'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import type { Actor, Person } from '@shared/domain/people/person'
import { useDues } from '../../data/dues'
import { useRow, useRows } from '../../data/live'
import { useActor } from '../../data/session'

export type MatterView = {
  readonly matter: Matter
  readonly cases: readonly CaseFile[]
  readonly papers: readonly SupervisionDocument[]
  /** Empty for whoever may not handle clues. */
  readonly clues: readonly Clue[]
  readonly disputes: readonly Dispute[]
  readonly dues: readonly Due[]
  readonly people: readonly Person[]
  readonly actor: Actor | null
}

/** null while loading, undefined when there is no such matter. */
export function useMatter(matterId: string): MatterView | null | undefined {
  const matter = useRow('matters', matterId)
  const cases = useRows('cases')
  const documents = useRows('documents')
  const clues = useRows('clues')
  const disputes = useRows('disputes')
  const people = useRows('people')
  const actor = useActor()
  const dues = useDues()
  return useMemo(() => {
    if (matter === undefined) return undefined
    if (!matter || cases === null || documents === null || clues === null) return null
    if (disputes === null || people === null || dues === null) return null
    const viewer = actor ?? { roles: [] }
    const byId = new Map(cases.map((one) => [one.id, one]))
    return {
      matter,
      cases: matter.facts.caseIds.flatMap((id) => byId.get(id) ?? []),
      papers: visibleDocuments(documents, viewer)
        .filter((one) => one.matterId === matterId)
        .toSorted((a, b) => a.draftedAt.localeCompare(b.draftedAt)),
      clues: mayHandleClues(viewer) ? clues.filter(({ facts }) => facts.matterId === matterId) : [],
      disputes: disputes.filter(({ facts }) => facts.matterId === matterId),
      dues: dues.filter((due) => due.matterId === matterId),
      ...{ people, actor },
    }
  }, [matter, cases, documents, clues, disputes, people, actor, dues, matterId])
}
