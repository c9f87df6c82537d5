/** Bringing scans in: by dialog, by drop, or from the samples. */
import { dialog, type OpenDialogOptions } from 'electron'
import { findMainWindow } from '../app/main-window'
import { Offers } from '../intake/offers'
import { runIntake } from '../intake/run-intake'
import { openSample } from '../intake/samples'
import type { Office } from '../office/office'
import { handle } from './handle'
import { runJob } from './running-jobs'

const CHOOSE: Readonly<{ [K in 'folder' | 'files']: OpenDialogOptions }> = {
  folder: { title: '选择案卷文件夹', buttonLabel: '选择此文件夹', properties: ['openDirectory'] },
  files: {
    title: '选择扫描件',
    buttonLabel: '选择',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: '扫描件', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
      { name: '所有文件', extensions: ['*'] },
    ],
  },
}

/** @returns the offers, for others that take chosen files in */
export function setUpIntakeHandlers(office: Office): Offers {
  const offers = new Offers(office.newId)

  handle('intake:choose', async (what) => {
    const window = findMainWindow()
    const answer = window
      ? await dialog.showOpenDialog(window, CHOOSE[what])
      : await dialog.showOpenDialog(CHOOSE[what])
    return answer.canceled || answer.filePaths.length === 0 ? null : offers.make(answer.filePaths)
  })
  handle('intake:offer', (paths) => offers.make(paths))
  handle('sample:offer', async (slug) => {
    const { folder, facts } = await openSample(office.resourcesDir, slug)
    return offers.make([folder], { sampleSlug: slug, facts })
  })
  handle('intake:run', (order) =>
    runJob(order.jobId, (signal, report) =>
      runIntake(office, offers.get(order.token), order, signal, report),
    ),
  )
  handle('blob:unlock', async (sha256, password) => {
    await office.pages.build(sha256, 'pdf', { password })
    return null
  })
  return offers
}
