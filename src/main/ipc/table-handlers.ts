/** Choosing a foreign table; it is read in the background process, and the window gets text only. */
import { basename } from 'node:path'
import { dialog, type OpenDialogOptions } from 'electron'
import { findMainWindow } from '../app/main-window'
import type { Office } from '../office/office'
import { handle } from './handle'

const CHOOSE: OpenDialogOptions = {
  title: '选择表格文件',
  buttonLabel: '读取',
  properties: ['openFile'],
  filters: [
    { name: '表格（XLSX、CSV）', extensions: ['xlsx', 'csv', 'txt', 'tsv'] },
    { name: '所有文件', extensions: ['*'] },
  ],
}

export function setUpTableHandlers({ jobs }: Office): void {
  handle('table:choose', async () => {
    const window = findMainWindow()
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, CHOOSE)
      : await dialog.showOpenDialog(CHOOSE)
    const [path] = filePaths
    if (canceled || path === undefined) return null
    return { name: basename(path), sheets: await jobs.run('read-table', { path }) }
  })
}
