/** Importing a seal and using it. */
import { dialog } from 'electron'
import { AppError } from '@shared/lib/app-error'
import { findMainWindow } from '../app/main-window'
import type { Office } from '../office/office'
import { applySeal, type Confirm } from '../seals/apply-seal'
import { lockSeal } from '../seals/vault'
import { handle } from './handle'

const PNG_MAGIC = [0x89, 0x50, 0x4e, 0x47]

export function setUpSealHandlers(office: Office): void {
  handle('seal:import', async ({ png, passphrase, ...measures }) => {
    if (!PNG_MAGIC.every((byte, index) => png[index] === byte)) {
      throw new AppError('seal/not-a-picture', 'not a PNG')
    }
    const vault = await office.blobs.put(await lockSeal(png, passphrase))
    const sealId = office.newId()
    await office.record.write([
      { type: 'seal/imported', payload: { ...measures, sealId, vaultSha256: vault.sha256 } },
    ])
    return { sealId }
  })
  handle('document:seal', (order) => applySeal(office, order, confirmSealing))
}

const SEAL_BUTTON = 0

/** The keeper's own yes, in a window no page can imitate or answer. */
const confirmSealing: Confirm = async ({ title, number, seal }) => {
  const options = {
    type: 'question' as const,
    title: '确认用印',
    message: `确认用印：${number}`,
    detail: `文书：${title}\n印章：${seal}\n\n用印后记入用印登记簿，不能撤销。印模图片不是可靠的电子签章，本件为印模套印件。`,
    buttons: ['用印', '取消'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  }
  const window = findMainWindow()
  const { response } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options)
  return response === SEAL_BUTTON
}
