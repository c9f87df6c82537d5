/** Sentences of the rounds of a campaign: what has to happen first, and who may not do it. */
import { ENTRY_STATE_NAMES, type EntryState } from '@shared/domain/campaign/entry'
import {
  ENTRY_STEPS,
  misfitOf,
  ROUND_STATES,
  type EntryAct,
  type Misfit,
} from '@shared/domain/campaign/entry-steps'
import type { MessageTable } from './message'

type RoundName = keyof typeof ROUND_STATES

/** What has to happen before an act, said when its time has not come. */
export const FIRST: Readonly<Record<EntryAct | RoundName, string>> = {
  'entry/handed-over': '请先登记参评案卷。',
  'entry/case-linked': '请先登记参评案卷。',
  'entry/assigned': '请先登记参评案卷。',
  'entry/compared': '要等分配的初评全部提交后才能比对。',
  'entry/panel-item-decided': '要先提交初评并比对，结果为需要合议的才合议。',
  'entry/panel-concluded': '要先提交初评并比对，结果为需要合议的才合议。',
  'entry/rechecked': '要先完成比对；需要合议的，先合议定案。',
  'entry/recheck-waived': '要先完成比对；需要合议的，先合议定案。',
  'entry/fed-back': '要先完成初评、比对和复核，才能向单位反馈。',
  'entry/objection-waived': '要先向单位反馈评查意见；正在处理的异议要先作出处理意见。',
  'entry/objection-filed': '要先向单位反馈评查意见；已登记的异议要先作出处理意见。',
  'entry/objection-decided': '要先登记单位提出的异议。',
  'entry/finalized': '要先向单位反馈；正在处理的异议要先作出处理意见。',
  'entry/announced': '要先定稿，才能通报。',
  'entry/rectification-ordered': '要先定稿，才能下达整改要求。',
  'entry/rectification-reported': '要先下达整改要求。',
  'entry/reinspected': '要先登记单位的整改报告。',
  'entry/closed': '要先定稿；有问题的，整改经复查通过后才能销号。',
  'entry/transferred': '要先定稿，才能转监督案件。',
  初评: '请先登记参评案卷并对应案卷。',
  初评A: '请先登记参评案卷并对应案卷。',
  初评B: '请先登记参评案卷并对应案卷。',
  合议: '要先提交两份初评并比对，结果为需要合议的才合议。',
  复核: '要先完成比对；需要合议的，先合议定案。',
  申辩后: '要先登记单位提出的异议。',
}

const ROUND_ACTS: Readonly<Record<RoundName, string>> = {
  初评: '进行初评',
  初评A: '进行初评A',
  初评B: '进行初评B',
  合议: '进行合议评分',
  复核: '进行复核评分',
  申辩后: '进行申辩后评分',
}

const isEntryAct = (act: string): act is EntryAct => Object.hasOwn(ENTRY_STEPS, act)
const isRound = (act: string): act is RoundName => Object.hasOwn(ROUND_STATES, act)
const stateName = (state: unknown): string => ENTRY_STATE_NAMES[state as EntryState] ?? String(state)

/** The sentence for an act in a state it does not fit. */
export function wrongStep(act: string, state: string): string {
  const now = `案卷现在是“${stateName(state)}”`
  if (!isEntryAct(act) && !isRound(act)) return `${now}，不能进行这一步。没有保存。`
  const name = isEntryAct(act) ? ENTRY_STEPS[act].name : ROUND_ACTS[act]
  const allowed: readonly EntryState[] = isEntryAct(act) ? ENTRY_STEPS[act].from : ROUND_STATES[act]
  const said: Readonly<Record<Misfit, string>> = {
    'too-early': `，还不能${name}。${FIRST[act]}`,
    'too-late': `，${name}这一步已经过去或者不需要，没有保存。`,
    ended: `，不能再${name}。`,
  }
  return now + said[misfitOf(allowed, state as EntryState)]
}

export const entryMessages: MessageTable = {
  'entry/unknown': () => '找不到这个参评案卷。请返回批次重新打开。',
  'entry/exists': () => '这个参评案卷已经登记过了。',
  'entry/wrong-step': ({ act, state }) => wrongStep(String(act), String(state)),
  'entry/form-too-early': ({ form }) => `“${form}”要等这一步办完才有内容，现在还不能导出。`,
  'entry/opinion-too-early': () =>
    '这个案卷在批次里还没有评查结果，不能起草监督意见书。请先完成比对或者合议。',
  'entry/handover-order': () => '调卷和还卷要交替登记：已调出的先还回，未调出的不能还回。没有保存。',
  'entry/case-taken': () => '所选案卷已经对应了另一个参评案卷，请选择别的案卷。',
  'entry/case-reviewed': () => '所选案卷已经在批次之外开始评查，不能再对应参评案卷。请重新导入后再选。',
  'entry/review-through-campaign': () => '这个案卷正在参加批次评查，请从批次里打开参评案卷，再开始本轮评查。',

  'entry/review-begun': () => '这一份初评已经开始，不能换人。没有保存。',
  'entry/not-assigned': () => '还没有分配评查人。请组长或者管理员先分配，再开始初评。',
  'entry/not-your-round': ({ round, name }) => `${round}分配给了${name}，您不能开始这一份评查。`,
  'entry/round-not-planned': ({ round }) => `按这个案卷的分配，没有“${round}”这一轮。请检查评查人分配。`,
  'entry/other-edition': () => '同一案卷的各轮评查必须使用同一版评分标准，没有开始。',
  'entry/own-first-review': ({ act }) => `您做过这个案卷的初评，不能再做${act}。请换人登录。`,
  'entry/too-late-to-reopen': ({ round, state }) =>
    `案卷现在是“${stateName(state)}”，${round}已经用于下一步，不能退回修改。不同意见请在后面的轮次中处理。`,
  'review/hidden': () => '两份初评比对之前互不公开，不能查看或者导出别人的初评。',

  'entry/item-agrees': () => '这一项两份初评一致，不需要合议。',
  'entry/panel-begun': () => '合议评分已经建立，请在合议评分里修改这一项；这里只能修改理由。',
  'entry/panel-review-open': () => '合议评分还没有提交。请先提交合议评分，再作合议定案。',
  'entry/items-undecided': () => '还有不一致的评查项没有合议结论。请逐项选定并写明理由。',
  'entry/decider-not-member': () => '最终决定人必须是参加合议的人员。',
  'entry/dissenter-not-member': () => '保留意见的人必须是参加合议的人员。',
  'entry/person-twice': () => '同一个人填写了两次，请检查人员名单。',
  'entry/person-unknown': ({ name }) => `${name}不在人员名册里，或者已经停用。请从名册中选择。`,
  'entry/recheck-review-open': () => '复核评分还没有提交。请先提交，或者不作改动直接复核。',
  'entry/recheck-needed': () =>
    '这个案卷属于必须复核的范围（不合格、一票否决、最高等次或者随机抽中），不能免予复核。',

  'entry/term-backwards': () => '期限的最后一天必须晚于起算日，请检查日期。',
  'entry/waived-already': () => '已经登记过单位没有异议。',
  'entry/before-feedback': () => '日期早于反馈日期，请检查。',
  'entry/before-objection': () => '处理日期早于异议提出日期，请检查。',
  'entry/objection-unknown': () => '找不到这份异议，或者已经处理。',
  'entry/objection-late': () => '异议期限已过。仍要受理的，请写明受理理由。',
  'entry/objection-item-twice': () => '同一评查项填写了两次，请合并。',
  'entry/objection-items': () => '要对提出异议的每一项作出处理，不多也不少。',
  'entry/objection-review-open': () => '申辩后评分还没有提交。请先提交，再作出处理意见。',
  'entry/objection-review-needed': () =>
    '采纳异议的，要有提交的申辩后评分；全部不采纳的，不应有申辩后评分。请核对后再试。',
  'entry/handler-reviewed': ({ name }) => `${name}做过这个案卷的初评，不能处理异议。请换人。`,
  'entry/term-running': ({ dueOn }) => `异议期限到 ${dueOn} 才届满，单位也没有表示无异议，还不能定稿。`,

  'entry/unknown-problem': () => '整改要求里有不属于这次评查结果的问题，没有保存。请重新打开后再试。',
  'entry/results-incomplete': () => '要对整改要求里的每一条问题填写结果，不多也不少。',
  'entry/passed-already': () => '复查已经通过，可以直接销号。',
  'entry/passed-with-open': () => '还有问题没有整改到位，不能登记为复查通过。',
  'entry/not-passed': () => '复查还没有通过，不能销号。请先登记复查结果。',
  'entry/problems-open': () => '这个案卷有需要整改的问题，要经过整改和复查才能销号。',
}
