import type { LoopLinks } from './links'

export type DisputePageProps = { readonly disputeId: string } & LoopLinks

export function DisputePage(props: DisputePageProps) {
  return <main data-page="DisputePage" data-props={Object.keys(props).length} />
}
