/** Sentences for refused acts: what happened, what is safe, what to do. */
import type { MessageTable } from './message'

const STATE_NAMES: Readonly<Record<string, string>> = {
  drafting: '拟稿',
  reviewing: '审核',
  signing: '待签发',
  numbered: '已编号',
  sealed: '已用印',
  voided: '已作废',
}

export const actMessages: MessageTable = {
  'act/unknown': () => '程序收到一个不认识的操作，没有写入任何内容。请重新启动衡卷后再试。',
  'act/not-yours': () => '这一步只能由程序自身记录，没有写入任何内容。',
  'act/malformed': ({ field }) =>
    `填写的内容不符合要求${field ? `（${field}）` : ''}，没有保存。请检查后再试。`,
  'ipc/invalid-args': () => '界面发出的请求不完整，没有执行。已保存的内容不受影响，请重新启动衡卷后再试。',
  'ipc/foreign-frame': () => '一个不受信任的页面发出了请求，已被拒绝。',
  'app/bug': () =>
    '程序出现意外情况，这一步没有完成。已保存的内容不受影响，请重试；如反复出现，请联系维护人员。',

  'journal/unknown-event': ({ seq }) =>
    `第 ${seq} 条记录由更新版本的衡卷写入，本版本不认识。为防止弄错，现在只能查看，没有改动任何数据。请安装新版本后再打开。`,

  'campaign/exists': ({ name }) => `本年度已有名为“${name}”的批次，请换一个名称。`,
  'campaign/unknown': () => '找不到所选批次，请重新选择。',

  'case/unknown': () => '找不到这个案卷。请返回案卷列表重新打开。',
  'case/removed': () => '这个案卷在回收站里，不能修改。请先恢复。',
  'case/not-removed': () => '这个案卷没有被移除，无需恢复。',
  'case/exists': () => '这个案卷已经登记过了。',
  'case/duplicate-file': () => '同一个文件被加入了两次，没有保存。',
  'case/order-incomplete': () => '调整顺序时文件有变化，没有保存。请重新调整。',

  'standard/unknown': ({ id }) => `找不到${id ? `评分标准 ${id}` : '所选评分标准'}，没有开始评查。`,
  'standard/damaged': ({ id }) =>
    `${id ? `评分标准 ${id} ` : '所选评分标准'}的文件不完整，没有开始评查。请重新安装程序。`,
  'standard/already-adopted': () => '这个版次的评分标准已经启用。',

  'review/unknown': () => '找不到这次评查。请返回案卷列表重新打开。',
  'review/closed': () => '评查已提交，不能再改。如需修改，请先“退回修改”并写明原因。',
  'review/exists': () => '这个案卷已经开始评查，请直接打开。',
  'review/not-submitted': () => '评查尚未提交，无需退回。',
  'review/has-document': () => '依据这次评查的监督意见书已经编号，不能退回修改。请先作废该文书。',
  'review/unknown-item': ({ itemId }) => `评分标准里没有 ${itemId} 这一项，没有保存。`,
  'review/not-excusable': ({ itemId }) =>
    `${itemId} 不属于可缺项，不能按合理缺项处理。缺少法定材料应当扣分。`,

  'suggestion/already-so': () => '这条建议已是该状态，无需重复操作。',

  'finding/unknown': () => '找不到这条问题，可能已被撤回。',
  'finding/exists': () => '这条问题已经记录过了。',
  'finding/already-so': () => '这条问题已是该状态，无需重复操作。',
  'finding/unknown-file': () => '标注所在的文件不在本案卷内，没有保存。',
  'finding/unknown-page': ({ page }) => `标注所在的第 ${page} 页不存在，没有保存。`,
  'finding/not-a-scored-item': ({ itemId }) => `${itemId} 不是计分项，不能扣分。`,
  'finding/not-a-veto': ({ itemId }) => `${itemId} 不是否决项。`,
  'finding/no-points': () => '扣分必须大于 0。只作提示、不扣分的，请选择“提示”。',
  'finding/too-many-points': ({ itemId }) => `单处扣分超过了 ${itemId} 的分值，没有保存。`,
  'finding/advice-costs-nothing': () => '“提示”不扣分，没有保存。',

  'document/unknown': () => '找不到这份文书。请返回文书列表重新打开。',
  'document/exists': () => '这份文书已经存在。',
  'document/wrong-state': ({ state }) =>
    `文书当前为“${STATE_NAMES[String(state)] ?? state}”，不能进行这一步。`,
  'document/review-open': () => '评查尚未提交，不能起草监督意见书。请先提交评查。',
  'document/duplicate-paragraph': () => '文书段落有重复编号，没有保存。',
  'document/unknown-paragraph': () => '找不到这一段，可能已被删除。',
  'document/empty': () => '文书没有正文，不能送审。',
  'document/number-taken': () => '文号刚刚被占用，没有编号。请再试一次，系统会取下一个号。',

  'seal/unknown': () => '找不到所选印章。',
  'seal/retired': () => '所选印章已停用，不能用印。',
  'seal/exists': () => '这枚印章已经导入。',
  'seal/register-serial': () => '用印登记簿刚刚有新记录，没有用印。请再试一次。',
}
