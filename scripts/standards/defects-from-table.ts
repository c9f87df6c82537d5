/** Builds the defect catalogue defects-2026.1 from its table. */
import { DefectCatalogue, type Defect } from '../../src/shared/domain/defect/catalogue'
import { SEVERITIES } from '../../src/shared/domain/defect/severity'
import { getCell, parseTable, type Row } from './table'

const COLUMNS = ['代码', '类别', '缺陷', '如何发现', '依据', '程度', '典型整改', '对应项'] as const

/** A cure is named only where the advice itself uses the word; the table has no column for it. */
const CURE_WORDS = [
  { word: '补正', cure: '可补正' },
  { word: '重作', cure: '须重作' },
  { word: '移送', cure: '须移送' },
] as const

const SOURCES = [
  { id: 'S4', title: '北京市行政处罚案卷标准和评查评分细则（2016版）' },
  { id: 'S6', title: '北京市宣武区行政许可案卷评查细则（试行）' },
  { id: 'S7', title: '浙江省一般程序行政处罚案卷评查标准（试行）' },
  { id: 'S8', title: '株洲市适用一般程序行政处罚案卷计分标准' },
  { id: 'S9', title: '测绘地理信息行政处罚案卷评查标准' },
  { id: 'S10', title: '四川省建设监察执法案件卷宗评查表' },
  { id: 'S19', title: '行政处罚案卷评查评分细则（试行）（发布机关未载明）' },
  { id: 'S20', title: '行政处罚案卷评分标准（城市未载明）' },
  { id: 'S21', title: '行政处罚案卷评分标准（城市未载明）' },
  { id: 'T4', title: '行政执法监督典型案例（超期决定）' },
  { id: 'T9', title: '自治区6件监督典型案例' },
  { id: 'T11', title: '行政执法监督制度的中国图景' },
] as const

export function buildDefectCatalogueData(markdown: string): DefectCatalogue {
  return DefectCatalogue.parse({
    format: 'hengjuan/defect-catalogue',
    v: 1,
    id: 'defects-2026.1',
    name: '行政执法案卷缺陷类型表',
    edition: '2026.1',
    effectiveFrom: '2026-01-01',
    provenance: [
      {
        about: 'catalogue',
        mark: 'F',
        source: '缺陷的类型见于 S4 至 S10、S19 至 S21 的评查清单和 T4、T9、T11 的案例',
      },
      { about: 'catalogue', mark: 'K', source: '其余缺陷为一般经验，未查到文本；各条与来源未逐一对应' },
      { about: 'severity', mark: 'P', source: '程度划分为本项目建议' },
    ],
    sources: SOURCES,
    defects: parseTable(markdown, COLUMNS).map(buildDefect),
  })
}

function buildDefect(row: Row): Defect {
  const basis = getCell(row, '依据')
  const advice = getCell(row, '典型整改')
  const isUnread = basis.includes('[K]') || basis.includes('待核')
  return {
    code: getCell(row, '代码'),
    category: getCell(row, '类别'),
    text: getCell(row, '缺陷'),
    detection: getCell(row, '如何发现'),
    basis,
    severities: parseSeverities(getCell(row, '程度')),
    advice,
    itemIds: expandItemIds(getCell(row, '对应项')),
    cures: CURE_WORDS.filter(({ word }) => advice.includes(word)).map(({ cure }) => cure),
    provenance: [
      { about: 'text', mark: 'K', source: '本项目归纳；部分见于所列来源，未逐条对应' },
      { about: 'severity', mark: 'P', source: '程度和典型整改为本项目建议' },
      isUnread
        ? { about: 'basis', mark: 'K', source: '依据未查阅核对' }
        : { about: 'basis', mark: 'F', source: '所列法律法规条文已查阅' },
    ],
  }
}

/** `致命或严重` gives both, heaviest first. */
export function parseSeverities(text: string): Defect['severities'] {
  const parts = text.split('或')
  const known = SEVERITIES.filter((severity) => parts.includes(severity))
  if (known.length !== parts.length) throw new Error(`unknown severity in ${text}`)
  return known
}

/** `PT-V01、V13` → `PT-V01`, `PT-V13`: a short id takes the prefix of the one before it. */
export function expandItemIds(text: string): string[] {
  let prefix = ''
  return text.split('、').map((part) => {
    const match = /^(?:([A-Z]{2})-)?([A-Z]\d{2})$/.exec(part)
    if (!match) throw new Error(`unreadable item id in ${text}`)
    prefix = match[1] ?? prefix
    if (!prefix) throw new Error(`item id without prefix in ${text}`)
    return `${prefix}-${match[2]}`
  })
}
