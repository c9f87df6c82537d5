export function DocumentPage(_props: {
  readonly documentId: string
  readonly onOpenReview: (caseId: string) => void
  readonly onOpenSeals: () => void
  readonly onClose: () => void
}) {
  return null
}
