/** What is planned before anything is printed: pages, head, 版记, rows of names, titles. */
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { OFFICIAL_MARKS, OFFICIAL_PAGE, TYPE_AREA } from '@shared/domain/layout/geometry'
import { headPlan } from '@shared/domain/layout/head-plan'
import {
  copiesLines,
  imprintPlan,
  imprintRoomMm,
  planPages,
  wrapByWidth,
} from '@shared/domain/layout/imprint'
import {
  type OfficialDocument,
  PLAIN_DOCUMENT,
  widthInCharacters,
} from '@shared/domain/layout/official-document'
import { qrPlace } from '@shared/domain/layout/page-furniture'
import { qrPath } from '@shared/domain/layout/qr-svg'
import { planRow, SHEET_COLUMNS } from '@shared/domain/layout/sheet-html'
import { blankLinesAboveNote, jointRows } from '@shared/domain/layout/signature-plan'
import { breakTitle, TITLE_CHARACTERS } from '@shared/domain/layout/title-lines'

const OFFICE = '京山市行政执法监督局'
const doc = (part: Partial<OfficialDocument>): OfficialDocument => ({
  ...PLAIN_DOCUMENT,
  issuers: [OFFICE],
  dateIso: '2026-03-05',
  ...part,
})
const IMPRINT = { printedBy: OFFICE, printedOnIso: '2026-03-06' }
const withImprint = doc({ copies: ['京山市示例办'], imprint: IMPRINT })

describe('planPages', () => {
  it.each<[string, OfficialDocument, number, number, boolean, number, number | null, string]>([
    ['no 版记: pages of the text', doc({}), 2, 2, false, 2, null, '11'],
    ['no 版记: a page with nothing on it is dropped', doc({}), 3, 2, false, 2, null, '11'],
    ['版记 on the last page, whatever it is', withImprint, 3, 3, false, 3, 2, '111'],
    ['版记 alone on its page: that page has no number', withImprint, 4, 3, false, 4, 3, '1110'],
    ['duplex, even: on the last page', withImprint, 2, 2, true, 2, 1, '11'],
    ['duplex, odd: on a page of its own', withImprint, 3, 3, true, 4, 3, '1110'],
    ['duplex, odd and full: an empty page before it', withImprint, 3, 2, true, 4, 3, '1100'],
    ['duplex without 版记 adds nothing', doc({}), 3, 3, true, 3, null, '111'],
    ['a letter has no number on page 1', doc({ form: 'letter' }), 2, 2, false, 2, null, '01'],
  ])('%s', (_name, document, printedPages, textPages, isDuplex, pageCount, imprintPageIndex, numbered) => {
    const plan = planPages(document, { printedPages, lastTextPageIndex: textPages - 1 }, isDuplex)
    expect(plan.pageCount).toBe(pageCount)
    expect(plan.imprintPageIndex).toBe(imprintPageIndex)
    expect(plan.isNumbered.map(Number).join('')).toBe(numbered)
  })
})

describe('headPlan', () => {
  const head = { ...PLAIN_DOCUMENT.head, mark: `${OFFICE}文件` }

  it('has the red line 4 mm below a number two lines below a mark 35 mm below the type area top', () => {
    const plan = headPlan(doc({ form: 'red-head', head }))
    if (plan === null) throw new Error('no head')
    expect(plan.mark.inkTopMm).toBe(72)
    expect(plan.numberTopMm).toBeCloseTo(plan.mark.bottomMm + 2 * OFFICIAL_PAGE.linePitchMm.value, 9)
    const em = (16 * 25.4) / 72
    const numberBottom = plan.numberTopMm + (OFFICIAL_PAGE.linePitchMm.value + em) / 2
    expect(plan.rules).toEqual([
      expect.objectContaining({ leftMm: 28, widthMm: 156, topMm: numberBottom + 4 }),
    ])
  })

  it('has both double lines of a letter 170 mm long in the middle of the sheet, the last edge 20 mm from below', () => {
    const plan = headPlan(doc({ form: 'letter', head: { ...head, mark: OFFICE } }))
    if (plan === null) throw new Error('no head')
    expect(plan.mark.inkTopMm).toBe(30)
    expect(plan.rules).toHaveLength(4)
    expect(plan.rules.every(({ leftMm, widthMm }) => leftMm === 20 && widthMm === 170)).toBe(true)
    const [thick, thin, thinBelow, thickBelow] = plan.rules.map(({ thicknessMm }) => thicknessMm)
    expect([thick, thin]).toEqual([thickBelow, thinBelow])
    expect(thick).toBeGreaterThan(thin ?? Infinity)
    expect(plan.rules[0]?.topMm).toBeCloseTo(plan.mark.bottomMm + 4, 9)
    const last = plan.rules.at(-1)
    expect((last?.topMm ?? 0) + (last?.thicknessMm ?? 0)).toBeCloseTo(277, 9)
  })

  it.each([
    ['京山市人民政府文件', 42, 1],
    [`${OFFICE}文件`, 36.85, 1],
    ['示例省示例自治州示例自治县人民政府行政执法协调监督局文件', 28, 0.564],
  ])('sets %s within the type area', (mark, sizePt, ratio) => {
    const plan = headPlan(doc({ form: 'red-head', head: { ...head, mark } }))
    expect(plan?.mark.sizePt).toBeCloseTo(sizePt, 1)
    expect(plan?.mark.condenseRatio).toBeCloseTo(ratio, 2)
    expect(plan?.mark.lines[0]?.widthMm).toBeLessThanOrEqual(156 + 1e-9)
  })

  it('stacks the names of a joint paper to one width with 文件 in the middle beside them', () => {
    const plan = headPlan(doc({ form: 'red-head', head, issuers: [OFFICE, '京山市示例局', '京山市财政局'] }))
    const lines = plan?.mark.lines ?? []
    expect(lines.map(({ text }) => text)).toEqual([OFFICE, '京山市示例局', '京山市财政局', '文件'])
    expect(new Set(lines.slice(0, 3).map(({ widthMm }) => widthMm)).size).toBe(1)
    expect(lines[3]?.baselineMm).toBeCloseTo(lines[1]?.baselineMm ?? 0, 9)
    expect((lines[3]?.leftMm ?? 0) + (lines[3]?.widthMm ?? 0)).toBeLessThanOrEqual(184 + 1e-9)
  })

  it('has none for the other forms', () => {
    expect(headPlan(doc({}))).toBeNull()
    expect(headPlan(doc({ form: 'sheet' }))).toBeNull()
  })
})

describe('imprintPlan', () => {
  it('ends with the type area: thick, thin, thick', () => {
    const plan = imprintPlan(withImprint)
    expect(plan?.rules.map(({ thicknessMm }) => thicknessMm)).toEqual([0.35, 0.25, 0.35])
    const last = plan?.rules.at(-1)
    expect((last?.topMm ?? 0) + (last?.thicknessMm ?? 0)).toBeCloseTo(TYPE_AREA.bottomMm, 9)
    expect(plan?.texts.map(({ text }) => text)).toEqual([
      '抄送：',
      '京山市示例办。',
      OFFICE,
      '2026年3月6日印发',
    ])
  })

  it.each<[string, Partial<OfficialDocument>, number, number]>([
    ['nothing', {}, 0, 0],
    ['抄送 only', { copies: ['京山市示例办'] }, 2, 2],
    ['印发 only', { imprint: IMPRINT }, 2, 2],
    ['a letter: no lines, no 印发', { form: 'letter', copies: ['京山市示例办'], imprint: IMPRINT }, 0, 2],
    ['a letter with 印发 only: nothing', { form: 'letter', imprint: IMPRINT }, 0, 0],
  ])('has for %s the lines of the standard', (_name, part, rules, texts) => {
    const plan = imprintPlan(doc(part))
    expect(plan?.rules.length ?? 0).toBe(rules)
    expect(plan?.texts.length ?? 0).toBe(texts)
    expect(imprintRoomMm(doc(part)) > 0).toBe(texts > 0)
  })

  it('wraps 抄送 without beginning a line with a mark', () => {
    const lines = copiesLines([
      '示例市人民政府办公室',
      '示例市人民检察院',
      '示例市监察委员会',
      '示例市司法局',
    ])
    expect(lines.length).toBe(2)
    expect(lines.join('')).toBe('示例市人民政府办公室，示例市人民检察院，示例市监察委员会，示例市司法局。')
    for (const line of lines) expect(line).not.toMatch(/^[，。]/u)
    expect(wrapByWidth('甲乙丙，丁', 3)).toEqual(['甲乙', '丙，丁'])
  })
})

describe('jointRows', () => {
  it.each<[readonly string[], readonly number[]]>([
    [['京山市司法局', '京山市财政局'], [2]],
    [['京山市司法局', '京山市财政局', '京山市公安局'], [3]],
    [Array.from({ length: 5 }, () => '京山市公安局'), [3, 2]],
    [
      [OFFICE, '京山市财政局', '京山市公安局'],
      [2, 1],
    ],
    [Array.from({ length: 6 }, () => '示例省示例自治州示例自治县人民政府行政执法协调监督局'), [2, 2, 2]],
  ])('sets %j in rows of %j', (issuers, rows) => {
    const plan = jointRows(doc({ issuers }))
    expect(plan.rows.map((row) => row.length)).toEqual(rows)
    // Seals of 45 mm do not meet, and the leftmost stays inside the type area.
    expect(plan.cellMm).toBeGreaterThan(OFFICIAL_MARKS.largestSealMm.value + 0.5)
    const centre =
      156 - (plan.dateRight + widthInCharacters('2026年3月5日') / 2) * OFFICIAL_PAGE.characterAdvanceMm.value
    const leftmost = centre - (Math.max(...rows) - 1) * plan.cellMm
    expect(leftmost).toBeGreaterThanOrEqual(OFFICIAL_MARKS.largestSealMm.value / 2 - 1e-9)
    expect(156 - centre).toBeGreaterThanOrEqual(OFFICIAL_MARKS.largestSealMm.value / 2)
  })
})

describe('blankLinesAboveNote', () => {
  it.each<[string, Partial<OfficialDocument>, number]>([
    ['a short note ends left of the seal', { notes: ['此件公开发布'] }, 0],
    ['a long one goes below it', { notes: ['联系人：示例甲，电话：0000-0000000'] }, 1],
    [
      'without a seal nothing is in the way',
      { notes: ['联系人：示例甲，电话：0000-0000000'], sealing: 'unsealed' },
      0,
    ],
    ['seals of a joint paper reach far to the left', { notes: ['此件公开'], issuers: ['甲局', '乙局'] }, 1],
  ])('%s', (_name, part, lines) => {
    expect(blankLinesAboveNote(doc(part))).toBe(lines)
  })
})

describe('breakTitle', () => {
  it.each([
    ['行政执法监督意见书', ['行政执法监督意见书']],
    [
      '关于示例市示例自治区域综合行政执法改革试点单位2025年度行政执法案卷评查情况和整改要求的通报',
      ['关于示例市示例自治区域综合行政执法', '改革试点单位2025年度行政执法', '案卷评查情况和整改要求的通报'],
    ],
    [
      '关于贯彻落实《中华人民共和国行政处罚法》有关问题的工作提示函',
      ['关于贯彻落实《中华人民共和国', '行政处罚法》有关问题的工作提示函'],
    ],
  ])('sets %s by sense', (title, lines) => {
    expect(breakTitle(title).join('')).toBe(title)
    expect(breakTitle(title)).toHaveLength(lines.length)
    for (const line of breakTitle(title)) {
      expect(widthInCharacters(line)).toBeLessThanOrEqual(TITLE_CHARACTERS)
      expect(line).not.toMatch(/^[的和、，》]/u)
      expect(line).not.toMatch(/[《（和]$/u)
    }
  })

  it('keeps words and the name of a law in one line', () => {
    const lines = breakTitle('关于贯彻落实《中华人民共和国行政处罚法》有关问题的工作提示函')
    expect(lines.some((line) => line.includes('《中华人民共和国行政处罚法》'))).toBe(true)
    const long = breakTitle(
      '关于示例市示例自治区域综合行政执法改革试点单位2025年度行政执法案卷评查情况和整改要求的通报',
    )
    for (const word of ['综合行政执法', '2025', '案卷评查', '整改', '通报']) {
      expect(
        long.some((line) => line.includes(word)),
        word,
      ).toBe(true)
    }
  })

  it('cuts a text without words, and never loses a character', () => {
    const text = '㛃'.repeat(45)
    expect(breakTitle(text).join('')).toBe(text)
    expect(breakTitle(text).every((line) => widthInCharacters(line) <= TITLE_CHARACTERS)).toBe(true)
  })
})

describe('the square', () => {
  it('has every black module once, and no other', () => {
    const text = 'HJ1|京执监意〔2026〕3号|0123456789abcdef'
    const { data, size } = encode(text, { ecc: 'M', border: 0 })
    const unit = 18 / size
    const runs = [...qrPath(text, 18).matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v/g)]
    const black = new Set<string>()
    for (const [, x, y, width] of runs) {
      const [column, row] = [Math.round(Number(x) / unit), Math.round(Number(y) / unit)]
      for (let i = 0; i < Math.round(Number(width) / unit); i += 1) black.add(`${column + i},${row}`)
    }
    const wanted = data.flatMap((line, y) => line.flatMap((isBlack, x) => (isBlack ? [`${x},${y}`] : [])))
    expect([...black].sort()).toEqual([...wanted].sort())
  })

  it.each<[OfficialDocument, number, number]>([
    [doc({}), 0, TYPE_AREA.leftMm],
    [doc({}), 1, TYPE_AREA.rightMm - 18],
    [doc({ form: 'letter' }), 0, TYPE_AREA.leftMm],
  ])('stands on the side the page number leaves free', (document, pageIndex, leftMm) => {
    const place = qrPlace(document, pageIndex)
    expect(place.leftMm).toBeCloseTo(leftMm, 9)
    expect(place.topMm).toBeGreaterThan(TYPE_AREA.bottomMm)
    // Above the lower double line of a letter.
    if (document.form === 'letter') expect(place.topMm + place.sizeMm).toBeLessThan(275)
  })
})

describe('planRow', () => {
  it.each([1, 2, 3, 4])('shares the line among %d cells', (count) => {
    const cells = Array.from({ length: count }, () => ({ label: '名', value: '值' }))
    const plan = planRow({ cells })
    expect(plan.reduce((sum, { labelColumns, valueColumns }) => sum + labelColumns + valueColumns, 0)).toBe(
      SHEET_COLUMNS,
    )
    expect(plan.every(({ labelColumns, valueColumns }) => valueColumns > labelColumns / 2)).toBe(true)
  })
})
