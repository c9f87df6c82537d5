export type KindPageProps = { readonly kindId: string; readonly onClose: () => void }

export function KindPage(props: KindPageProps) {
  return <main data-page="KindPage" data-props={Object.keys(props).length} />
}
