/** Sentences of the loop: papers after the seal, 监督案件, 问题线索, 争议协调. What happened, what is safe, what to do. */
import type { MessageTable } from './message'

const MATTER_STATES: Readonly<Record<string, string>> = {
  open: '办理中',
  closed: '已结案',
  archived: '已归档',
}

const CLUE_STATES: Readonly<Record<string, string>> = {
  registered: '待审批',
  approved: '待移送',
  transferred: '待回执',
  received: '待反馈结果',
  answered: '已反馈',
  withdrawn: '已撤回',
}

const nameIn = (names: Readonly<Record<string, string>>, state: unknown): string =>
  names[String(state)] ?? String(state)

export const loopMessages: MessageTable = {
  'loop/date-order': ({ what, after, on }) =>
    `“${what}”的日期不能早于“${after}”的日期（${on}），没有保存。请核对日期。`,
  'loop/recorded-already': () => '这一条已经登记过了，没有重复登记。',
  'loop/person-twice': ({ name }) => `“${name}”填写了两次，没有保存。请填写不同的人员。`,
  'loop/number-taken': () => '登记号刚刚被占用，没有登记。请再试一次，系统会取下一个号。',
  'loop/file-refused': ({ name, reason }) => `“${name}”没有加入，所选文件都没有加入。${reason}`,
  'loop/other-letter': () => '所选文书不属于这一件，没有保存。请选择据此起草的文书。',
  'loop/letter-not-ready': () => '所选文书还没有用印（不用印的，还没有编号），没有保存。请先办完文书。',

  'document/not-out': () => '文书还没有用印（不用印的，还没有编号），不能登记后续办理。请先办完文书。',
  'document/not-delivered': () => '文书还没有登记送达，不能进行这一步。请先登记送达。',
  'document/closed': () => '文书已经销号，不能再登记。',
  'document/nothing-asked': () => '这份文书不要求整改或者反馈，不需要这一步。',
  'document/rectified-already': () => '核查已认为整改到位，不需要这一步。认为未到位的，请重新登记核查。',
  'document/no-term': () => '这种文书没有整改或者反馈期限，不需要延期。',
  'document/extended-once': () => '期限只能延长一次，这份文书已经延期。',
  'document/no-escalation': () => '这种文书没有设定升级后的文书，不能升级。',
  'document/escalated': () => '这份文书已经升级，请办理升级后的文书。',
  'document/escalation-other': () => '升级后的文书与这份文书对不上，没有保存。请重新办理升级。',
  'document/not-rectified': () => '核查还没有认为整改到位，不能销号。请先核查，或者升级处理。',
  'document/no-reply': () => '还没有收到反馈，也没有催办过，不能销号。请先登记反馈或者催办。',
  'document/not-voided': () => '只有已用印后又作废的文书才需要收回。',
  'document/no-receiver': () => '请填写收件人；对方拒收的，请填写拒收事由和见证人。',
  'document/left-without-refusal': () => '留置送达要填写拒收事由和见证人，没有保存。',
  'document/evidence-unknown': () => '整改证明所在的文件或者页码不在这次反馈的附件里，没有保存。',
  'document/unknown-finding': () => '其中有不属于这份文书的问题，没有保存。请重新打开后再试。',
  'document/finding-twice': () => '同一个问题填写了两次核查结果，没有保存。',
  'document/verified-with-open': () => '还有问题没有整改到位，总的结果不能填“已整改”。',
  'document/revoked-twice': () => '同一份撤销的决定填写了两次，没有保存。',
  'document/recall-copies': ({ copies }) =>
    `收回份数与缺失份数之和应当等于用印份数（${copies} 份），没有保存。`,

  'matter/unknown': () => '找不到这件监督案件。请返回列表重新打开。',
  'matter/exists': () => '这件监督案件已经登记过了。',
  'matter/wrong-state': ({ state }) => `监督案件现在是“${nameIn(MATTER_STATES, state)}”，不能进行这一步。`,
  'matter/paper-open': ({ number }) => `“${number}”还没有办结，监督案件不能结案。请先办结或者作废这份文书。`,
  'matter/same-investigator': () => '调查人员不能少于两人，且不能是同一人，没有保存。',
  'matter/same-certificate': () => '两名调查人员的监督证号相同，没有保存。请核对证号。',
  'matter/same-case': () => '同一个案卷填写了两次，没有保存。',
  'matter/year-differs': ({ year }) =>
    `登记号是${year}年的，立项日期应当在同一年，没有保存。请核对立项日期。`,
  'matter/entry-not-transferred': () => '这个参评案卷还没有转监督案件，不能据此立项。请先在批次里办理移交。',
  'matter/entry-taken': () => '这个参评案卷已经立为监督案件，没有重复登记。',
  'matter/archive-number-taken': ({ number }) => `归档号“${number}”已经用过，没有归档。请换一个归档号。`,

  'clue/unknown': () => '找不到这条问题线索。请返回列表重新打开。',
  'clue/exists': () => '这条问题线索已经登记过了。',
  'clue/not-for-you': () => '问题线索只有线索管理人员和组长可以办理和查看，没有执行。',
  'clue/wrong-state': ({ state }) => `问题线索现在是“${nameIn(CLUE_STATES, state)}”，不能进行这一步。`,
  'clue/step-order': ({ step }) => `审批要按顺序办理，现在应当是“${step}”，没有保存。`,
  'clue/same-person': ({ name, step }) =>
    `“${name}”已经办理了“${step}”，承办、法制审核和负责人审批不能是同一人。请换人。`,

  'dispute/unknown': () => '找不到这件争议协调。请返回列表重新打开。',
  'dispute/exists': () => '这件争议协调已经登记过了。',
  'dispute/ended': () => '这件争议协调已经办结，不能再登记。',
  'dispute/same-party': () => '争议各方不能重复，没有保存。',
  'dispute/not-a-party': ({ party }) => `“${party}”不是这件争议的一方，没有保存。`,
  'dispute/party-heard': ({ party }) => `“${party}”的意见已经登记，不能从争议各方中去掉。`,
  'dispute/party-unheard': ({ party }) =>
    `还没有登记“${party}”的意见，不能作出协调意见或者决定。对方不提意见的，请如实登记。`,
  'dispute/staffing-opinion-needed': () =>
    '还没有登记机构编制部门的意见，不能作出协调意见或者决定。请先征求意见。',
  'dispute/meeting-needed': () => '作出协调决定前要开专家论证会，请先登记论证会意见。',
}
