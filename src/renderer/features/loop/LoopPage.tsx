import type { LoopLinks } from './links'

export type LoopPageProps = {
  readonly tab: 'dues' | 'matters' | 'clues' | 'disputes'
  readonly onTab: (tab: 'dues' | 'matters' | 'clues' | 'disputes') => void
} & LoopLinks

export function LoopPage(props: LoopPageProps) {
  return <main data-page="LoopPage" data-props={Object.keys(props).length} />
}
