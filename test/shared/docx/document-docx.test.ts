/** The DOCX as another program would read it: its parts are unzipped and looked at as text. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { OfficialDocument } from '@shared/domain/layout/official-document'
import { piecesOf } from '@shared/domain/layout/ruler-text'
import { DOCX_FONTS } from '@shared/docx/docx-measure'
import { documentDocx, type DocxFacts } from '@shared/docx/document-docx'
import { SAMPLE_PAPERS } from '../../../scripts/papers/samples'

const FACTS: DocxFacts = { createdAt: new Date('2026-03-05T08:00:00Z') }

type Parts = Readonly<Record<string, string>>

async function partsOf(doc: OfficialDocument, facts = FACTS): Promise<Parts> {
  const files = unzipSync(await documentDocx(doc, facts))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

const sample = (name: string): OfficialDocument => {
  const found = SAMPLE_PAPERS.find((one) => one.name === name)
  if (!found) throw new Error(`no sample ${name}`)
  return found.document
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What a person reads, without spaces. */
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replace(/\s+/gu, '')

const part = (parts: Parts, path: string): string => {
  const found = parts[path]
  if (found === undefined) throw new Error(`no part ${path}`)
  return found
}

const headersAndFooters = (parts: Parts, what: 'header' | 'footer'): readonly string[] =>
  Object.entries(parts).flatMap(([path, xml]) =>
    new RegExp(`^word/${what}\\d+\\.xml$`).test(path) ? [xml] : [],
  )

describe('documentDocx', () => {
  it.each(SAMPLE_PAPERS.map(({ name, document }) => [name, document] as const))(
    'holds the whole text of %s, no picture and no seal',
    async (_name, document) => {
      const parts = await partsOf(document)
      const text = textOf(part(parts, 'word/document.xml'))
      for (const { text: wanted, role } of piecesOf(document)) {
        // Names of a joint paper on two lines stand beside each other, line by line.
        if (role !== 'issuer') expect(text).toContain(wanted)
      }
      expect(Object.keys(parts).filter((path) => path.includes('media/'))).toEqual([])
      expect(part(parts, 'word/document.xml')).not.toMatch(/<w:drawing|<w:pict|<w:object/)
    },
  )

  it('has the page of the standard, an exact pitch and 28 characters a line', async () => {
    const xml = part(await partsOf(sample('legal-one')), 'word/document.xml')
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="19\d\d" w:left="1587"/)
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="580"/>')
    expect(xml).toMatch(/w:line="580" w:lineRule="exact"/)
    // 28 characters of 16 pt less a quarter point fit 156 mm, 29 do not.
    expect(xml).toContain('<w:sz w:val="32"/>')
    expect(xml).toContain('<w:spacing w:val="-5"/>')
    expect(28 * 15.75).toBeLessThan((156 * 72) / 25.4)
    expect(29 * 15.75).toBeGreaterThan((156 * 72) / 25.4)
  })

  it('names the faces by their Chinese names, and those of the PDF in its properties', async () => {
    const parts = await partsOf(sample('red-head-full'), { ...FACTS, pdfFonts: ['HJFangSong', 'HJSongTi'] })
    const all = Object.values(parts).join('')
    for (const name of Object.values(DOCX_FONTS)) expect(all).toContain(`w:eastAsia="${name}"`)
    expect(part(parts, 'docProps/custom.xml')).toContain('HJFangSong、HJSongTi')
  })

  it('breaks lines as Chinese does, with no gap between Han and digits', async () => {
    const styles = part(await partsOf(sample('legal-one')), 'word/styles.xml')
    expect(styles).toContain('<w:kinsoku/>')
    expect(styles).toContain('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>')
    expect(styles).toContain('<w:overflowPunct w:val="0"/>')
  })

  it('has page numbers on the right of odd and the left of even pages', async () => {
    const parts = await partsOf(sample('legal-three'))
    expect(part(parts, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const footers = headersAndFooters(parts, 'footer')
    expect(footers.filter((xml) => xml.includes('w:jc w:val="right"'))).toHaveLength(1)
    expect(footers.filter((xml) => xml.includes('w:jc w:val="left"'))).toHaveLength(1)
    for (const xml of footers) expect(xml).toContain('PAGE')
  })

  it('has the red line of a red head as wide as the text, 4 mm below the number', async () => {
    const xml = part(await partsOf(sample('red-head-one')), 'word/document.xml')
    expect(xml).toMatch(/<w:bottom w:val="single" w:color="D40000" w:sz="16" w:space="5"\/>/)
    expect(xml).toContain('<w:color w:val="D40000"/>')
  })

  it('has the double lines of a letter on its first page only, which carries no number', async () => {
    const parts = await partsOf(sample('letter-one'))
    expect(part(parts, 'word/document.xml')).toContain('<w:titlePg/>')
    const doubles = [...headersAndFooters(parts, 'header'), ...headersAndFooters(parts, 'footer')].filter(
      (xml) => /thickThinMediumGap|thinThickMediumGap/.test(xml),
    )
    expect(doubles).toHaveLength(2)
    for (const xml of doubles) expect(xml).not.toContain('PAGE')
  })

  it('says 草稿 on a draft', async () => {
    for (const name of ['legal-draft', 'letter-draft']) {
      const parts = await partsOf(sample(name), { ...FACTS, mark: '草稿' })
      expect(headersAndFooters(parts, 'header').some((xml) => textOf(xml).includes('草稿'))).toBe(true)
    }
  })

  it('is the same file for the same document and time, and takes nothing from the clock', async () => {
    const [one, other] = [
      await documentDocx(sample('legal-one'), FACTS),
      await documentDocx(sample('legal-one'), FACTS),
    ]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    expect(part(await partsOf(sample('legal-one')), 'docProps/core.xml')).toContain('2026-03-05T08:00:00Z')
  })

  it('holds hostile text as text', async () => {
    const evil = '<w:br/>&amp;"\u0007\u202e乙'
    const document = { ...sample('legal-one'), paragraphs: [{ id: 'x', level: 'body' as const, text: evil }] }
    const xml = part(await partsOf(document), 'word/document.xml')
    expect(xml).not.toContain('<w:br/>')
    expect(textOf(xml)).toContain('<w:br/>&amp;"乙')
  })
})
