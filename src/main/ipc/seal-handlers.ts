/** Seals from import to impression: vaults, four eyes, sealing of papers and of files that go out with them. */
import { readFile, stat } from 'node:fs/promises'
import { app, dialog, powerMonitor } from 'electron'
import { AppError } from '@shared/lib/app-error'
import { log } from '../app/log'
import { findMainWindow } from '../app/main-window'
import { printForSeal, readBlob } from '../documents/produce'
import type { Office } from '../office/office'
import type { Desk } from '../people/desk'
import { cryptoSign, type ChooseP12 } from '../seals/crypto-sign'
import { decideRequest } from '../seals/decide-request'
import { asKeeper } from '../seals/keeper'
import { Vaults } from '../seals/open-vaults'
import { placeOnPage } from '../seals/place-on-page'
import { sealAttachment } from '../seals/seal-attachment'
import { sealDocument } from '../seals/seal-document'
import { SealQueue, type Confirm, type Sealing } from '../seals/sealing'
import { lockSeal } from '../seals/vault'
import { emit, handle } from './handle'
import { runJob } from './running-jobs'

const PNG_MAGIC = [0x89, 0x50, 0x4e, 0x47]
const TICK_MS = 1000
/** A certificate file has a few kilobytes; what is larger is none. */
const MOST_P12_BYTES = 1_000_000

export function setUpSealHandlers(office: Office, desk: Desk): void {
  const vaults = openVaults(office, desk)
  const sealing: Sealing = {
    ...{ office, vaults, queue: new SealQueue(), confirm: confirmSealing },
    print: (document, diameterMm, qr) => printForSeal(office, document, diameterMm, qr),
  }
  setUpVaultHandlers(office, vaults)
  handle('seal:decide', async (decision) => {
    await decideRequest(office, desk, decision)
    return null
  })
  handle('document:place-seal', (order) => placeOnPage(office, order))
  handle('document:seal', (order) =>
    asKeeper(office, desk, vaults, order.keeperPin, () => sealDocument(sealing, order)),
  )
  handle('attachment:seal', (order) =>
    runJob(order.jobId, (signal, report) => {
      const onProgress = (done: number, total: number): void =>
        report({ phase: 'seal-attachment', done, total })
      return asKeeper(office, desk, vaults, order.keeperPin, () =>
        sealAttachment(sealing, order, office.passwords, { signal, onProgress }),
      )
    }),
  )
  handle('document:crypto-sign', (order) => cryptoSign(office, order, chooseP12))
}

function setUpVaultHandlers(office: Office, vaults: Vaults): void {
  handle('seal:import', async ({ png, passphrase, ...measures }) => {
    if (!PNG_MAGIC.every((byte, index) => png[index] === byte)) {
      throw new AppError('seal/not-a-picture', 'not a PNG')
    }
    const vault = await office.blobs.put(await lockSeal(png, passphrase))
    png.fill(0)
    const sealId = office.newId()
    await office.record.write([
      { type: 'seal/imported', payload: { ...measures, sealId, vaultSha256: vault.sha256 } },
    ])
    return { sealId }
  })
  handle('seal:unlock', async ({ sealId, passphrase }) => {
    await vaults.unlock(sealId, passphrase)
    return null
  })
  handle('seal:lock', ({ sealId }) => {
    vaults.lock(sealId)
    return null
  })
  handle('seal:open-vaults', () => vaults.open)
}

/** Closed by time, by another person, by sleep and by the end of the program. */
function openVaults(office: Office, desk: Desk): Vaults {
  const vaults = new Vaults({
    record: office.record,
    readVault: (sha256) => readBlob(office, sha256),
    now: office.now,
    elapsedMs: () => performance.now(),
    onRefused: ({ sealId, attempts }) => log.warn('seal vault refused', { seal: sealId, attempts }),
  })
  vaults.onChanged((open) => emit('seal:vaults-changed', { vaults: open }))
  desk.onChanged(({ personId, isLocked }) => {
    if (isLocked) vaults.lockAll()
    else vaults.keepOnlyOf(personId)
  })
  setInterval(() => vaults.tick(), TICK_MS).unref()
  powerMonitor.on('suspend', () => vaults.lockAll())
  powerMonitor.on('lock-screen', () => vaults.lockAll())
  app.on('will-quit', () => vaults.lockAll())
  return vaults
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

const chooseP12: ChooseP12 = async () => {
  const options = {
    title: '选择证书文件',
    buttonLabel: '用此证书签名',
    filters: [{ name: '证书文件', extensions: ['p12', 'pfx'] }],
    properties: ['openFile' as const],
  }
  const window = findMainWindow()
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options)
  const [path] = filePaths
  if (canceled || path === undefined) return null
  const { size } = await stat(path)
  if (size > MOST_P12_BYTES) throw new AppError('seal/p12-unreadable', 'too large for a certificate file')
  return readFile(path)
}
