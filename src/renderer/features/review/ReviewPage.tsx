export function ReviewPage(_props: {
  readonly caseId: string
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}) {
  return null
}
