/** 附件 that follow from the record: 问题清单, 证据目录, 材料清单, 线索登记表, 回执. A kind asks for them by their names. */
import { clueNumber, type Clue } from '../loop/clue'
import { chineseDate } from './chinese-date'
import { describeFinding, joinLaws, type DraftFinding } from './draft-finding'
import { missingText, pagePlacesText } from './finding-places'
import type { KindDefinition } from './kind'
import { materialsOf } from './materials'
import type { PaperSource } from './paper-source'
import type { Annex } from './supervision-document'

type Make = (source: PaperSource, findings: readonly DraftFinding[]) => Table | null
type Table = Exclude<Annex['table'], null>

const column = (label: string, width: number): Table['columns'][number] => ({ label, width })
const cut = (text: string): string => (text.length > 2000 ? `${text.slice(0, 1999)}…` : text)
const table = (columns: Table['columns'], rows: readonly (readonly string[])[]): Table | null =>
  rows.length === 0 ? null : { columns, rows: rows.slice(0, 1000).map((row) => row.map(cut)) }

const placeText = ({ places, caseTitle }: DraftFinding): string => {
  const missing = missingText(places)
  const told = [pagePlacesText(places), missing && `缺${missing}`].filter(Boolean).join('；')
  return caseTitle === '' ? told : `“${caseTitle}”案卷：${told}`
}

/** 序号 | 问题 | 所在页 | 依据 | 整改要求 */
const findingTable: Make = (_, findings) =>
  table(
    [
      column('序号', 10),
      column('问题', 31),
      column('所在页', 15),
      column('依据', 22),
      column('整改要求', 22),
    ],
    findings.map((finding, index) => [
      String(index + 1),
      describeFinding(finding),
      placeText(finding),
      joinLaws(finding.law) || `评查标准第${finding.itemId}项`,
      finding.advice || (finding.kind === 'advice' ? '供改进参考' : '自行纠正'),
    ]),
  )

/** One row a fault: what proves it lies on these pages. */
const evidenceTable: Make = (_, findings) =>
  table(
    [column('序号', 10), column('证明的事实', 50), column('所在页', 40)],
    findings
      .filter(({ kind }) => kind !== 'advice')
      .map((finding, index) => [String(index + 1), describeFinding(finding), placeText(finding)]),
  )

const materialTable: Make = (source) =>
  table(
    [column('序号', 10), column('材料名称', 48), column('页码', 20), column('份数', 11), column('备注', 11)],
    materialsOf(source).map(({ name, pages, copies }, index) => [
      String(index + 1),
      name,
      pages,
      String(copies),
      '',
    ]),
  )

const clueTable: Make = ({ clue }) =>
  clue === null ? null : table([column('项目', 25), column('内容', 75)], clueRows(clue))

function clueRows(clue: Clue): readonly (readonly string[])[] {
  const { foundBy, foundOn, secrecy, unit, persons, happenedAt, amount, nature, receiver, facts } = clue.facts
  return [
    ['线索编号', clueNumber(clue)],
    ['发现人', foundBy],
    ['发现日期', chineseDate(foundOn)],
    ['密级', secrecy],
    ['涉及单位', unit],
    ['涉及人员', persons.map(({ name, post }) => (post === '' ? name : `${name}（${post}）`)).join('、')],
    ['发生时间', happenedAt],
    ['涉及金额', amount],
    ['主要事实', facts],
    ['涉嫌性质', nature],
    ['接收机关', receiver],
  ]
}

const receiptTable: Make = ({ clue }) =>
  clue === null
    ? null
    : table(
        [column('项目', 30), column('内容', 70)],
        [
          ['线索编号', clueNumber(clue)],
          ['移送机关', ''],
          ['接收机关', clue.facts.receiver],
          ['材料份数', ''],
          ['接收人（签名）', ''],
          ['接收日期', ''],
          ['接收机关（章）', ''],
        ],
      )

/** By the name in the kind's attachments. Any other attachment is a name only: the paper itself is added by hand. */
const MAKERS: Readonly<Record<string, Make>> = {
  行政执法案卷评查问题清单: findingTable,
  问题清单: findingTable,
  问题统计表: findingTable,
  证据目录: evidenceTable,
  调卷清单: materialTable,
  材料清单: materialTable,
  线索登记表: clueTable,
  回执: receiptTable,
}

export const GENERATED_ANNEXES: readonly string[] = Object.keys(MAKERS)

export function annexesOf(
  kind: Pick<KindDefinition, 'attachments'>,
  source: PaperSource,
  findings: readonly DraftFinding[],
): readonly Annex[] {
  return kind.attachments.flatMap((title, index) => {
    const made = Object.hasOwn(MAKERS, title) ? MAKERS[title]?.(source, findings) : null
    return made ? [{ id: `annex-${index + 1}`, title, paragraphs: [], table: made }] : []
  })
}
