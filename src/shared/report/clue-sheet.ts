/** 线索登记表 and its 回执: one clue on paper, for the named roles and the receiving body. */
import { chineseDate } from '@shared/domain/document/chinese-date'
import { CLUE_STEPS, clueNumber, type Clue } from '@shared/domain/loop/clue'
import type { Matter } from '@shared/domain/loop/matter'
import { matterNumber } from '@shared/domain/loop/matter'
import type { Paper } from '@shared/domain/loop/progress'
import { column, formTable, namesOf } from './loop-parts'
import type { ReportTable, TablePart } from './table'

const day = (on: string | undefined): string => (on === undefined ? '' : chineseDate(on))

export function buildClueSheet(
  clue: Clue,
  matter: Matter | undefined,
  letter: Paper | undefined,
): ReportTable {
  const { facts, transfer, receipt, result, withdrawn } = clue
  const sheet = formTable(
    '问题线索登记表',
    [
      ['线索编号', clueNumber(clue)],
      ['密级', facts.secrecy],
      ['线索名称', facts.title],
      ['来源案件', matter === undefined ? '' : `${matterNumber(matter)} ${matter.facts.title}`],
      ['发现人、发现日期', `${facts.foundBy}，${chineseDate(facts.foundOn)}`],
      ['涉及单位', facts.unit],
      [
        '涉及人员、职务',
        facts.persons.map(({ name, post }) => [name, post].filter(Boolean).join('，')).join('\n'),
      ],
      ['事实', facts.facts],
      ['时间', facts.happenedAt],
      ['金额', facts.amount],
      ['涉嫌性质', facts.nature],
      ['接收机关', facts.receiver],
      ['移送函号', letter?.number?.text ?? ''],
      ['移送日期、方式', transfer === null ? '' : `${chineseDate(transfer.on)}，${transfer.way}`],
      ['移送人', transfer === null ? '' : namesOf(transfer.carriers)],
      [
        '份数、密封',
        transfer === null ? '' : `${transfer.copies} 份，${transfer.isSealedEnvelope ? '密封' : '未密封'}`,
      ],
      ['回执', receipt === null ? '' : `${chineseDate(receipt.on)}，接收人 ${receipt.receivedBy}`],
      [
        '办理结果',
        result === null
          ? ''
          : [result.result, result.number, chineseDate(result.on), result.note].filter(Boolean).join('，'),
      ],
      ...(withdrawn === null ? [] : [['撤回', `${chineseDate(withdrawn.on)}，${withdrawn.reason}`] as const]),
    ],
    ['登记人：', '日期：'],
  )
  return { ...sheet, parts: [approvalPart(clue), materialPart(clue)] }
}

const approvalPart = ({ approvals }: Clue): TablePart => ({
  heading: '审批',
  columns: [
    column('环节', 14, 'center'),
    column('人员', 14),
    column('日期', 14, 'center'),
    column('意见', 40),
  ],
  rows: CLUE_STEPS.map((step) => {
    const one = approvals.find((approval) => approval.step === step)
    return [step, one?.person.name ?? '', day(one?.on), one?.opinion ?? '']
  }),
})

const materialPart = ({ facts }: Clue): TablePart => ({
  heading: '移送材料清单',
  columns: [
    column('序号', 6, 'center'),
    column('材料名称', 40),
    column('页码', 20, 'center'),
    column('份数', 8, 'right'),
  ],
  rows: facts.materials.map(({ name, pages, copies }, index) => [index + 1, name, pages, copies]),
})

/** What the receiving body signs and sends back; it names the letter and the material, not what the clue says. */
export function buildClueReceipt(clue: Clue, letter: Paper | undefined): ReportTable {
  const { facts, transfer, receipt } = clue
  const sheet = formTable(
    '问题线索移送回执',
    [
      ['移送函号', letter?.number?.text ?? ''],
      ['线索编号', clueNumber(clue)],
      ['移送机关', letter?.fields.issuer ?? ''],
      ['接收机关', facts.receiver],
      ['移送日期、方式', transfer === null ? '' : `${chineseDate(transfer.on)}，${transfer.way}`],
      ['材料', `共 ${facts.materials.length} 种，${transfer?.copies ?? 1} 份`],
      ['接收人（签名）', receipt?.receivedBy ?? ''],
      ['接收日期', day(receipt?.on)],
      ['接收机关（盖章）', ''],
      ['备注', receipt?.note ?? ''],
    ],
    ['请将处理结果函告移送机关。'],
  )
  return { ...sheet, parts: [materialPart(clue)] }
}
