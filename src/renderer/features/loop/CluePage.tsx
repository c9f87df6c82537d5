import type { LoopLinks } from './links'

export type CluePageProps = { readonly clueId: string } & LoopLinks

export function CluePage(props: CluePageProps) {
  return <main data-page="CluePage" data-props={Object.keys(props).length} />
}
