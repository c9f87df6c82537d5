import type { LoopLinks } from './links'

export type MatterPageProps = { readonly matterId: string } & LoopLinks

export function MatterPage(props: MatterPageProps) {
  return <main data-page="MatterPage" data-props={Object.keys(props).length} />
}
