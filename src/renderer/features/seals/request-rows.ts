/** 待办用印: open requests with who has to do something next, and the last ones that are done. Pure. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Actor } from '@shared/domain/people/person'
import { targetsOf, type Seal, type SealRequest } from '@shared/domain/seal/seal'

export type RequestRow = {
  readonly id: string
  readonly documentId: string
  readonly title: string
  readonly numberText: string
  readonly sealName: string
  readonly copies: number
  readonly applicant: string
  readonly askedAt: string
  readonly stateText: string
  readonly isOpen: boolean
  /** What the person at the laptop can do about it; empty when nothing. */
  readonly mine: '' | '审批' | '监印' | '加盖附件'
}

const ENDED = { refused: '未同意', withdrawn: '已撤回', used: '已用印' } as const

const isOpen = ({ state }: SealRequest, document: SupervisionDocument | undefined): boolean =>
  (state === 'asked' || state === 'approved') && document?.state !== 'voided'

function stateText(request: SealRequest, document: SupervisionDocument | undefined): string {
  if (request.state === 'asked') return document?.state === 'voided' ? '文书已作废' : '待审批'
  if (request.state !== 'approved') return ENDED[request.state]
  if (document?.state === 'voided') return '文书已作废'
  const left = targetsOf(request).length - request.used.length
  return request.used.includes('document') ? `待加盖随附材料 ${left} 份` : '待监印'
}

function mine(request: SealRequest, seal: Seal | undefined, actor: Actor | null): RequestRow['mine'] {
  if (actor === null || actor.personId === null || request.applicant.personId === actor.personId) return ''
  if (request.state === 'asked') return actor.roles.includes('leader') ? '审批' : ''
  if (request.state !== 'approved' || request.decidedBy?.personId === actor.personId) return ''
  const holds = !seal || seal.holders.length === 0 || seal.holders.includes(actor.personId)
  if (!actor.roles.includes('keeper') || !holds) return ''
  return request.used.includes('document') ? '加盖附件' : '监印'
}

/** What waits for this person first, then what waits for others, then what is over; newest first in each. */
export function buildRequestRows(
  requests: readonly SealRequest[],
  documents: readonly SupervisionDocument[],
  seals: readonly Seal[],
  actor: Actor | null,
): readonly RequestRow[] {
  const documentOf = new Map(documents.map((document) => [document.id, document]))
  const sealOf = new Map(seals.map((seal) => [seal.id, seal]))
  return requests
    .map((request): RequestRow => {
      const document = documentOf.get(request.documentId)
      const seal = sealOf.get(request.wish.sealId)
      const open = isOpen(request, document)
      return {
        id: request.id,
        documentId: request.documentId,
        title: document?.kind.title ?? '',
        numberText: document?.number?.text ?? '',
        sealName: seal?.name ?? '',
        copies: request.wish.copies,
        applicant: request.applicant.name,
        askedAt: request.askedAt,
        stateText: stateText(request, document),
        isOpen: open,
        mine: open ? mine(request, seal, actor) : '',
      }
    })
    .toSorted(
      (a, b) =>
        Number(b.mine !== '') - Number(a.mine !== '') ||
        Number(b.isOpen) - Number(a.isOpen) ||
        b.askedAt.localeCompare(a.askedAt),
    )
}
