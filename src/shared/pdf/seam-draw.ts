/**
 * A strip of a seal on one page of somebody else's file. In the page's own content, so that it is printed and cannot be
 * taken off like a note; on a signed file as a locked stamp annotation instead, which readers tell from a change of
 * what was signed. Says what the page becomes; where that is written is the caller's business.
 */
import type { Picture } from '@shared/domain/seal/picture'
import { cutStrip, type SeamStrip, type StripPlace } from '@shared/domain/seal/seam'
import type { ObjectSink } from './mark-appearance'
import {
  dict,
  formatNumber,
  isArray,
  isKind,
  latin1Bytes,
  name,
  textString,
  type PdfDict,
  type PdfObject,
  type PdfRef,
} from './objects'
import { addPicture } from './seam-picture'

export type SeamMethod = 'content' | 'annotation'

/** A page as it stands. */
export type SeamHost = {
  readonly ref: PdfRef
  /** Its own entries; only Contents and Annots are looked at. */
  readonly dict: PdfDict
  /** Its own or inherited. */
  readonly resources: PdfObject
  readonly resolve: (object: PdfObject | undefined) => PdfObject
}

export type SeamPen = {
  /** @returns the entries of the page that change */
  readonly draw: (host: SeamHost, strip: SeamStrip, place: StripPlace) => ReadonlyMap<string, PdfObject>
}

/** Print, ReadOnly, Locked, LockedContents (ISO 32000-1, 12.5.3). */
const STAMP_FLAGS = 4 | 64 | 128 | 512
const IMAGE = 'HJSeam'
const STATE = 'HJSeamInk'

/** Pages of equal groups share their pictures: 1000 pages need as many as one impression has strips. */
export function seamPen(sink: ObjectSink, picture: Picture, method: SeamMethod): SeamPen {
  const images = new Map<string, PdfRef>()
  const streams = new Map<string, PdfRef>()
  // Black text under the seal stays black, as ink on ink does.
  const ink = sink.add(dict({ Type: name('ExtGState'), BM: name('Multiply') }))
  const imageOf = (strip: SeamStrip): PdfRef =>
    keep(images, `${strip.index}/${strip.count}`, () => addPicture(sink, cutStrip(picture, strip)))
  const streamOf = (text: string): PdfRef =>
    keep(streams, text, () => sink.addStream(dict({}), latin1Bytes(text)))

  const intoContent = (host: SeamHost, strip: SeamStrip, place: StripPlace) => {
    const contents = host.dict.entries.get('Contents')
    const resolved = host.resolve(contents)
    const old: readonly PdfObject[] = isArray(resolved)
      ? resolved
      : contents && resolved !== null
        ? [contents]
        : []
    const { resources, names } = withResources(host, {
      XObject: [IMAGE, imageOf(strip)],
      ExtGState: [STATE, ink],
    })
    const drawing = streamOf(`\nQ\n/Artifact BMC\n${drawingOf(place, names)}\nEMC\n`)
    return new Map<string, PdfObject>([
      ['Contents', [streamOf('q\n'), ...old, drawing]],
      ['Resources', resources],
    ])
  }

  const asAnnotation = (host: SeamHost, strip: SeamStrip, place: StripPlace) => {
    const names = { XObject: IMAGE, ExtGState: STATE }
    const appearance = sink.addStream(
      dict({
        Type: name('XObject'),
        Subtype: name('Form'),
        FormType: 1,
        BBox: [...place.boxPt],
        Resources: dict({ XObject: dict({ [IMAGE]: imageOf(strip) }), ExtGState: dict({ [STATE]: ink }) }),
      }),
      latin1Bytes(drawingOf(place, names)),
    )
    const annotation = sink.add(
      dict({
        Type: name('Annot'),
        Subtype: name('Stamp'),
        Rect: [...place.boxPt],
        NM: textString(`hj-seam-${strip.pageIndex + 1}`),
        Contents: textString(`骑缝章第 ${strip.index + 1} 条，共 ${strip.count} 条`),
        F: STAMP_FLAGS,
        P: host.ref,
        AP: dict({ N: appearance }),
      }),
    )
    const existing = host.resolve(host.dict.entries.get('Annots'))
    return new Map<string, PdfObject>([['Annots', [...(isArray(existing) ? existing : []), annotation]]])
  }

  return { draw: method === 'content' ? intoContent : asAnnotation }
}

function keep(kept: Map<string, PdfRef>, key: string, make: () => PdfRef): PdfRef {
  const found = kept.get(key) ?? make()
  kept.set(key, found)
  return found
}

type Names = Readonly<Record<'XObject' | 'ExtGState', string>>

/** Copies of what the page may use, with ours under names nobody else has. */
function withResources(
  { resources, resolve }: SeamHost,
  added: Readonly<Record<keyof Names, readonly [string, PdfRef]>>,
): { readonly resources: PdfDict; readonly names: Names } {
  const found = resolve(resources)
  const own = new Map<string, PdfObject>(isKind(found, 'dict') ? found.entries : [])
  const put = (category: keyof Names): string => {
    const old = resolve(own.get(category))
    const entries = new Map<string, PdfObject>(isKind(old, 'dict') ? old.entries : [])
    const [wanted, target] = added[category]
    let free = wanted
    for (let i = 1; entries.has(free); i += 1) free = `${wanted}${i}`
    entries.set(free, target)
    own.set(category, { kind: 'dict', entries })
    return free
  }
  const names = { XObject: put('XObject'), ExtGState: put('ExtGState') }
  return { resources: { kind: 'dict', entries: own }, names }
}

const drawingOf = ({ matrix }: StripPlace, names: Names): string =>
  `q /${names.ExtGState} gs ${matrix.map(formatNumber).join(' ')} cm /${names.XObject} Do Q`
