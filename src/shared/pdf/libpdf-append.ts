/**
 * The same annotations through @libpdf/core, for what the strict reader leaves alone: encrypted files, and files odd
 * enough to need a lenient parser. It holds the file in memory, so it is the second way, not the first.
 */
import {
  PDF,
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNull,
  PdfNumber,
  PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core'
import type { PdfObject as LibObject } from '@libpdf/core'
import type { PageFrame } from '@shared/domain/case-file/geometry'
import { addMark, addMarkResources, type ObjectSink, type PdfMark } from './mark-appearance'
import { isArray, ref, type PdfDict as OurDict, type PdfObject } from './objects'

/** @returns the tail to put behind the original, or null where it cannot be done without touching the original */
export async function appendWithLibpdf(
  original: Uint8Array,
  marksByPage: ReadonlyMap<number, readonly PdfMark[]>,
  frames: readonly PageFrame[],
  password: string | undefined,
): Promise<Uint8Array | null> {
  const pdf = await PDF.load(original, password === undefined ? {} : { credentials: password })
  const isOpen = !pdf.isEncrypted || pdf.isAuthenticated
  if (!isOpen || pdf.canSaveIncrementally() !== null || pdf.getPageCount() !== frames.length) return null
  const sink: ObjectSink = {
    add: (object) => fromLib(pdf.register(toLib(object))),
    addStream: (entries, data) => fromLib(pdf.register(new PdfStream(toLibDict(entries), data))),
  }
  const resources = addMarkResources(sink)
  for (const [pageIndex, marks] of marksByPage) {
    const [page, frame] = [pdf.getPage(pageIndex), frames[pageIndex]]
    if (!page || !frame) return null
    const added = marks.map((mark) => addMark(sink, resources, { ref: fromLib(page.ref), frame }, mark))
    const existing = page.dict.get('Annots')
    const resolved = existing instanceof PdfRef ? pdf.getObject(existing) : existing
    const before = resolved instanceof PdfArray ? [...resolved] : []
    page.dict.set('Annots', new PdfArray([...before, ...added.map((item) => PdfRef.of(item.num, item.gen))]))
  }
  const saved = await pdf.save({ incremental: true })
  return hasPrefix(saved, original) ? saved.subarray(original.length) : null
}

function hasPrefix(saved: Uint8Array, original: Uint8Array): boolean {
  if (saved.length <= original.length) return false
  for (let i = 0; i < original.length; i += 1) if (saved[i] !== original[i]) return false
  return true
}

const fromLib = (libRef: PdfRef) => ref(libRef.objectNumber, libRef.generation)

function toLibDict(object: OurDict): PdfDict {
  return new PdfDict(
    [...object.entries].map(([key, value]): [PdfName, LibObject] => [PdfName.of(key), toLib(value)]),
  )
}

function toLib(object: PdfObject): LibObject {
  if (object === null) return PdfNull.instance
  if (typeof object === 'boolean') return PdfBool.of(object)
  if (typeof object === 'number') return PdfNumber.of(object)
  if (isArray(object)) return new PdfArray(object.map(toLib))
  switch (object.kind) {
    case 'name':
      return PdfName.of(object.name)
    case 'ref':
      return PdfRef.of(object.num, object.gen)
    case 'string':
      return PdfString.fromBytes(object.bytes)
    case 'dict':
      return toLibDict(object)
  }
}
