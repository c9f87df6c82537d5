/** Small pieces shared by every printed page: escaping and page geometry. No page has scripts. */
export type PageSetup = {
  readonly size: 'A4'
  readonly orientation: 'portrait' | 'landscape'
  readonly marginsMm: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text for HTML content or a quoted attribute. Control characters, which no paper can show, become spaces; direction
 * marks, which would show a text other than the one approved, go.
 */
export function esc(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign)
}

const A4_MM = { short: 210, long: 297 } as const

/** The `@page` rule; print with `preferCSSPageSize`. */
export function pageCss(setup: PageSetup): string {
  const [width, height] =
    setup.orientation === 'portrait' ? [A4_MM.short, A4_MM.long] : [A4_MM.long, A4_MM.short]
  const { top, right, bottom, left } = setup.marginsMm
  return `@page{size:${width}mm ${height}mm;margin:${top}mm ${right}mm ${bottom}mm ${left}mm}`
}

/**
 * How Chinese is set on every page: strict line starts and ends, full-width punctuation, no gaps put in between
 * Han and Latin, no synthetic bold or slant of a face that has none.
 */
export const CHINESE_TYPE_CSS = `html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;color:#000;line-break:strict;word-break:normal;overflow-wrap:anywhere;text-align:justify;text-spacing-trim:space-all;text-autospace:no-autospace;font-synthesis:none;font-weight:400;font-variant-ligatures:none;-webkit-hyphens:none;hyphens:none}`

/** On the root element until the printer has loaded every face (src/main/documents/print.ts). */
export const FONTS_LOADING_ATTRIBUTE = 'data-fonts-loading'

/** A whole HTML page for the printer. `lang` picks the simplified forms where a face holds several. */
export function htmlPage(title: string, css: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN" ${FONTS_LOADING_ATTRIBUTE}><head><meta charset="utf-8"><title>${esc(title)}</title>
<style>
[${FONTS_LOADING_ATTRIBUTE}] body{display:none}
${css}
</style></head><body>
${body}
</body></html>
`
}
