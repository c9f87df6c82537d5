import { APP_HOST, APP_SCHEME } from './origin'

/** Contents the page made itself, and the inspector's own pages, which packages never open. */
const INNER_SCHEMES = ['blob:', 'data:', 'devtools:']

/** Whether a URL stays inside the app. Anything unreadable does not. */
export function isLocalUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, host } = new URL(text)
  return INNER_SCHEMES.includes(protocol) || (protocol === `${APP_SCHEME}:` && host === APP_HOST)
}
