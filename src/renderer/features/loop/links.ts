/** Where the screens of the loop lead to; given by the shell. */
export type LoopLinks = {
  readonly onOpenDocument: (documentId: string) => void
  readonly onOpenMatter: (matterId: string) => void
  readonly onOpenClue: (clueId: string) => void
  readonly onOpenDispute: (disputeId: string) => void
  readonly onOpenReview: (caseId: string, reviewId: string) => void
}
