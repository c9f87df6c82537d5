/**
 * The one origin everything is served from. It is also the address of the IndexedDB data, so it never changes
 * after the first release (docs/adr/0002).
 */
export const APP_SCHEME = 'app'
export const APP_HOST = 'hengjuan'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** The only page a window of ours may show. */
export const ENTRY_URL = `${APP_ORIGIN}/index.html`
