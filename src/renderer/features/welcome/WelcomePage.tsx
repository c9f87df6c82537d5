import type { Settings } from '@shared/domain/settings/settings'

export function WelcomePage(_props: { readonly settings: Settings }) {
  return null
}
