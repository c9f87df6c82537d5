import { describe, expect, it } from 'vitest'
import type { Defect, DefectCatalogue } from '@shared/domain/defect/catalogue'
import { buildPinyinText, findPinyin } from '@shared/domain/defect/pinyin-match'
import { buildDefectIndex, searchDefects } from '@shared/domain/defect/search'
import { readDefects } from '../checklist/editions'

const catalogue = readDefects()
const index = buildDefectIndex(catalogue)
const codesOf = (query: string, itemId?: string): string[] =>
  searchDefects(index, query, itemId === undefined ? {} : { itemId }).map((hit) => hit.defect.code)

describe('searchDefects', () => {
  it.each([
    // Chinese
    ['送达回证', 'D-SD-02'],
    ['超追责时效', 'D-CX-16'],
    ['一事两罚', 'D-CL-05'],
    ['送达 七个', 'D-SD-01'],
    ['证件 未出示', 'D-CX-03'],
    ['  错别字 ', 'D-WS-05'],
    ['补造、替换', 'D-GD-05'],
    // code
    ['D-ZT-01', 'D-ZT-01'],
    ['d-zt-01', 'D-ZT-01'],
    ['dzt01', 'D-ZT-01'],
    ['ZT01', 'D-ZT-01'],
    ['zt-10', 'D-ZT-10'],
    ['ｃｘ０９', 'D-CX-09'],
    ['gd5', 'D-GD-05'],
    // pinyin in full
    ['songdahuizheng', 'D-SD-02'],
    ['chushizhengjian', 'D-CX-03'],
    ['guzhengdingan', 'D-ZJ-01'],
    ['Yishiliang', 'D-CL-05'],
    // initials
    ['sdhz', 'D-SD-02'],
    ['cszj', 'D-CX-03'],
    ['gzda', 'D-ZJ-01'],
    ['yslfk', 'D-CL-05'],
    ['xxdjbc', 'D-CX-04'],
    ['jttl', 'D-CX-07'],
    // mixed
    ['songdhz', 'D-SD-02'],
    ['fzhishenhe', 'D-CX-06'],
  ])('finds by %s: %s', (query, code) => {
    expect(codesOf(query)[0]).toBe(code)
  })

  it.each([
    ['xiaoguozhongfa', 'D-CL-03'], // 小过重罚
    ['xiaoguochongfa', 'D-CL-03'],
    ['shenqingzhixing', 'D-ZX-03'], // 申请执行
    ['shenqingzhihang', 'D-ZX-03'],
    ['xiandiaocha', 'D-CX-01'], // 先调查
    ['xiantiaocha', 'D-CX-01'],
    ['wuqingdan', 'D-CX-04'], // 无清单, also 抽样无清单
    ['yanchangshouxu', 'D-CX-14'], // 延长手续
    ['yanzhangshouxu', 'D-CX-14'],
  ])('finds every reading: %s → %s', (query, code) => {
    expect(codesOf(query)).toContain(code)
  })

  it.each(['行政处罚', '重作'])('finds both readings of %s', (text) => {
    const one = buildDefectIndex(catalogueOf([text]))
    const queries =
      text === '重作'
        ? ['chongzuo', 'zhongzuo', 'czuo', 'zz', 'cz']
        : ['xingzhengchufa', 'hangzhengchufa', 'xzcf', 'hzcf', 'xzchufa', 'chuf', 'cf']
    for (const query of queries) expect(searchDefects(one, query), query).toHaveLength(1)
  })

  it.each(['xyzw', 'D-ZZ-99', '不存在的缺陷', 'songdahuizhengs', '送达 xyzw', '9999'])(
    'finds nothing by %s',
    (query) => {
      expect(codesOf(query)).toEqual([])
    },
  )

  it.each(['', '   ', '、。'])('lists everything by %j', (query) => {
    expect(codesOf(query)).toEqual(catalogue.defects.map((defect) => defect.code))
  })

  it('lists the defects of the item under review first', () => {
    expect(codesOf('', 'PT-F01').slice(0, 4)).toEqual(['D-SD-01', 'D-SD-03', 'D-SD-04', 'D-ZT-01'])
    expect(codesOf('sd', 'PT-F02')[0]).toBe('D-SD-02')
    const hits = searchDefects(index, '', { itemId: 'PT-F01' })
    expect(hits.filter((hit) => hit.isForItem).map((hit) => hit.defect.code)).toEqual([
      'D-SD-01',
      'D-SD-03',
      'D-SD-04',
    ])
    expect(codesOf('', 'PT-F01')).toHaveLength(80)
  })

  it('ranks words before spelling before initials before other fields', () => {
    const texts = ['其他 advice 送达', '收到', '宋大', '未送达', '送达晚']
    const one = buildDefectIndex(
      catalogueOf(
        texts.map((text) => (text.startsWith('其他') ? '其他' : text)),
        ['送达', '', '', '', ''],
      ),
    )
    const order = (query: string): string[] => searchDefects(one, query).map((hit) => hit.defect.text)
    expect(order('送达')).toEqual(['送达晚', '未送达', '其他'])
    expect(order('songda')).toEqual(['宋大', '未送达', '送达晚'])
    expect(order('sd')).toEqual(['收到', '宋大', '未送达', '送达晚'])
  })

  it('takes one key stroke less than a frame', () => {
    const queries = ['z', 'zh', 'zhe', 'zhengju', 'fzsh', '送达', 'D-CX', 'weigaozhiquanli']
    for (const query of queries) codesOf(query)
    const times = queries.flatMap((query) =>
      Array.from({ length: 20 }, () => {
        const start = performance.now()
        codesOf(query, 'PT-D06')
        return performance.now() - start
      }),
    )
    expect(times.toSorted((a, b) => a - b)[times.length / 2]).toBeLessThan(16)
  })
})

describe('findPinyin', () => {
  it.each([
    ['法律', 'falv', true],
    ['法律', 'falu', true],
    ['主体、证据', 'zhutizhengju', true],
    ['主体、证据', 'ztzj', false],
    ['主体证据', 'zhtizhj', false],
    ['处罚', 'chuf', true], // the last syllable may be short
    ['处罚', 'chf', false],
    ['超过90日', 'cg90r', false],
    ['超过90日', 'chaoguo90ri', true],
  ])('finds in %s the letters %s, spelled out: %s', (text, letters, isSpelled) => {
    expect(findPinyin(buildPinyinText(text), letters)).toEqual({ start: 0, isSpelled })
  })

  it.each([
    ['处罚', 'chfua'],
    ['处罚', 'chufaa'],
    ['处罚', 'fachu'],
    ['处罚', ''],
    ['', 'cf'],
    ['、', 'cf'],
  ])('does not find in %j the letters %j', (text, letters) => {
    expect(findPinyin(buildPinyinText(text), letters)).toBeNull()
  })

  it('says where the hit starts, punctuation not counted', () => {
    expect(findPinyin(buildPinyinText('未（书面）告知'), 'gaozhi')).toEqual({ start: 3, isSpelled: true })
  })
})

function catalogueOf(texts: readonly string[], advice: readonly string[] = []): DefectCatalogue {
  const [sample] = catalogue.defects
  if (!sample) throw new Error('empty catalogue')
  return {
    ...catalogue,
    defects: texts.map((text, position): Defect => ({
      ...sample,
      code: `D-AA-${String(position + 1).padStart(2, '0')}`,
      category: '类',
      text,
      advice: advice[position] || '无',
    })),
  }
}
