/** The loop: registering, and taking scans in. Everything else of it is an act of a person. */
import type { Offers } from '../intake/offers'
import { attachFiles } from '../loop/attach-files'
import { registerClue, registerDispute, registerMatter } from '../loop/register'
import type { Office } from '../office/office'
import { handle } from './handle'
import { runJob } from './running-jobs'

export function setUpLoopHandlers(office: Office, offers: Offers): void {
  handle('matter:register', (order) => registerMatter(office, order))
  handle('clue:register', (order) => registerClue(office, order))
  handle('dispute:register', (order) => registerDispute(office, order))
  handle('file:attach', ({ token, jobId, entryIds }) =>
    runJob(jobId, (signal, report) => attachFiles(office, offers.get(token), entryIds, signal, report)),
  )
}
