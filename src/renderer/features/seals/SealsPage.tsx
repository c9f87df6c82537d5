export function SealsPage(_props: { readonly onOpenDocument: (documentId: string) => void }) {
  return null
}
