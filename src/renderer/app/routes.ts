/** Where the window is. Kept in the hash, so that back, forward and a reload work; nothing else reads it. */
import { useSyncExternalStore } from 'react'

const LOOP_TABS = ['dues', 'matters', 'clues', 'disputes'] as const
export type LoopTab = (typeof LOOP_TABS)[number]
const isLoopTab = (text: string | undefined): text is LoopTab => LOOP_TABS.some((tab) => tab === text)

export type Route =
  | { readonly page: 'cases' }
  /** Without `reviewId`: the one review this person may work on or see. */
  | {
      readonly page: 'review'
      readonly caseId: string
      readonly reviewId?: string | undefined
      /** Only with `reviewId`: the finding to show. */
      readonly findingId?: string | undefined
    }
  | { readonly page: 'campaigns' }
  | { readonly page: 'campaign'; readonly campaignId: string }
  | { readonly page: 'entry'; readonly entryId: string }
  | { readonly page: 'standards' }
  | { readonly page: 'standard-draft'; readonly draftId: string }
  | { readonly page: 'people' }
  | { readonly page: 'documents' }
  | { readonly page: 'document'; readonly documentId: string }
  | { readonly page: 'kinds' }
  | { readonly page: 'kind'; readonly kindId: string }
  | { readonly page: 'loop'; readonly tab?: LoopTab | undefined }
  | { readonly page: 'matter'; readonly matterId: string }
  | { readonly page: 'clue'; readonly clueId: string }
  | { readonly page: 'dispute'; readonly disputeId: string }
  | { readonly page: 'registers' }
  | { readonly page: 'seals' }
  | { readonly page: 'settings' }

export function toHash(route: Route): string {
  switch (route.page) {
    case 'review':
      return ['#/cases', route.caseId, route.reviewId, route.reviewId && route.findingId]
        .filter(Boolean)
        .join('/')
    case 'campaign':
      return `#/campaigns/${route.campaignId}`
    case 'entry':
      return `#/entries/${route.entryId}`
    case 'standard-draft':
      return `#/standards/${route.draftId}`
    case 'document':
      return `#/documents/${route.documentId}`
    case 'kind':
      return `#/kinds/${route.kindId}`
    case 'loop':
      return route.tab ? `#/loop/${route.tab}` : '#/loop'
    case 'matter':
      return `#/matters/${route.matterId}`
    case 'clue':
      return `#/clues/${route.clueId}`
    case 'dispute':
      return `#/disputes/${route.disputeId}`
    default:
      return `#/${route.page}`
  }
}

/** An unknown hash leads home. */
export function parseHash(hash: string): Route {
  const [page, id, second, third] = hash.replace(/^#\//, '').split('/')
  if (page === 'cases' && id) {
    return { page: 'review', caseId: id, reviewId: second || undefined, findingId: third || undefined }
  }
  if (page === 'campaigns') return id ? { page: 'campaign', campaignId: id } : { page: 'campaigns' }
  if (page === 'entries' && id) return { page: 'entry', entryId: id }
  if (page === 'standards') return id ? { page: 'standard-draft', draftId: id } : { page: 'standards' }
  if (page === 'people') return { page }
  if (page === 'documents') return id ? { page: 'document', documentId: id } : { page: 'documents' }
  if (page === 'kinds') return id ? { page: 'kind', kindId: id } : { page: 'kinds' }
  if (page === 'loop') return { page, tab: isLoopTab(id) ? id : undefined }
  if (page === 'matters' && id) return { page: 'matter', matterId: id }
  if (page === 'clues' && id) return { page: 'clue', clueId: id }
  if (page === 'disputes' && id) return { page: 'dispute', disputeId: id }
  if (page === 'registers') return { page }
  if (page === 'seals' || page === 'settings') return { page }
  return { page: 'cases' }
}

export function navigate(route: Route): void {
  location.hash = toHash(route)
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => location.hash,
  )
  return parseHash(hash)
}
