/** Steps of a file in a campaign that main computes; all others are acts of a person. */
import { compare, concludePanel, decideObjection, finalize, recheck } from '../entries/entry-acts'
import type { Office } from '../office/office'
import { handle } from './handle'

export function setUpEntryHandlers(office: Office): void {
  handle('entry:compare', ({ entryId }) => compare(office, entryId))
  handle('entry:conclude-panel', ({ entryId, minutes }) => concludePanel(office, entryId, minutes))
  handle('entry:recheck', ({ entryId, ...opinion }) => recheck(office, entryId, opinion))
  handle('entry:decide-objection', (order) => decideObjection(office, order))
  handle('entry:finalize', ({ entryId }) => finalize(office, entryId))
}
