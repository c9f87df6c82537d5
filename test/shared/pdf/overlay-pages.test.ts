import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { countOwnPages, overlayPages } from '@shared/pdf/overlay-pages'
import { pdftotext, qpdfCheck, qpdfJson } from '../../helpers/pdf-tools'

async function paper(texts: readonly string[], y: number, link?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of texts) {
    const page = pdf.addPage([595, 842])
    page.drawText(text, { x: 50, y, font })
    if (link === undefined) continue
    const action = { Type: 'Action', S: 'URI', URI: PDFString.of(link) }
    const annotation = { Type: 'Annot', Subtype: 'Link', Rect: [50, y, 90, y + 12], A: action }
    page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(pdf.context.obj(annotation))]))
  }
  return pdf.save()
}

describe('overlayPages', () => {
  it('lays page over page and keeps text and links of the base', async () => {
    const base = await paper(['alpha', 'beta'], 700, 'https://seal.invalid/date')
    const { pdf, pageCount } = await overlayPages(base, await paper(['one', 'two'], 40))
    expect(pageCount).toBe(2)
    expect(await countOwnPages(pdf)).toBe(2)
    const [first, second] = pdftotext(pdf).split('\f')
    expect(first).toMatch(/alpha[\s\S]*one/)
    expect(second).toMatch(/beta[\s\S]*two/)
    expect(JSON.stringify(qpdfJson(pdf)).match(/seal\.invalid/g)).toHaveLength(2)
    expect(qpdfCheck(pdf)).toEqual([])
  })

  it('refuses an overlay of another length', async () => {
    const base = await paper(['alpha', 'beta'], 700)
    await expect(overlayPages(base, await paper(['one'], 40))).rejects.toMatchObject({
      code: 'document/page-count-mismatch',
      params: { text: 2, overlay: 1 },
    })
  })
})
