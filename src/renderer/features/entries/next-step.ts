/** What comes next for a file, by whom, and the one button for it. Pure; main checks again. */
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { isProblem } from '@shared/domain/campaign/entry-outcome'
import type { Review, Round } from '@shared/domain/review/review'
import type { EntryView } from './use-entry'

export type EntryDialog =
  | 'link-case'
  | 'compare'
  | 'conclude-panel'
  | 'recheck'
  | 'waive-recheck'
  | 'feed-back'
  | 'waive-objection'
  | 'file-objection'
  | 'decide-objection'
  | 'finalize'
  | 'announce'
  | 'order-rectification'
  | 'report-rectification'
  | 'reinspect'
  | 'close'
  | 'transfer'

export type Action = { readonly label: string } & (
  | { readonly kind: 'dialog'; readonly dialog: EntryDialog }
  | { readonly kind: 'start'; readonly round: Round }
  | { readonly kind: 'open-review'; readonly reviewId: string }
  | { readonly kind: 'open-campaign' }
)

export type NextStep = {
  readonly title: string
  readonly who: string
  readonly detail: string
  readonly primary: Action | null
  readonly others: readonly Action[]
}

type Known = Pick<
  EntryView,
  | 'entry'
  | 'caseFile'
  | 'reviews'
  | 'isStaffed'
  | 'actor'
  | 'isDouble'
  | 'recheckReasons'
  | 'problems'
  | 'people'
> & { readonly today: string }

const dialog = (name: EntryDialog, label: string): Action => ({ kind: 'dialog', dialog: name, label })
const start = (round: Round, label: string): Action => ({ kind: 'start', round, label })
const open = (review: Review, label: string): Action => ({ kind: 'open-review', reviewId: review.id, label })

const step = (
  title: string,
  who: string,
  detail: string,
  primary: Action | null,
  others: readonly Action[] = [],
): NextStep => ({ title, who, detail, primary, others })

const LEADERS = '组长或者复核人员'
const OFFICE = '组长或者管理员'

export function nextStep(known: Known): NextStep | null {
  const { entry } = known
  switch (entry.state) {
    case 'drawn':
    case 'lent':
    case 'reviewing':
      return beforeComparison(known)
    case 'reviewed':
      return step('比对初评', '评查人员或者组长', '初评已经全部提交，比对后公开。', dialog('compare', '比对'))
    case 'panel':
      return panelStep(known)
    case 'recheck':
      return recheckStep(known)
    case 'agreed':
      return step(
        '向单位反馈',
        OFFICE,
        '导出评查意见交被评查单位签收，再登记反馈日期。',
        dialog('feed-back', '登记反馈'),
      )
    case 'fed-back':
      return objectionStep(known)
    case 'objected':
      return decisionStep(known)
    case 'final':
    case 'announced':
      return afterFinal(known)
    case 'rectifying':
      return step(
        '等待单位整改',
        '被评查单位',
        `整改期限到 ${entry.rectification?.dueOn ?? ''}。收到整改报告后登记。`,
        dialog('report-rectification', '登记整改报告'),
        [dialog('transfer', '转监督案件')],
      )
    case 'reinspecting':
      return entry.rectification?.reinspections.at(-1)?.isPassed === true
        ? step('销号', OFFICE, '复查已经通过，可以销号。', dialog('close', '销号'))
        : step(
            '复查',
            '复查人员',
            '核对单位的整改和证明材料，逐条填写结果。',
            dialog('reinspect', '登记复查'),
            [dialog('transfer', '转监督案件')],
          )
    case 'closed':
    case 'transferred':
      return null
  }
}

const reviewOf = (known: Known, round: Round): Review | undefined =>
  known.reviews.findLast((review) => review.round === round)

const nameOf = ({ people }: Known, id: string | null): string =>
  people.find((person) => person.id === id)?.name ?? '未分配'

function beforeComparison(known: Known): NextStep {
  const { entry, caseFile, isStaffed, isDouble, actor } = known
  if (caseFile === undefined)
    return step(
      '对应案卷',
      '经办人',
      '先在“案卷”里导入这一卷的扫描件，再与本参评案卷对应。',
      dialog('link-case', '对应案卷'),
      [{ kind: 'open-campaign', label: '回到批次' }],
    )
  if (isStaffed && entry.assignment === null)
    return step('分配评查人', '组长或者管理员', '在批次里分配评查人后才能开始初评。', {
      kind: 'open-campaign',
      label: '到批次里分配',
    })
  const rounds: readonly Round[] = isDouble ? ['初评A', '初评B'] : ['初评']
  const assigned = (round: Round): string | null =>
    (round === '初评B' ? entry.assignment?.reviewerB : entry.assignment?.reviewerA) ?? null
  const mine = rounds.filter((round) => !isStaffed || assigned(round) === actor?.personId)
  const todo = mine.find((round) => reviewOf(known, round)?.state !== 'submitted')
  const waiting = rounds.filter((round) => reviewOf(known, round)?.state !== 'submitted')
  const who = isStaffed
    ? waiting.map((round) => `${round} ${nameOf(known, assigned(round))}`).join('，')
    : '评查员'
  const detail = isDouble
    ? isStaffed
      ? '两份初评背靠背进行，比对之前互不公开。'
      : '还没有登记人员，两份初评由同一名使用者先后完成，不是背靠背评查。'
    : '单人评查。'
  if (todo === undefined)
    return step('等待其他初评', who, mine.length > 0 ? `您的初评已经提交。${detail}` : detail, null)
  const begun = reviewOf(known, todo)
  return step('初评', who, detail, begun ? open(begun, `继续${todo}`) : start(todo, `开始${todo}`))
}

function panelStep(known: Known): NextStep {
  const { entry } = known
  const left = undecidedItems(entry).length
  const review = reviewOf(known, '合议')
  const detail = '两份初评不一致，需要合议。'
  if (review?.state === 'submitted')
    return step(
      '合议定案',
      LEADERS,
      '合议评分已经提交，填写参加人员、决定人、理由和保留意见后定案。',
      dialog('conclude-panel', '合议定案'),
      [open(review, '查看合议评分')],
    )
  if (review)
    return step(
      '合议评分',
      review.reviewer,
      '核对合议评分，必要时修改，然后提交。',
      open(review, '继续合议评分'),
    )
  if (left > 0) return step('逐项合议', LEADERS, `${detail}还有 ${left} 项没有结论，请在下面逐项选定。`, null)
  return step(
    '建立合议评分',
    LEADERS,
    '各项都已选定。按选定的结果建立合议评分，另行评定的项在评分里重新评。',
    start('合议', '建立合议评分'),
  )
}

/** Items the two differ on that the panel has not settled yet. */
export const undecidedItems = ({ comparison, panelDecisions }: CampaignEntry): readonly string[] =>
  (comparison?.differingItemIds ?? []).filter(
    (itemId) => !panelDecisions.some((decision) => decision.itemId === itemId),
  )

function recheckStep(known: Known): NextStep {
  const review = reviewOf(known, '复核')
  if (review?.state === 'open')
    return step('复核评分', review.reviewer, '修改后提交，再作复核。', open(review, '继续复核评分'))
  const others: Action[] = review
    ? [open(review, '查看复核评分')]
    : [
        start('复核', '改动评分后复核'),
        ...(known.recheckReasons.length === 0 ? [dialog('waive-recheck', '免予复核')] : []),
      ]
  const detail =
    known.recheckReasons.length > 0
      ? '这个案卷必须复核。复核人不能是初评人。'
      : '不在必须复核的范围，可以复核，也可以免予复核。'
  return step('复核', LEADERS, detail, dialog('recheck', review ? '复核定案' : '复核（维持原结果）'), others)
}

function objectionStep(known: Known): NextStep {
  const { feedback } = known.entry
  const others = [dialog('file-objection', '登记异议')]
  if (feedback === null) return step('反馈', '经办人', '', null)
  if (feedback.waivedOn !== null)
    return step('定稿', '组长', '单位表示没有异议，可以定稿。', dialog('finalize', '定稿'), others)
  if (known.today > feedback.objectionDueOn)
    return step('定稿', '组长', '异议期限已经届满，可以定稿。', dialog('finalize', '定稿'), others)
  return step(
    '等待单位意见',
    '被评查单位',
    `异议期限到 ${feedback.objectionDueOn}。期限内可以登记异议；单位书面表示没有异议的，可以提前登记。`,
    dialog('file-objection', '登记异议'),
    [dialog('waive-objection', '登记单位无异议')],
  )
}

function decisionStep(known: Known): NextStep {
  const { entry } = known
  const used = new Set(entry.objections.map(({ decision }) => decision?.reviewId))
  const review = known.reviews.findLast(({ round, id }) => round === '申辩后' && !used.has(id))
  const who = '两名以上没有参加初评的人员，由组长或者复核人员登记'
  if (review?.state === 'open')
    return step(
      '申辩后评分',
      review.reviewer,
      '按采纳的异议修改评分，提交后再作处理意见。',
      open(review, '继续申辩后评分'),
    )
  return step(
    '处理异议',
    who,
    review
      ? '申辩后评分已经提交，请作出处理意见。'
      : '采纳异议的，先建立申辩后评分并提交；全部不采纳的，直接作出处理意见。',
    dialog('decide-objection', '作出处理意见'),
    review ? [open(review, '查看申辩后评分')] : [start('申辩后', '建立申辩后评分')],
  )
}

function afterFinal(known: Known): NextStep {
  const { entry, problems } = known
  const count = problems.filter(({ finding }) => isProblem(finding)).length
  const others = [
    ...(entry.state === 'final' ? [dialog('announce', '登记通报')] : []),
    dialog('transfer', '转监督案件'),
  ]
  return count === 0
    ? step('销号', OFFICE, '没有需要整改的问题，可以销号。', dialog('close', '销号'), others)
    : step(
        '下达整改',
        OFFICE,
        `有 ${count} 个问题需要整改。`,
        dialog('order-rectification', '下达整改要求'),
        others,
      )
}
