/**
 * Who sees and handles 问题线索: the named role, and the leader who answers for it. A paper about a clue, and every
 * paper that follows such a paper, is as closed as the clue itself (docs/adr/0024).
 */
import type { SupervisionDocument } from '../document/supervision-document'
import type { Actor, Role } from '../people/person'

export const CLUE_ROLES: readonly Role[] = ['clue', 'leader']

/** All that is asked of whoever looks; an office that has registered nobody looks as `soleActor`, with every role. */
export type Viewer = Pick<Actor, 'roles'>

export const mayHandleClues = ({ roles }: Viewer): boolean => CLUE_ROLES.some((role) => roles.includes(role))

type Linked = Pick<SupervisionDocument, 'id' | 'kind' | 'clueId' | 'parentId'>

/** @param find  the paper it follows; a chain of papers is looked up to its beginning */
export function isCluePaper(document: Linked, find: (id: string) => Linked | undefined): boolean {
  const seen = new Set<string>()
  for (let one: Linked | undefined = document; one !== undefined && !seen.has(one.id);) {
    if (one.kind.access === 'clue' || one.clueId !== null) return true
    seen.add(one.id)
    one = one.parentId === null ? undefined : find(one.parentId)
  }
  return false
}

export const maySeeDocument = (
  document: Linked,
  viewer: Viewer,
  find: (id: string) => Linked | undefined,
): boolean => mayHandleClues(viewer) || !isCluePaper(document, find)

/** The papers this viewer may see, in the order given; `documents` must hold the papers others follow. */
export function visibleDocuments<D extends Linked>(documents: readonly D[], viewer: Viewer): readonly D[] {
  if (mayHandleClues(viewer)) return documents
  const byId = new Map(documents.map((document) => [document.id, document]))
  return documents.filter((document) => !isCluePaper(document, (id) => byId.get(id)))
}
