/** Where the rows of registers and figures lead to; given by the shell. */
export type RegisterLinks = {
  readonly onOpenDocument: (documentId: string) => void
  readonly onOpenMatter: (matterId: string) => void
  readonly onOpenClue: (clueId: string) => void
  readonly onOpenDispute: (disputeId: string) => void
}
