/**
 * The leaves of the page tree in order, with inherited attributes, read strictly. Loops, shared kids, missing kids and
 * endless trees end in NotUnderstood.
 */
import type { BoxPt, PageRotation } from '@shared/domain/case-file/page-index'
import type { DocumentReader } from './document-reader'
import { NotUnderstood } from './lexer'
import { isArray, isKind, isName, type PdfDict, type PdfObject, type PdfRef } from './objects'

export type TreePage = {
  readonly ref: PdfRef
  readonly dict: PdfDict
  /** Resources, MediaBox, CropBox and Rotate, the page's own or inherited. */
  readonly inherited: ReadonlyMap<string, PdfObject>
}

/** More pages than any case file: a year's files of an agency, scanned into one, stay below. */
export const MAX_PAGES = 20_000
const MAX_TREE_DEPTH = 32
const INHERITABLE = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

/** @param onPage called for each page in order; keep nothing of it, a file may have thousands */
export function walkPages(reader: DocumentReader, onPage: (page: TreePage) => void): void {
  const seen = new Set<number>()
  let count = 0
  const walk = (
    node: PdfObject | undefined,
    inherited: ReadonlyMap<string, PdfObject>,
    depth: number,
  ): void => {
    if (!isKind(node, 'ref') || seen.has(node.num) || depth > MAX_TREE_DEPTH)
      throw new NotUnderstood('odd page tree')
    seen.add(node.num)
    const dict = reader.dictAt(node)
    const own = INHERITABLE.flatMap((key): [string, PdfObject][] => {
      const value = dict.entries.get(key)
      return value === undefined ? [] : [[key, value]]
    })
    const passedOn = own.length === 0 ? inherited : new Map([...inherited, ...own])
    const type = reader.get(dict, 'Type')
    if (isName(type, 'Pages')) {
      const kids = reader.get(dict, 'Kids')
      if (!isArray(kids)) throw new NotUnderstood('page tree node without kids')
      for (const kid of kids) walk(kid, passedOn, depth + 1)
    } else if (isName(type, 'Page') && !dict.entries.has('Kids')) {
      count += 1
      if (count > MAX_PAGES) throw new NotUnderstood('too many pages')
      onPage({ ref: node, dict, inherited: passedOn })
    } else {
      throw new NotUnderstood('neither page nor pages')
    }
  }
  walk(reader.dictAt(reader.trailer.entries.get('Root')).entries.get('Pages'), new Map(), 0)
}

function boxOf(reader: DocumentReader, object: PdfObject | undefined): BoxPt | null {
  const values = reader.resolve(object)
  if (!isArray(values) || values.length !== 4) return null
  const numbers = values.map((value) => reader.resolve(value))
  const [a, b, c, d] = numbers
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
    return null
  const box: BoxPt = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  return isSane(box) ? box : null
}

/** A page of at least a point and at most 200 inches times ten; beyond that PDFium decides. */
const isSane = (box: BoxPt) =>
  box.every((value) => Math.abs(value) < 1e6) && box[2] - box[0] >= 1 && box[3] - box[1] >= 1

/** The visible box and the turn, or null where the file is odd and PDFium shall say what it shows. */
export function pageGeometry(
  reader: DocumentReader,
  page: TreePage,
): { readonly cropBox: BoxPt; readonly rotate: PageRotation } | null {
  if (page.dict.entries.has('UserUnit')) return null
  const media = boxOf(reader, page.inherited.get('MediaBox'))
  const crop = page.inherited.has('CropBox') ? boxOf(reader, page.inherited.get('CropBox')) : media
  if (!media || !crop) return null
  const cropBox: BoxPt = [
    Math.max(crop[0], media[0]),
    Math.max(crop[1], media[1]),
    Math.min(crop[2], media[2]),
    Math.min(crop[3], media[3]),
  ]
  const turn = reader.resolve(page.inherited.get('Rotate')) ?? 0
  if (typeof turn !== 'number' || turn % 90 !== 0 || !isSane(cropBox)) return null
  return { cropBox, rotate: (((((turn / 90) % 4) + 4) % 4) * 90) as PageRotation }
}
