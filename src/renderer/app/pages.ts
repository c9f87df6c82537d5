/**
 * The pages behind the home screen, each read when it is first opened: the start does not wait for them, and a page
 * nobody opens takes no memory beside a large scan.
 */
import { lazy } from 'react'

/** Once the home screen stands: what most people open first is then at hand. */
export function readAhead(): () => void {
  const idle = requestIdleCallback(() => void import('../features/review'), { timeout: 2000 })
  return () => cancelIdleCallback(idle)
}

export const CampaignsPage = lazy(async () => ({
  default: (await import('../features/campaigns')).CampaignsPage,
}))
export const CampaignPage = lazy(async () => ({
  default: (await import('../features/campaigns')).CampaignPage,
}))
export const CluePage = lazy(async () => ({ default: (await import('../features/loop')).CluePage }))
export const DisputePage = lazy(async () => ({ default: (await import('../features/loop')).DisputePage }))
export const DocumentPage = lazy(async () => ({
  default: (await import('../features/documents')).DocumentPage,
}))
export const DocumentsPage = lazy(async () => ({
  default: (await import('../features/documents')).DocumentsPage,
}))
export const EntryPage = lazy(async () => ({ default: (await import('../features/entries')).EntryPage }))
export const KindPage = lazy(async () => ({ default: (await import('../features/kinds')).KindPage }))
export const KindsPage = lazy(async () => ({ default: (await import('../features/kinds')).KindsPage }))
export const LoopPage = lazy(async () => ({ default: (await import('../features/loop')).LoopPage }))
export const MatterPage = lazy(async () => ({ default: (await import('../features/loop')).MatterPage }))
export const PeoplePage = lazy(async () => ({ default: (await import('../features/people')).PeoplePage }))
export const RegistersPage = lazy(async () => ({
  default: (await import('../features/registers')).RegistersPage,
}))
export const ReviewPage = lazy(async () => ({ default: (await import('../features/review')).ReviewPage }))
export const SealsPage = lazy(async () => ({ default: (await import('../features/seals')).SealsPage }))
export const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings')).SettingsPage,
}))
export const StandardEditorPage = lazy(async () => ({
  default: (await import('../features/standards')).StandardEditorPage,
}))
export const StandardsPage = lazy(async () => ({
  default: (await import('../features/standards')).StandardsPage,
}))
