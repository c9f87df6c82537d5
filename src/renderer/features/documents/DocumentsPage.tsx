export function DocumentsPage(_props: { readonly onOpen: (documentId: string) => void }) {
  return null
}
