/** Exports: where to is asked of the person here; the renderer never learns a path. */
import { dialog, shell } from 'electron'
import { AppError } from '@shared/lib/app-error'
import { findMainWindow } from '../app/main-window'
import { makeBatch } from '../exports/batch'
import { makeExport, type AskPath } from '../exports/make-export'
import type { Office } from '../office/office'
import { handle } from './handle'
import { runJob } from './running-jobs'

export function setUpExportHandlers(office: Office): void {
  /** This session's exports only: enough to open their folder. */
  const paths = new Map<string, string>()

  handle('export:save', (order) =>
    runJob(order.jobId, async (signal, report) => {
      const made = await makeExport(office, order, askPath, signal, report)
      if (made === null) return null
      paths.set(made.exportId, made.firstPath)
      return { exportId: made.exportId, names: made.names }
    }),
  )
  handle('export:batch', (order) =>
    runJob(order.jobId, async (signal, report) => {
      const made = await makeBatch(office, order, askPath, signal, report)
      if (made?.report.exportId && made.firstPath) paths.set(made.report.exportId, made.firstPath)
      return made?.report ?? null
    }),
  )
  handle('export:reveal', ({ exportId }) => {
    const path = paths.get(exportId)
    if (path === undefined) throw new AppError('export/unknown', 'not of this session')
    shell.showItemInFolder(path)
    return null
  })
}

const FILTERS = {
  pdf: { name: 'PDF 文件', extensions: ['pdf'] },
  xlsx: { name: 'Excel 工作簿', extensions: ['xlsx'] },
  json: { name: '评分凭证', extensions: ['json'] },
  csv: { name: 'CSV 表格', extensions: ['csv'] },
  docx: { name: 'Word 文件', extensions: ['docx'] },
  html: { name: '网页文件', extensions: ['html'] },
} as const

/** The system's own dialog asks before it lets a file be replaced. */
const askPath: AskPath = async ({ kind, suggestedName, format }) => {
  const window = findMainWindow()
  if (kind === 'folder') {
    const options = {
      title: suggestedName === '' ? '选择标注卷的保存位置' : suggestedName,
      buttonLabel: '保存到此文件夹',
      properties: ['openDirectory' as const, 'createDirectory' as const],
    }
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options)
    return canceled ? null : (filePaths[0] ?? null)
  }
  const filter = { ...FILTERS[format], extensions: [...FILTERS[format].extensions] }
  const options = {
    title: '导出',
    defaultPath: suggestedName,
    filters: [filter],
    properties: ['showOverwriteConfirmation' as const],
  }
  const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  if (answer.canceled || !answer.filePath) return null
  return answer.filePath.toLowerCase().endsWith(`.${format}`)
    ? answer.filePath
    : `${answer.filePath}.${format}`
}
