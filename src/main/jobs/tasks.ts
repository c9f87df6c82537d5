/**
 * The heavy tasks themselves, as plain functions: no Electron, no port. They run in the background process.
 * Writing libraries are loaded by the task that needs them: a process started to read one file stays quick and small.
 */
import { readFile } from 'node:fs/promises'
import type { PageIndex } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import type { ImagePage } from '@shared/pdf/compose-images'
import { buildImageIndex } from '@shared/pdf/image-index'
import { buildPdfIndex } from '@shared/pdf/page-index'
import type { Pdfium } from '@shared/pdf/pdfium'
import type { BlobStore } from '../blob-store/types'
import { errnoOf, withFileSource } from './file-source'
import type { TaskName, Tasks } from './task-table'
import { stopWhenCancelled, unwrap } from './outcome'
import { lookAtSeam, seamSeal } from './seam-tasks'
import { writeBytes, writeCopyWithTail } from './write-file'

export type TaskContext = {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
  /** A working engine: loaded at first use, replaced after a crash. */
  readonly pdfium: () => Promise<Pdfium>
  readonly blobs: () => Promise<BlobStore>
}

export type TaskFunctions = {
  readonly [N in TaskName]: (input: Tasks[N]['input'], context: TaskContext) => Promise<Tasks[N]['output']>
}

export const TASKS: TaskFunctions = {
  inspect: ({ path, sha256, kind, password }, context) =>
    withFileSource(path, async (source): Promise<PageIndex> => {
      if (kind !== 'pdf') return unwrap(buildImageIndex(source, kind, sha256))
      const pdfium = await context.pdfium()
      const given = password === undefined ? {} : { password }
      const onPage = () => stopWhenCancelled(context.signal)
      return unwrap(buildPdfIndex({ source, sha256, pdfium, onPage, ...given }))
    }),

  ingest: async ({ path }, { blobs, signal, onProgress }) =>
    (await blobs()).ingest(path, {
      signal,
      onProgress: ({ doneBytes, totalBytes }) => onProgress(doneBytes, totalBytes ?? 0),
    }),

  'append-marks': ({ path, outPath, marks, frames, revisionId, password }, { signal }) =>
    withFileSource(path, async (source) => {
      const given = password === undefined ? {} : { password }
      const { appendMarks } = await import('@shared/pdf/append-marks')
      const tail = unwrap(await appendMarks({ source, marks, frames, revisionId, ...given }))
      stopWhenCancelled(signal)
      await writeCopyWithTail(path, outPath, source.size, tail)
      return { bytes: source.size + tail.length, addedBytes: tail.length }
    }),

  'compose-images': async ({ images, outPath, marks, info }, { signal, onProgress }) => {
    const loaded: ImagePage[] = []
    for (const { path, kind, page } of images) {
      stopWhenCancelled(signal)
      loaded.push({ kind, page, bytes: await readWhole(path) })
      onProgress(loaded.length, images.length)
    }
    const { composeImagesPdf } = await import('@shared/pdf/compose-images')
    const bytes = await composeImagesPdf({ images: loaded, marks, info })
    stopWhenCancelled(signal)
    await writeBytes(outPath, bytes)
    return { bytes: bytes.length }
  },

  'stamp-seal': async (input, context) => {
    const { stampSeal } = await import('@shared/pdf/stamp-seal')
    const pdf = await stampSeal({ ...input, removeAnchors: true })
    const check = await TASKS['check-stamp']({ ...input, before: input.pdf, after: pdf }, context)
    return { pdf, check }
  },

  'check-stamp': async ({ before, after, sealPng, widthMm, heightMm, centre }, { pdfium }) => {
    const { checkStamp } = await import('@shared/pdf/check-stamp')
    return checkStamp(await pdfium(), before, after, {
      pageIndex: centre.pageIndex,
      centreMm: [centre.xMm, centre.yMm],
      sizeMm: [widthMm, heightMm],
      sealPng,
    })
  },

  'seam-seal': seamSeal,
  'check-seam': lookAtSeam,

  'measure-paper': async ({ pdf }, { pdfium }) => {
    const { measurePaper } = await import('@shared/pdf/measure-paper')
    return measurePaper(await pdfium(), pdf)
  },

  'sign-p12': async (order) => {
    const { signWithP12 } = await import('../seals/signers/p12-signing')
    return signWithP12(order)
  },

  'read-table': async ({ path }) => {
    const { readTable } = await import('../tables/read-table')
    return readTable(path)
  },
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new AppError('pdf/read-failed', 'a picture cannot be read', { errno: errnoOf(cause) }, { cause })
  }
}
