/** Where the window is. Kept in the hash, so that back, forward and a reload work; nothing else reads it. */
import { useSyncExternalStore } from 'react'

export type Route =
  | { readonly page: 'cases' }
  | { readonly page: 'review'; readonly caseId: string }
  | { readonly page: 'documents' }
  | { readonly page: 'document'; readonly documentId: string }
  | { readonly page: 'seals' }
  | { readonly page: 'settings' }

export function toHash(route: Route): string {
  switch (route.page) {
    case 'review':
      return `#/cases/${route.caseId}`
    case 'document':
      return `#/documents/${route.documentId}`
    default:
      return `#/${route.page}`
  }
}

/** An unknown hash leads home. */
export function parseHash(hash: string): Route {
  const [page, id] = hash.replace(/^#\//, '').split('/')
  if (page === 'cases' && id) return { page: 'review', caseId: id }
  if (page === 'documents') return id ? { page: 'document', documentId: id } : { page: 'documents' }
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
