export function CasesPage(_props: { readonly onOpen: (caseId: string) => void }) {
  return null
}
