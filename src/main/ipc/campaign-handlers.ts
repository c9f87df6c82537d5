/** Campaigns: the draw is made here, from the record. Everything else of a campaign is an act. */
import { makeDraw } from '../campaigns/make-draw'
import type { Office } from '../office/office'
import { handle } from './handle'

export function setUpCampaignHandlers(office: Office): void {
  handle('draw:make', (order) => makeDraw(office, order))
}
