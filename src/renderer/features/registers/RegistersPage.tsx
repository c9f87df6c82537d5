export type RegistersPageProps = {
  readonly onOpenDocument: (documentId: string) => void
  readonly onOpenMatter: (matterId: string) => void
}

export function RegistersPage(props: RegistersPageProps) {
  return <main data-page="registers" data-props={Object.keys(props).length} />
}
