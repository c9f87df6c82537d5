export type KindsPageProps = { readonly onOpenKind: (kindId: string) => void; readonly onClose: () => void }

export function KindsPage(props: KindsPageProps) {
  return <main data-page="KindsPage" data-props={Object.keys(props).length} />
}
