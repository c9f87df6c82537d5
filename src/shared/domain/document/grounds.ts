/** Grounds of facts that no finding is behind, as the screen says them. */
export const GROUND = {
  case: '案卷信息',
  matter: '监督案件',
  clue: '线索登记',
  dispute: '争议协调登记',
  parent: '前一份文书',
  kind: '文书种类',
  settings: '设置',
  values: '拟稿要素',
  material: '材料清单',
} as const
