import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { esc, pageCss } from '@shared/domain/layout/css'
import {
  FontManifest,
  findUncovered,
  fontFaceCss,
  fontStack,
  MACHINE_FACES_CSS,
  ROLES,
  SHIPPED_FACES_CSS,
} from '@shared/domain/layout/fonts'
import { LINE_PITCH_PT, OFFICIAL_PAGE, mmToPt } from '@shared/domain/layout/geometry'
import { SEAL_ANCHORS } from '@shared/domain/layout/anchors'
import { buildDocumentHtml } from '@shared/domain/layout/document-html'
import { planPages } from '@shared/domain/layout/imprint'
import { type OfficialDocument, PLAIN_DOCUMENT } from '@shared/domain/layout/official-document'
import { buildFurnitureHtml, pageNumberSide } from '@shared/domain/layout/page-furniture'
import { dateRightCharacters } from '@shared/domain/layout/signature-plan'

const manifest = FontManifest.parse(JSON.parse(readFileSync('resources/fonts/fonts.json', 'utf8')))

const document: OfficialDocument = {
  ...PLAIN_DOCUMENT,
  titleLines: ['京山市行政执法监督局', '行政执法监督意见书'],
  number: '京执监意〔2026〕3号',
  addressee: '京山市示例局',
  paragraphs: [
    { id: 'a', level: 'h1', text: '一、查明的事实' },
    { id: 'b', level: 'body', text: '第一段。\n第二段。' },
  ],
  issuers: ['京山市行政执法监督局'],
  dateIso: '2026-03-05',
  notes: ['联系人：示例甲'],
}

describe('geometry', () => {
  it('adds up to A4 and to 28 characters by 22 lines', () => {
    const page = OFFICIAL_PAGE
    const across = page.marginLeftMm.value + page.typeWidthMm.value + page.marginRightMm.value
    const down = page.marginTopMm.value + page.typeHeightMm.value + page.marginBottomMm.value
    expect([across, down]).toEqual([210, 297])
    expect(page.characterAdvanceMm.value * 28).toBeCloseTo(156, 9)
    expect(page.linePitchMm.value * 22).toBeCloseTo(225, 9)
    expect(LINE_PITCH_PT).toBeCloseTo(28.99, 2)
    expect(mmToPt(25.4)).toBe(72)
  })
})

describe('shipped fonts', () => {
  it.each(manifest.faces.map((face) => [face.file, face] as const))(
    '%s is the file the manifest names',
    (file, face) => {
      const bytes = readFileSync(`resources/fonts/${file}`)
      expect(bytes.length).toBe(face.bytes)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(face.sha256)
      expect(readFileSync(`resources/fonts/${face.licenceFile}`, 'utf8')).toMatch(/LICENSE|License/)
    },
  )

  it('has every family the stacks end with', () => {
    const families = manifest.faces.map(({ family }) => family)
    for (const role of ROLES) {
      expect(fontStack(role)).toBe(`var(--face-${role})`)
      const stack = new RegExp(`--face-${role}:([^;}]*)`).exec(SHIPPED_FACES_CSS)?.[1] ?? ''
      const shipped = [...stack.matchAll(/"(HJ [A-Za-z]+)"/g)].map((match) => match[1])
      expect(stack.split(', ')).toHaveLength(shipped.length)
      expect(new RegExp(`--face-${role}:([^;}]*)`).exec(MACHINE_FACES_CSS)?.[1]).toMatch(
        new RegExp(`, ${stack}$`),
      )
      expect(shipped.length).toBeGreaterThan(1)
      expect(families).toEqual(expect.arrayContaining(shipped))
      expect(shipped.at(-1)).toBe('HJ Rare')
    }
  })

  it('is asked for at app:// only', () => {
    const urls = [...fontFaceCss(manifest).matchAll(/url\(([^)]*)\)/g)].map((match) => match[1])
    expect(urls).toHaveLength(manifest.faces.length - 1)
    expect(urls).not.toContain('app://hengjuan/font/ui.woff2')
    expect(urls.every((url) => url?.startsWith('app://hengjuan/font/'))).toBe(true)
  })
})

describe('findUncovered', () => {
  it.each([
    ['the words of a document', '京执监意〔2026〕3号：罚款1,234.5元（大写）“示例”《法》①℃㎡—…', []],
    ['rare names', '㛃𬱖䶮喆燊龘𠮷', []],
    ['spaces and line ends', 'a　b\tc\nd', []],
    ['a character of Ext B that no face has', '示例𪚥𪚥某', ['𪚥']],
    ['emoji and Hangul', '😀한', ['😀', '한']],
  ])('looks through %s', (_what, text, uncovered) => {
    expect(findUncovered(manifest, text)).toEqual(uncovered)
  })
})

describe('esc', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`" onload='x' &amp;`, '&quot; onload=&#39;x&#39; &amp;amp;'],
    ['甲\u0000乙\u0007丙', '甲 乙 丙'],
    ['示例\u202e倒写\u2066内', '示例倒写内'],
    ['㛃𬱖䶮', '㛃𬱖䶮'],
  ])('makes %j harmless', (text, safe) => {
    expect(esc(text)).toBe(safe)
  })
})

describe('pageCss', () => {
  it('turns the sheet for landscape', () => {
    const marginsMm = { top: 20, right: 15, bottom: 20, left: 25 }
    expect(pageCss({ size: 'A4', orientation: 'landscape', marginsMm })).toBe(
      '@page{size:297mm 210mm;margin:20mm 15mm 20mm 25mm}',
    )
  })
})

describe('buildDocumentHtml', () => {
  const html = buildDocumentHtml(document, manifest)

  it('sets title, number, addressee, text, issuer and date in this order', () => {
    const order = [
      '行政执法监督意见书</div>',
      '京执监意〔2026〕3号',
      '京山市示例局：',
      '一、查明的事实',
      '第一段。',
      '2026年3月5日',
      '（联系人：示例甲）',
    ]
    const places = order.map((text) => html.indexOf(text))
    expect(places.every((place) => place > 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
  })

  it('makes two paragraphs of a text with a line feed', () => {
    expect(html).toContain('第一段。</p>')
    expect(html).toMatch(/<p class="p end keep">第二段/)
  })

  it('wraps issuer, date and the last character of the text in seal anchors', () => {
    expect(html).toContain(`<a href="${SEAL_ANCHORS.issuer(0)}">京山市行政执法监督局</a>`)
    expect(html).toContain(`<a href="${SEAL_ANCHORS.date}">2026年3月5日</a>`)
    expect(html).toContain(`第二段<a href="${SEAL_ANCHORS.textEnd}">。</a>`)
  })

  it('moves the end anchor to the last attachment, and keeps a rare last character whole', () => {
    const withAttachments = buildDocumentHtml({ ...document, attachments: ['清单', '证据𬱖'] }, manifest)
    expect(withAttachments).toContain(`证据<a href="${SEAL_ANCHORS.textEnd}">𬱖</a>`)
    expect(withAttachments.split(SEAL_ANCHORS.textEnd)).toHaveLength(2)
    expect(withAttachments).toContain('附件：')
    expect(withAttachments).toContain('2. ')
  })

  it('numbers no single attachment', () => {
    expect(buildDocumentHtml({ ...document, attachments: ['清单'] }, manifest)).not.toContain('1. ')
  })

  it('says what is still to come in a draft', () => {
    const draft = buildDocumentHtml({ ...document, number: null, dateIso: null }, manifest)
    expect(draft).toContain('（文号待编）')
    expect(draft).toContain('年　月　日')
  })

  it('escapes every field', () => {
    const evil = '<img src=x onerror=alert(1)>"'
    const page = buildDocumentHtml(
      {
        form: 'sheet',
        titleLines: [evil],
        number: evil,
        addressee: evil,
        paragraphs: [{ id: evil, level: 'body', text: evil }],
        attachments: [evil],
        issuers: [evil, evil],
        dateIso: null,
        notes: [evil],
        copies: [evil],
        head: { mark: evil, copyNumber: evil, secrecy: evil, urgency: evil, signatory: evil },
        sealing: 'sealed',
        imprint: { printedBy: evil, printedOnIso: null },
        annexes: [
          {
            title: evil,
            paragraphs: [{ id: evil, level: 'h4', text: evil }],
            table: { columns: [{ label: evil, width: 1 }], rows: [[evil]] },
          },
        ],
        sheet: [{ cells: [{ label: evil, value: evil }] }],
        signatures: [evil],
        qr: { text: evil, caption: evil },
      },
      manifest,
    )
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<script')
    // The page's name, title, number, addressee, text, 附件, two cells, signature line, two issuers, note, annex (4).
    expect(page.match(/&lt;img src=x/g)?.length).toBe(16)
  })

  it('takes a tighter pitch', () => {
    expect(buildDocumentHtml(document, manifest, { pitchPt: 28 })).toContain('--pitch:28.0000pt')
    expect(html).toContain('--pitch:28.990')
  })
})

describe('dateRightCharacters', () => {
  it.each([
    ['京山市人民政府', 4],
    ['京山市行政执法监督局', 4],
    // 26 characters over a date of 6: half of the rest stands right of the date and must stay on the page
    ['示例省示例自治州示例自治县人民政府行政执法协调监督局', 10],
  ])('keeps %s inside the type area', (issuer, characters) => {
    expect(dateRightCharacters(issuer, '2026年3月5日')).toBe(characters)
  })
})

describe('page furniture', () => {
  it('puts odd numbers right and even numbers left', () => {
    expect([1, 2, 3, 4].map(pageNumberSide)).toEqual(['right', 'left', 'right', 'left'])
  })

  const pages = (count: number, doc: OfficialDocument, isDuplex = false) =>
    planPages(doc, { printedPages: count, lastTextPageIndex: count - 1 }, isDuplex)

  it('has one page per page of text, 版记 on the last only, a mark on all', () => {
    const doc = { ...document, copies: ['京山市示例办'] }
    const html = buildFurnitureHtml({ pages: pages(3, doc), document: doc, mark: '草稿' }, manifest)
    expect(html.match(/class="page"/g)).toHaveLength(3)
    expect(html.match(/抄送：/g)).toHaveLength(1)
    expect(html.indexOf('抄送：')).toBeGreaterThan(html.indexOf('— 3 —'))
    expect(html.match(/草稿/g)).toHaveLength(3)
  })

  it('escapes every text of its own', () => {
    const evil = '<img src=x onerror=alert(1)>"'
    const doc: OfficialDocument = {
      ...document,
      form: 'red-head',
      head: { ...document.head, mark: evil },
      copies: [evil],
      imprint: { printedBy: evil, printedOnIso: null },
      qr: { text: evil, caption: evil },
    }
    const html = buildFurnitureHtml({ pages: pages(1, doc), document: doc, mark: evil }, manifest)
    expect(html).not.toContain('<img')
    expect(html.match(/&lt;img/g)?.length).toBeGreaterThanOrEqual(4)
  })
})
