/** Opens the store and puts its handlers and routes in place; says so when it cannot. */
import { app } from 'electron'
import { AppError, toFailure } from '@shared/lib/app-error'
import { log } from '../app/log'
import { jobsFile, resourcesDir, storeDir } from '../app/paths'
import { setUpCampaignHandlers } from '../ipc/campaign-handlers'
import { setUpDeviceHandlers } from '../ipc/device-handlers'
import { setUpDocumentHandlers } from '../ipc/document-handlers'
import { setUpEntryHandlers } from '../ipc/entry-handlers'
import { setUpExportHandlers } from '../ipc/export-handlers'
import { setUpIntakeHandlers } from '../ipc/intake-handlers'
import { setUpLoopHandlers } from '../ipc/loop-handlers'
import { setUpPeopleHandlers } from '../ipc/people-handlers'
import { setUpRecordHandlers } from '../ipc/record-handlers'
import { setUpJobHandlers } from '../ipc/running-jobs'
import { setUpSealHandlers } from '../ipc/seal-handlers'
import { setUpStandardHandlers } from '../ipc/standard-handlers'
import { setUpTableHandlers } from '../ipc/table-handlers'
import { setUpProjectionReset, setUpTroubleHandlers } from '../ipc/trouble-handlers'
import { registerFaceRoute, registerStoreRoutes } from '../store-routes/routes'
import { closeOffice, openOffice, type Office } from './office'

export async function setUpOffice(): Promise<void> {
  registerFaceRoute(resourcesDir())
  setUpProjectionReset()
  setUpJobHandlers()
  const office = await tryOpen()
  if (office === null) return
  registerStoreRoutes(office)
  setUpRecordHandlers(office)
  const desk = setUpPeopleHandlers(office)
  setUpDeviceHandlers(office)
  const offers = setUpIntakeHandlers(office)
  setUpCampaignHandlers(office)
  setUpEntryHandlers(office)
  setUpLoopHandlers(office, offers)
  setUpDocumentHandlers(office)
  setUpSealHandlers(office, desk)
  setUpStandardHandlers(office)
  setUpTableHandlers(office)
  setUpExportHandlers(office)
  closeOnQuit(office)
}

async function tryOpen(): Promise<Office | null> {
  try {
    return await openOffice({
      storeDir: storeDir(),
      resourcesDir: resourcesDir(),
      jobsEntry: jobsFile(),
    })
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    log.failure('open store', cause)
    setUpTroubleHandlers(toFailure(cause))
    return null
  }
}

/** What is being written is finished first; a kill at any moment loses nothing either, this is only politeness. */
function closeOnQuit(office: Office): void {
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void closeOffice(office)
      .catch((cause: unknown) => log.failure('close store', cause))
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
}
