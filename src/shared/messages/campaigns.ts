/** Sentences of the campaigns: plan, lists, draw, assignment. */
import type { MessageTable } from './message'

export const campaignMessages: MessageTable = {
  'campaign/plan-unsound': () => '方案里有互相矛盾的内容，没有保存。请按页面上的红色提示改好再保存。',
  'campaign/reviews-begun': () => '本批次已经开始评查，不能再改单评或双评，没有保存。',
  'campaign/no-plan': () => '本批次还没有方案，不能抽卷。请先填写并保存方案。',

  'roster/exists': () => '这份名册已经导入过了。',
  'roster/unknown': () => '找不到这份名册，可能已经撤回。',
  'roster/duplicate': ({ unit, number }) =>
    `${unit} ${number} 在名册里出现了不止一次，没有导入。同一案卷只能列一次，请核对后再导入。`,
  'roster/drawn-from': () => '已经从这份名册里抽过卷，不能撤回。抽卷要能随时复算，名册必须留存。',

  'draw/exists': () => '这次抽卷已经记录过了。',
  'draw/unknown': () => '找不到这次抽卷的记录，请返回批次重新打开。',
  'draw/no-files': () => '名册里没有可以抽取的案卷，没有抽卷。请先导入参评单位的名册。',
  'draw/unknown-unit': ({ unit }) => `名册里没有 ${unit} 的案卷，没有抽卷。`,
  'draw/duplicate-file': ({ unit, number }) =>
    `${unit} ${number} 在名册里出现了不止一次，没有抽卷。请撤回有误的名册，改好后重新导入。`,
  'draw/witness-is-drawer': () => '抽取人和见证人不能是同一个人，没有抽卷。请换一位见证人。',
  'draw/already-drawn': ({ unit }) =>
    `${unit} 在本批次已经抽过卷，没有再抽。确需补抽的，请写明原因；已经抽中的案卷不会重复抽取。`,
  'draw/not-listed': () => '抽中的案卷与名册不一致，没有抽卷。请重新打开批次再试。',
  'draw/list-changed': () =>
    '按记录重建的名册与抽卷时的校验值不一致，没有导出。请不要使用这次抽卷的结果，并联系维护人员。',

  'assignment/unknown-person': () => '所选人员没有登记或已经停用，没有分配。',
  'assignment/wrong-role': ({ name }) => `${name} 没有这一步需要的角色，没有分配。请到“人员”里核对角色。`,
  'assignment/recused': ({ name, unit }) => `${name} 对 ${unit} 的案卷应当回避，没有分配。请换人。`,
  'assignment/same-person': () => '评查员甲和评查员乙不能是同一个人，没有分配。',
  'assignment/second-missing': () => '方案定的是双人评查，还要选评查员乙，没有分配。',
  'assignment/second-not-planned': () => '方案定的是单人评查，不需要评查员乙，没有分配。',
  'assignment/leader-reviews': () => '组长要复核初评结果，不能同时是这个案卷的评查员，没有分配。',
}
