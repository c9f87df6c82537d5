/**
 * Kinds of documents in a case file, for naming what begins on which page. One code covers the papers that are kept
 * and looked up together; the names are the ones the standards use in `documents`.
 * Codes and grouping are this project's proposal, after the order of volumes and the document sets of the licence and
 * inspection templates (行政处罚案卷装订规范; 司法行政机关行政许可文书格式文本; 行政检查文书格式文本). Any other title will do.
 */
export type DocumentKindInfo = {
  readonly code: string
  /** The first one is offered as title. */
  readonly names: readonly string[]
}

export const CASE_DOCUMENT_KINDS: readonly DocumentKindInfo[] = [
  { code: 'D01', names: ['案卷封面'] },
  { code: 'D02', names: ['卷内目录'] },
  { code: 'D03', names: ['备考表'] },
  { code: 'D10', names: ['案件来源登记表', '案源材料'] },
  { code: 'D11', names: ['立案审批表', '立案报告'] },
  { code: 'D12', names: ['指定管辖通知书', '案件移送函'] },
  { code: 'D13', names: ['委托书', '行政执法委托书'] },
  { code: 'D14', names: ['执法证件'] },
  { code: 'D20', names: ['现场检查笔录', '勘验笔录', '现场笔录', '检查记录'] },
  { code: 'D21', names: ['询问笔录', '询问通知书'] },
  { code: 'D22', names: ['先行登记保存决定书', '先行登记保存清单', '先行登记保存物品清单'] },
  { code: 'D23', names: ['先行登记保存物品处理决定书'] },
  {
    code: 'D24',
    names: ['抽样取证凭证', '检验报告', '检测报告', '鉴定意见', '结果告知书', '鉴定结果告知书'],
  },
  { code: 'D25', names: ['当事人身份证明', '授权委托书', '申请人资格证明'] },
  { code: 'D26', names: ['证据材料', '照片', '视听资料', '电子数据说明', '违法所得计算材料'] },
  { code: 'D27', names: ['责令改正通知书', '复查记录'] },
  {
    code: 'D28',
    names: ['查封扣押决定书', '查封决定书', '扣押决定书', '查封清单', '扣押清单', '解除决定书'],
  },
  { code: 'D30', names: ['调查终结报告', '案件处理意见书'] },
  { code: 'D31', names: ['法制审核意见书', '法制审核意见'] },
  { code: 'D32', names: ['集体讨论记录'] },
  { code: 'D33', names: ['行政处罚事先告知书', '听证告知书'] },
  { code: 'D34', names: ['陈述申辩笔录', '陈述申辩书', '陈述申辩复核意见'] },
  { code: 'D35', names: ['听证笔录', '听证申请书', '听证通知书', '听证公告', '听证报告'] },
  { code: 'D36', names: ['处罚决定审批表'] },
  { code: 'D37', names: ['行政处罚决定书'] },
  { code: 'D38', names: ['不予行政处罚决定书'] },
  { code: 'D39', names: ['当场行政处罚决定书'] },
  { code: 'D40', names: ['送达回证'] },
  { code: 'D41', names: ['送达地址确认书'] },
  { code: 'D50', names: ['罚没收据', '缴款凭证', '缴费凭证'] },
  { code: 'D51', names: ['延期分期缴纳申请', '延期（分期）缴纳批准'] },
  { code: 'D52', names: ['催告书', '强制执行决定书', '强制执行申请书', '现场执行笔录'] },
  { code: 'D53', names: ['罚没物品处理记录'] },
  { code: 'D60', names: ['结案审批表', '结案报告'] },
  { code: 'D61', names: ['信息公示记录'] },
  { code: 'D62', names: ['全过程记录音像清单'] },
  { code: 'D70', names: ['申请书', '申请材料', '申请材料接收凭证'] },
  { code: 'D71', names: ['受理通知书', '不予受理通知书', '补正告知书'] },
  { code: 'D72', names: ['审查意见', '核查笔录', '行政许可审批表'] },
  { code: 'D73', names: ['行政许可决定书', '许可证件'] },
  { code: 'D80', names: ['检查审批表', '检查计划', '检查通知书', '检查结果告知书'] },
]

const CODE_OF = new Map(CASE_DOCUMENT_KINDS.flatMap(({ code, names }) => names.map((name) => [name, code])))

/** @returns the code of a title that is known in these very words, or `null` */
export const kindOfTitle = (title: string): string | null => CODE_OF.get(title) ?? null
