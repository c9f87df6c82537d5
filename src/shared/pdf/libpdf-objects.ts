/** Our plain objects and @libpdf/core's, both ways, for what is written into files only that library can read. */
import {
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
import type { PDF, PdfObject as LibObject } from '@libpdf/core'
import type { ObjectSink } from './mark-appearance'
import { isArray, ref, type PdfDict as OurDict, type PdfObject } from './objects'

export const libSink = (pdf: PDF): ObjectSink => ({
  add: (object) => fromLibRef(pdf.register(toLib(object))),
  addStream: (entries, data) => fromLibRef(pdf.register(new PdfStream(toLibDict(entries), data))),
})

export const fromLibRef = (libRef: PdfRef) => ref(libRef.objectNumber, libRef.generation)

export function toLibDict(object: OurDict): PdfDict {
  return new PdfDict(
    [...object.entries].map(([key, value]): [PdfName, LibObject] => [PdfName.of(key), toLib(value)]),
  )
}

export function toLib(object: PdfObject): LibObject {
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

/** A stream becomes its dictionary. */
export function fromLib(object: LibObject | undefined): PdfObject {
  if (object instanceof PdfRef) return fromLibRef(object)
  if (object instanceof PdfName) return { kind: 'name', name: object.value }
  if (object instanceof PdfNumber || object instanceof PdfBool) return object.value
  if (object instanceof PdfString) return { kind: 'string', bytes: object.bytes }
  if (object instanceof PdfArray) return [...object].map(fromLib)
  if (object instanceof PdfDict) {
    return {
      kind: 'dict',
      entries: new Map([...object].map(([key, value]) => [key.value, fromLib(value)] as const)),
    }
  }
  return null
}

export function hasPrefix(saved: Uint8Array, original: Uint8Array): boolean {
  if (saved.length <= original.length) return false
  for (let i = 0; i < original.length; i += 1) if (saved[i] !== original[i]) return false
  return true
}
