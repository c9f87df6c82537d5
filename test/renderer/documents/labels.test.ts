import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import { DOCUMENT_STATES } from '@shared/domain/document/supervision-document'
import { faceName, labelerOf, READ_ONLY_REASONS } from '../../../src/renderer/features/documents/labels'

describe('faceName', () => {
  it.each([
    ['ABCDEF+FangSong_GB2312', '仿宋_GB2312（本机）'],
    ['SimFang', '仿宋（本机）'],
    ['XYZABC+FZXiaoBiaoSong-B05S', '方正小标宋（本机）'],
    ['ABCDEF+SomethingElse-Regular', 'SomethingElse-Regular'],
  ])('says %s as %s', (pdfName, name) => {
    expect(faceName(pdfName)).toBe(name)
  })

  it('knows every face that is shipped', () => {
    const source = readFileSync(new URL('../../../resources/fonts/fonts.json', import.meta.url), 'utf8')
    const { faces } = JSON.parse(source) as { faces: readonly { id: string; postScriptName: string }[] }
    const printed = faces.filter(({ id }) => id !== 'ui')
    expect(printed.length).toBeGreaterThan(4)
    for (const { postScriptName } of printed)
      expect(faceName(`ABCDEF+${postScriptName}`)).toMatch(/（随附）$/)
  })
})

describe('labels', () => {
  it('name a heading by its level and a paragraph by what it does', () => {
    const labelOf = labelerOf(OPINION_V1)
    expect(labelOf({ role: 'heading', level: 'h1' })).toBe('一级标题')
    expect(labelOf({ role: 'fact', level: 'body' })).toBe('查明的事实')
    expect(labelOf({ role: 'added', level: 'body' })).toBe('增加的段落')
    expect(labelOf({ role: 'something-new', level: 'body' })).toBe('正文')
  })

  it('give a reason for every state in which the text is closed, and none while drafting', () => {
    expect(DOCUMENT_STATES.filter((state) => READ_ONLY_REASONS[state] === null)).toEqual(['drafting'])
  })
})
