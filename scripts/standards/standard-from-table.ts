/** Builds the CF-PT-2026.1 edition from its table: what the table does not hold (grades, sources) is here. */
import { splitRuleText } from '../../src/shared/domain/checklist/rule-text'
import { ScoringStandard, type StandardItem, type VetoItem } from '../../src/shared/domain/checklist/standard'
import type { Provenance } from '../../src/shared/domain/checklist/provenance'
import { parseDecimalToCenti } from '../../src/shared/lib/decimal'
import { getCell, getYesNo, parseTable, type Row } from './table'

const COLUMNS = ['ID', '部分', '评查内容', '分值', '扣分规则', '封顶', '否决', '可缺项', '依据'] as const

const OURS = '本项目建议，未经任何机关发布'

const SOURCES = [
  { id: 'S4', title: '北京市行政处罚案卷标准和评查评分细则（2016版）' },
  { id: 'S6', title: '北京市宣武区行政许可案卷评查细则（试行）' },
  { id: 'S7', title: '浙江省一般程序行政处罚案卷评查标准（试行）' },
  { id: 'S8', title: '株洲市适用一般程序行政处罚案卷计分标准' },
  { id: 'S9', title: '测绘地理信息行政处罚案卷评查标准' },
  { id: 'S10', title: '四川省建设监察执法案件卷宗评查表' },
  { id: 'S19', title: '行政处罚案卷评查评分细则（试行）（发布机关未载明）' },
  { id: 'S20', title: '行政处罚案卷评分标准（城市未载明）' },
] as const

/** Which found veto lists name the same ground; a row without an entry is our own proposal. */
const VETO_PATTERNS: Readonly<Record<string, string>> = {
  'PT-V01': 'S7 S8 S9 S10：实施主体不合法、超越职权、无依据或超范围委托',
  'PT-V02': 'S7 S9：执法人员无执法资格（S8 仅扣2分）；S9：执法人员少于2人',
  'PT-V03': 'S7 S8 S19：被处罚对象认定错误',
  'PT-V04': 'S8 S9 S19：事实不清、主要证据不足或错误',
  'PT-V05': 'S9 S19：定性不准、适用法律错误、依据失效',
  'PT-V06': 'S19：超出法定种类或幅度',
  'PT-V10': 'S9：应当移送司法机关未移送',
  'PT-V11': 'S8：超过追责时效仍处罚',
  'PT-V12': 'S9 S19：程序违法、程序倒置、主要程序无文书',
  'PT-V13': 'S19：主要对外文书未盖章、盖内设机构章',
}

export function buildPenaltyStandard(markdown: string): ScoringStandard {
  const rows = parseTable(markdown, COLUMNS)
  const scored = rows.filter((row) => !getYesNo(row, '否决'))
  return ScoringStandard.parse({
    format: 'hengjuan/scoring-standard',
    v: 1,
    id: 'CF-PT-2026.1',
    name: '行政处罚（普通程序）案卷评查标准',
    issuer: '衡卷（建议稿，未经任何机关发布）',
    edition: '2026.1',
    effectiveFrom: '2026-01-01',
    caseType: '处罚普通',
    totalCenti: 10000,
    stepCenti: 10,
    naWarnBelowCenti: 6000,
    vetoStyle: 'B',
    grades: [
      { name: '优秀', minTenths: 900 },
      { name: '合格', minTenths: 600 },
      { name: '不合格', minTenths: 0 },
    ],
    provenance: standardProvenance(),
    sources: SOURCES,
    sections: buildSections(scored),
    items: scored.map(buildItem),
    vetoes: rows.filter((row) => getYesNo(row, '否决')).map(buildVeto),
  })
}

function standardProvenance(): Provenance[] {
  return [
    { about: 'standard', mark: 'P', source: `条目、分值和缺省否决方式 B：${OURS}` },
    { about: 'standard', mark: 'F', source: '满分一百分：S4、S6 至 S9' },
    { about: 'standard', mark: 'F', source: '等次九十分、六十分：S6' },
    { about: 'standard', mark: 'F', source: '每项扣完为止：S9、S20' },
    { about: 'standard', mark: 'K', source: '合理缺项折算公式：通行做法，未查到文本' },
    { about: 'standard', mark: 'P', source: `保留一位小数、四舍五入，适用满分低于六十分提示：${OURS}` },
  ]
}

function buildSections(scored: readonly Row[]): { id: string; name: string }[] {
  const sections = new Map<string, string>()
  for (const row of scored) sections.set(sectionOf(getCell(row, 'ID')), getCell(row, '部分'))
  return [...sections].map(([id, name]) => ({ id, name }))
}

/** `PT-A02` belongs to section `A`. */
function sectionOf(itemId: string): string {
  return itemId.slice(3, 4)
}

function buildItem(row: Row): StandardItem {
  const id = getCell(row, 'ID')
  const capCenti = centi(getCell(row, '封顶'))
  const ruleText = getCell(row, '扣分规则')
  const rules = splitRuleText(id, ruleText, capCenti)
  if (!rules.ok) throw new Error(`${id}: ${JSON.stringify(rules.failure)}`)
  return {
    id,
    section: sectionOf(id),
    text: getCell(row, '评查内容'),
    pointsCenti: centi(getCell(row, '分值')),
    capCenti,
    ruleText,
    rules: rules.value,
    naAllowed: getYesNo(row, '可缺项'),
    basis: getCell(row, '依据'),
    provenance: [
      { about: 'text', mark: 'P', source: OURS },
      { about: 'points', mark: 'P', source: OURS },
      basisProvenance(row),
    ],
  }
}

function buildVeto(row: Row): VetoItem {
  const id = getCell(row, 'ID')
  if (getCell(row, '分值') !== '0' || getCell(row, '封顶') !== '0')
    throw new Error(`${id} is a veto with points`)
  const pattern = VETO_PATTERNS[id]
  return {
    id,
    text: getCell(row, '评查内容'),
    ruleText: getCell(row, '扣分规则'),
    basis: getCell(row, '依据'),
    naAllowed: getYesNo(row, '可缺项'),
    provenance: [
      { about: 'text', mark: 'P', source: OURS },
      ...(pattern ? [{ about: 'pattern', mark: 'F', source: pattern } as const] : []),
      basisProvenance(row),
    ],
  }
}

function basisProvenance(row: Row): Provenance {
  return getCell(row, '依据').includes('[K]')
    ? { about: 'basis', mark: 'K', source: '依据未查阅核对' }
    : { about: 'basis', mark: 'F', source: '所列法律法规条文已查阅' }
}

function centi(text: string): number {
  const parsed = parseDecimalToCenti(text)
  if (!parsed.ok) throw new Error(`not a number of points: ${text}`)
  return parsed.value
}
