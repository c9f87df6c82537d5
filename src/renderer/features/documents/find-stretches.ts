/** Where a paragraph stands on the printed pages: found by its own signs, so that the paper needs no hidden marks. Pure. */
import type { Stretch } from './preview-protocol'

export type PageSign = {
  readonly sign: string
  /** Shares of the page's height from its top. */
  readonly top: number
  readonly bottom: number
}
/** In reading order, page furniture included. */
export type PageSigns = readonly PageSign[]

type Unit = PageSign & { readonly pageIndex: number }

/** A beginning this long says well enough which paragraph it is when the whole is interrupted by a page number. */
const BEGINNING = 14

const isBlank = (sign: string): boolean => /^\s*$/u.test(sign)

export function findStretches(pages: readonly PageSigns[], text: string): readonly Stretch[] {
  const wanted = text.replace(/\s+/gu, '')
  if (wanted === '') return []
  // One entry a UTF-16 unit, so that an index into the text is an index into the signs.
  const units: Unit[] = pages.flatMap((page, pageIndex) =>
    page.flatMap((sign) =>
      isBlank(sign.sign) ? [] : Array.from({ length: sign.sign.length }, () => ({ ...sign, pageIndex })),
    ),
  )
  const all = pages.flatMap((page) => page.map(({ sign }) => (isBlank(sign) ? '' : sign))).join('')
  const whole = all.indexOf(wanted)
  if (whole >= 0) return stretchesOf(units.slice(whole, whole + wanted.length))
  const start = all.indexOf(wanted.slice(0, BEGINNING))
  return start < 0 ? [] : stretchesOf(units.slice(start, start + Math.min(BEGINNING, wanted.length)))
}

function stretchesOf(units: readonly Unit[]): readonly Stretch[] {
  const stretches = new Map<number, Stretch>()
  for (const { pageIndex, top, bottom } of units) {
    const known = stretches.get(pageIndex)
    stretches.set(pageIndex, {
      pageIndex,
      top: Math.min(known?.top ?? 1, top),
      bottom: Math.max(known?.bottom ?? 0, bottom),
    })
  }
  return [...stretches.values()]
}
