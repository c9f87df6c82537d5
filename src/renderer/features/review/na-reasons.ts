/** Ready reasons for 合理缺项. What the law required and the file lacks is never one of them. */
const BY_ITEM: Readonly<Record<string, readonly string[]>> = {
  'PT-B05': ['本案未涉及抽样、鉴定、检验、电子数据或监控证据'],
  'PT-B06': ['本案无违法所得，处罚不以货值为基数'],
  'PT-D03': ['本案未采取先行登记保存措施'],
  'PT-D05': ['本案不属于应当法制审核的范围'],
  'PT-D07': ['当事人未提出陈述、申辩'],
  'PT-D08': ['未举行听证', '本案不属于应当告知听证权利的范围'],
  'PT-D09': ['本案不属于应当集体讨论的范围'],
  'PT-F03': ['本案未作罚款，也无没收、暂扣财物'],
  'PT-F04': ['当事人已按期履行'],
  'PT-V08': ['本案不属于应当告知听证权利的范围'],
  'PT-V09': ['本案不属于法制审核、集体讨论的范围'],
  'PT-V14': ['当事人未提出陈述、申辩'],
}

const ANYWHERE: readonly string[] = ['本案不涉及该事项']

export const naReasonsFor = (itemId: string): readonly string[] => [...(BY_ITEM[itemId] ?? []), ...ANYWHERE]
