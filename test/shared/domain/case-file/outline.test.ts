import { describe, expect, it } from 'vitest'
import { CASE_DOCUMENT_KINDS, kindOfTitle } from '@shared/domain/case-file/document-kinds'
import {
  documentOfPage,
  documentsOfItem,
  entriesFor,
  entryOn,
  setEntry,
  type OutlineEntry,
} from '@shared/domain/case-file/outline'

const [A, B] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']
const FILES = [
  { fileId: A, pageCount: 10 },
  { fileId: B, pageCount: 4 },
]
const at = (title: string, pageIndex: number, fileId = A): OutlineEntry => ({
  kind: kindOfTitle(title),
  title,
  fileId,
  pageIndex,
})

describe('marking where a document begins', () => {
  it('keeps reading order whatever order they were marked in', () => {
    const late = setEntry([], { fileId: B, pageIndex: 0 }, '送达回证', FILES)
    const both = setEntry(late, { fileId: A, pageIndex: 3 }, '立案审批表', FILES)
    expect(both.map(({ title }) => title)).toEqual(['立案审批表', '送达回证'])
  })

  it('replaces the name of a page and takes it away again', () => {
    const one = setEntry([], { fileId: A, pageIndex: 3 }, '送达回证', FILES)
    const other = setEntry(one, { fileId: A, pageIndex: 3 }, '自拟材料', FILES)
    expect(other).toEqual([{ kind: null, title: '自拟材料', fileId: A, pageIndex: 3 }])
    expect(setEntry(other, { fileId: A, pageIndex: 3 }, null, FILES)).toEqual([])
  })

  it('says which document a page belongs to, within its own file', () => {
    const outline = [at('立案审批表', 2), at('询问笔录', 5), at('送达回证', 1, B)]
    const name = (fileId: string, pageIndex: number) =>
      documentOfPage(outline, { fileId, pageIndex })?.title ?? null
    expect([name(A, 1), name(A, 2), name(A, 4), name(A, 9), name(B, 0), name(B, 3)]).toEqual([
      null,
      '立案审批表',
      '立案审批表',
      '询问笔录',
      null,
      '送达回证',
    ])
    expect(entryOn(outline, { fileId: A, pageIndex: 3 })).toBeNull()
  })
})

describe('the documents an item is judged in', () => {
  it('are those its standard names', () => {
    expect(documentsOfItem({ documents: ['送达回证'], text: '立案', ruleText: '' })).toEqual(['送达回证'])
  })

  it.each([
    ['有调查终结报告，内部审批环节完整', ['调查终结报告']],
    ['处罚事先告知书载明内容并送达', ['行政处罚事先告知书', '送达回证']],
    ['行政处罚事先告知书要素齐全', ['行政处罚事先告知书']],
    ['立案及时', ['立案审批表']],
    ['询问笔录一人一份', ['询问笔录']],
    ['管辖有据', []],
  ])('are otherwise read from its words: %s', (text, documents) => {
    expect(documentsOfItem({ text, ruleText: '' })).toEqual(documents)
  })

  it('are found under any name of their kind', () => {
    const outline = [at('听证告知书', 1), at('送达回证', 3), at('备考表', 8)]
    expect(entriesFor(outline, ['行政处罚事先告知书', '送达回证']).map(({ title }) => title)).toEqual([
      '听证告知书',
      '送达回证',
    ])
  })
})

it('gives each name one code', () => {
  const names = CASE_DOCUMENT_KINDS.flatMap((kind) => kind.names)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(CASE_DOCUMENT_KINDS.map(({ code }) => code)).size).toBe(CASE_DOCUMENT_KINDS.length)
})
