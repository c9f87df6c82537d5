import type { Due } from '@shared/domain/loop/clocks'

/** Where the screens of the loop lead to; given by the shell. */
export type LoopLinks = {
  readonly onOpenDocument: (documentId: string) => void
  readonly onOpenMatter: (matterId: string) => void
  readonly onOpenClue: (clueId: string) => void
  readonly onOpenDispute: (disputeId: string) => void
  readonly onOpenReview: (caseId: string, reviewId: string) => void
}

/** Where the thing is done: the clue, the dispute, the paper, else the matter. */
export function openDue(due: Due, links: LoopLinks): void {
  if (due.clueId !== null) links.onOpenClue(due.clueId)
  else if (due.disputeId !== null) links.onOpenDispute(due.disputeId)
  else if (due.documentId !== null) links.onOpenDocument(due.documentId)
  else if (due.matterId !== null) links.onOpenMatter(due.matterId)
}
