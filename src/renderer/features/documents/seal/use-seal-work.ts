/** Everything the tab 用印 of one paper shows, from the live tables. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Actor, Person } from '@shared/domain/people/person'
import type { Seal, SealRequest, SealUse } from '@shared/domain/seal/seal'
import type { Settings } from '@shared/domain/settings/settings'
import { useRows, useSettings } from '../../../data/live'
import { useActor, useSession } from '../../../data/session'
import { currentRequest } from './release'

export type SealWork = {
  readonly document: SupervisionDocument
  readonly settings: Settings
  /** null: nobody has signed in. */
  readonly actor: Actor | null
  readonly isStaffed: boolean
  readonly people: readonly Person[]
  readonly seals: readonly Seal[]
  readonly request: SealRequest | null
  /** Of the whole register. */
  readonly allUses: readonly SealUse[]
  /** The impression on the paper itself. */
  readonly use: SealUse | null
  /** Of its attachments, in the order of the register. */
  readonly attachmentUses: readonly SealUse[]
}

/** null while loading. */
export function useSealWork(document: SupervisionDocument): SealWork | null {
  const settings = useSettings()
  const session = useSession()
  const actor = useActor()
  const people = useRows('people')
  const seals = useRows('seals')
  const requests = useRows('sealRequests')
  const allUses = useRows('sealUses')
  if (!settings || !session || !people || !seals || !requests || !allUses) return null
  const mine = allUses.filter(({ documentId }) => documentId === document.id)
  return {
    ...{ document, settings, actor, isStaffed: session.isStaffed, people, seals, allUses },
    request: currentRequest(requests, document, mine),
    use: mine.find(({ id }) => id === document.sealed?.sealUseId) ?? null,
    attachmentUses: mine
      .filter(({ target }) => target.kind === 'attachment')
      .toSorted((a, b) => a.serial - b.serial),
  }
}
