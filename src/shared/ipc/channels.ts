/**
 * The bare names of everything that crosses between a window and main. No schemas here: the preload bundles this
 * file and must stay tiny. A name is `area:verb`; a new name needs its schemas in contract.ts to compile.
 */

/** Asked by a window, answered by main; each becomes one method of `window.hengjuan`. */
export const CHANNELS = [
  'app:info',
  'app:reset-projection',
  'journal:status',
  'journal:read',
  'act:perform',
  'intake:choose',
  'intake:run',
  'sample:offer',
  'blob:unlock',
  'job:cancel',
  'review:start',
  'review:submit',
  'training:key',
  'document:draft',
  'document:redraft',
  'document:sign',
  'document:preview',
  'document:seal',
  'document:crypto-sign',
  'document:place-seal',
  'seal:import',
  'seal:decide',
  'seal:unlock',
  'seal:lock',
  'seal:open-vaults',
  'attachment:seal',
  'file:attach',
  'matter:register',
  'clue:register',
  'dispute:register',
  'device:status',
  'device:attach',
  'export:save',
  'export:batch',
  'export:reveal',
  'person:session',
  'person:register',
  'person:sign-in',
  'person:sign-out',
  'person:lock',
  'person:change-pin',
  'person:renew-key',
  'record:verify',
  'table:choose',
  'standard:publish',
  'draw:make',
  'entry:compare',
  'entry:conclude-panel',
  'entry:recheck',
  'entry:decide-objection',
  'entry:finalize',
] as const
export type PublicChannel = (typeof CHANNELS)[number]

/**
 * Called by the preload itself and never exposed by name: their arguments are made by the preload from things the
 * page cannot forge. `intake:offer` carries the paths behind dropped files, which the page never sees.
 */
export const PRELOAD_CHANNELS = ['intake:offer'] as const
export type PreloadChannel = (typeof PRELOAD_CHANNELS)[number]

export type Channel = PublicChannel | PreloadChannel

/** Told by main to its window; subscribed with `window.hengjuan.on`. */
export const EVENTS = [
  'app:second-instance',
  'journal:appended',
  'job:progress',
  'person:session-changed',
  'seal:vaults-changed',
] as const
export type EventName = (typeof EVENTS)[number]
