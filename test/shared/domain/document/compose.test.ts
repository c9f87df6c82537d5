/** A paper on its page: the text of the editor in each form, heads, 版记, annexes, sheets. */
import { describe, expect, it } from 'vitest'
import { composeDocument, type ComposedPaper } from '@shared/domain/document/compose'
import { sheetOf } from '@shared/domain/document/sheet'
import type { DocumentFields } from '@shared/domain/document/supervision-document'
import { blocksOf } from '@shared/domain/layout/official-document'
import {
  FINDINGS,
  followedOpinion,
  fullSource,
  issuedPaper,
  kindOf,
  KINDS_AND_SUBJECTS,
  must,
  reviewedCase,
  sourceOf,
} from '../../../helpers/paper-source'

const opinion = issuedPaper('opinion', sourceOf({ cases: [reviewedCase(FINDINGS)] }))
const withFields = (fields: Partial<DocumentFields>, part: Partial<ComposedPaper> = {}): ComposedPaper => ({
  ...opinion,
  ...part,
  fields: { ...opinion.fields, ...fields },
})

describe('the text on the page', () => {
  it.each(KINDS_AND_SUBJECTS)(
    'is the text of the editor, whatever the form: %s from %s',
    (kindId, subject) => {
      const kind = kindOf(kindId)
      const draft = must(kind, fullSource(kind, subject))
      for (const form of kind.forms) {
        const page = composeDocument({ ...draft, kind, form, number: null, issuedOn: null })
        expect(page.paragraphs.map(({ text }) => text)).toEqual(draft.paragraphs.map(({ text }) => text))
        expect(
          blocksOf(page.paragraphs)
            .map(({ text }) => text)
            .join(''),
        ).toBe(draft.paragraphs.map(({ text }) => text).join(''))
        expect(page.form).toBe(form)
        expect(page.attachments).toEqual(draft.fields.attachments)
        expect(page.annexes.map(({ title }) => title)).toEqual(draft.annexes.map(({ title }) => title))
      }
    },
  )

  it('leaves out paragraphs that were emptied', () => {
    const [first] = opinion.paragraphs
    if (!first) throw new Error('no text')
    expect(
      composeDocument({ ...opinion, paragraphs: [{ ...first, text: ' ' }, first] }).paragraphs,
    ).toHaveLength(1)
  })
})

describe('the head', () => {
  it.each([
    ['legal', ['京山市行政执法监督局', '行政执法监督意见书'], ''],
    ['red-head', ['行政执法监督意见书'], '京山市行政执法监督局文件'],
    ['letter', ['行政执法监督意见书'], '京山市行政执法监督局'],
    ['sheet', ['京山市行政执法监督局', '行政执法监督意见书'], ''],
  ] as const)('of %s', (form, titleLines, mark) => {
    const page = composeDocument({ ...opinion, form })
    expect(page.titleLines).toEqual(titleLines)
    expect(page.head.mark).toBe(mark)
    expect(page.number).toBe('京执监意〔2026〕3号')
  })

  it('has a title of its own where the kind has one', () => {
    const kind = kindOf('circular')
    const title = '关于2026年行政处罚案卷评查情况的通报'
    expect(composeDocument(withFields({ values: { title } }, { kind, form: 'red-head' })).titleLines).toEqual(
      [title],
    )
    expect(composeDocument(withFields({ values: {} }, { kind, form: 'red-head' })).titleLines).toEqual([
      '情况通报',
    ])
  })

  it('names all issuers of a joint paper, the host first', () => {
    const page = composeDocument(withFields({ coIssuers: ['示例市检察院', '示例市监委'] }))
    expect(page.issuers).toEqual(['京山市行政执法监督局', '示例市检察院', '示例市监委'])
    expect(page.titleLines).toEqual([...page.issuers, '行政执法监督意见书'])
  })

  it('has 份号, 密级, 紧急程度 and 签发人 only when they are set', () => {
    expect(composeDocument(opinion).head).toEqual({
      ...{ mark: '', copyNumber: null, secrecy: null, urgency: null, signatory: null },
    })
    const set = { copyNumber: '000001', secrecy: '秘密', urgency: '加急', signatory: '示例庚' }
    expect(composeDocument(withFields(set)).head).toEqual({ mark: '', ...set })
  })
})

describe('what stands around the text', () => {
  it('names whom to ask, whom it goes to, and whether it is sealed', () => {
    const page = composeDocument(withFields({ copiesTo: ['示例市政府办'], isSealed: false }))
    expect(page.notes).toEqual(['联系人：示例甲，电话：0724-0000000'])
    expect([page.addressee, page.copies, page.sealing]).toEqual([
      '示例市示例局',
      ['示例市政府办'],
      'unsealed',
    ])
    expect(composeDocument(withFields({ contactPerson: '', contactPhone: '' })).notes).toEqual([])
  })

  it.each([
    ['legal', '示例局', { printedBy: '示例局', printedOnIso: '2026-03-10' }],
    ['red-head', '示例局', { printedBy: '示例局', printedOnIso: '2026-03-10' }],
    ['red-head', '', null],
    ['letter', '示例局', null],
    ['sheet', '示例局', null],
  ] as const)('has a 印发机关 where the form has one: %s %s', (form, printedBy, imprint) => {
    expect(composeDocument(withFields({ printedBy }, { form })).imprint).toEqual(imprint)
  })

  it('carries a QR only when asked to', () => {
    const qr = { text: 'HJ1', caption: '验证' }
    expect([composeDocument(opinion).qr, composeDocument(opinion, { qr }).qr]).toEqual([null, qr])
  })
})

describe('a sheet', () => {
  const receipt = issuedPaper(
    'receipt',
    sourceOf({ cases: [reviewedCase(FINDINGS)], parent: followedOpinion() }),
  )

  it('is filled from the paper it goes with', () => {
    const page = composeDocument(receipt)
    const cells = page.sheet.flatMap(({ cells: row }) => row.map(({ label, value }) => [label, value]))
    expect(cells).toEqual([
      ['文书名称', '行政执法监督意见书'],
      ['文号', '京执监意〔2026〕3号'],
      ['受送达单位', '示例市示例局'],
      ['份数', '2'],
      ['送达地点', '示例市示例局'],
      ['送达方式', '直接送达'],
      ['送达人签名', '示例甲、示例乙'],
      ['收件人签名、职务', '示例己，办公室主任'],
      ['收到日期、时间', '2026年3月12日 10:30'],
      ['单位收文章', ''],
      ['拒收事由、见证人', ''],
      ['备注', ''],
    ])
    expect([page.number, page.addressee, page.notes, page.sealing]).toEqual([null, '', [], 'unsealed'])
  })

  it('leaves cells for the hand where nothing is known', () => {
    const page = composeDocument(issuedPaper('receipt', sourceOf({ parent: opinion })))
    const values = page.sheet.flatMap(({ cells }) => cells.map(({ value }) => value))
    expect(values.slice(0, 4)).toEqual(['行政执法监督意见书', '京执监意〔2026〕3号', '示例市示例局', '1'])
    expect(values.slice(4).join('')).toBe('')
  })

  it('puts two short cells side by side and a long one across', () => {
    const lengths = sheetOf(receipt).rows.map(({ cells }) => cells.length)
    expect(lengths).toEqual([2, 2, 2, 2, 2, 1, 1])
  })

  it('tells of every fault what the last check found, high enough to hold it', () => {
    const record = issuedPaper(
      'reinspection',
      sourceOf({ cases: [reviewedCase(FINDINGS)], parent: followedOpinion() }),
    )
    const rows = composeDocument(record).sheet
    const items = rows.flatMap(({ cells }) => cells).find(({ label }) => label === '问题和整改情况')
    expect(items?.value.split('\n')).toEqual([
      '1.决定前未告知当事人陈述、申辩权利（卷内未见“行政处罚事先告知书”）——未整改，没有提供材料',
      '2.现场检查笔录只有一名执法人员签名。未载明执法证号（见案卷第3页）——已整改',
    ])
    expect(items?.minLines).toBeGreaterThanOrEqual(4)
    const long = sheetOf({ ...record, fields: { ...record.fields, values: { items: '长'.repeat(240) } } })
    expect(
      long.rows.flatMap(({ cells }) => cells).find(({ label }) => label === '问题和整改情况')?.minLines,
    ).toBe(10)
  })
})
