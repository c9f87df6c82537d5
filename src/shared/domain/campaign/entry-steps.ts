/**
 * The state machine of one file in a campaign, as data: for every act the states it may come from.
 * The guard asks here, the screen offers what is here, and `messages/entries` says for every other state what has
 * to happen first. Where the steps come from: docs/adr/0020.
 */
import type { Round } from '../review/review'
import { EntryState } from './entry'

type StepRule = {
  /** 动作 as a person reads it. */
  readonly name: string
  readonly from: readonly EntryState[]
}

const BEFORE_REVIEW: readonly EntryState[] = ['drawn', 'lent']
/** From 定稿 on, until the file is closed. */
const AFTER_FINAL: readonly EntryState[] = ['final', 'announced', 'rectifying', 'reinspecting']
const ALWAYS = EntryState.options

/** Acts of an entry. `entry/added` makes one and has no state to come from. */
export const ENTRY_STEPS = {
  'entry/handed-over': { name: '登记调卷', from: ALWAYS },
  'entry/case-linked': { name: '对应案卷', from: BEFORE_REVIEW },
  'entry/assigned': { name: '分配评查人', from: [...BEFORE_REVIEW, 'reviewing'] },
  'entry/compared': { name: '比对', from: ['reviewed'] },
  'entry/panel-item-decided': { name: '逐项合议', from: ['panel'] },
  'entry/panel-concluded': { name: '合议定案', from: ['panel'] },
  'entry/rechecked': { name: '复核', from: ['recheck'] },
  'entry/recheck-waived': { name: '免予复核', from: ['recheck'] },
  'entry/fed-back': { name: '反馈', from: ['agreed'] },
  'entry/objection-waived': { name: '登记无异议', from: ['fed-back'] },
  'entry/objection-filed': { name: '登记异议', from: ['fed-back'] },
  'entry/objection-decided': { name: '异议处理', from: ['objected'] },
  'entry/finalized': { name: '定稿', from: ['fed-back'] },
  'entry/announced': { name: '通报', from: ['final'] },
  'entry/rectification-ordered': { name: '下达整改', from: ['final', 'announced'] },
  'entry/rectification-reported': { name: '登记整改报告', from: ['rectifying'] },
  'entry/reinspected': { name: '复查', from: ['reinspecting'] },
  'entry/closed': { name: '销号', from: ['final', 'announced', 'reinspecting'] },
  'entry/transferred': { name: '转监督案件', from: AFTER_FINAL },
} as const satisfies Readonly<Record<`entry/${string}`, StepRule>>

export type EntryAct = keyof typeof ENTRY_STEPS
export const ENTRY_ACTS = Object.keys(ENTRY_STEPS) as readonly EntryAct[]

/** When a review of each round may be begun and submitted. 训练 never belongs to an entry. */
export const ROUND_STATES: Readonly<Record<Exclude<Round, '训练'>, readonly EntryState[]>> = {
  初评: [...BEFORE_REVIEW, 'reviewing'],
  初评A: [...BEFORE_REVIEW, 'reviewing'],
  初评B: [...BEFORE_REVIEW, 'reviewing'],
  合议: ['panel'],
  复核: ['recheck'],
  申辩后: ['objected'],
}

/** A submitted review may be taken back until the next step is built on it. */
export const REOPEN_STATES: Readonly<Record<Exclude<Round, '训练'>, readonly EntryState[]>> = {
  初评: ['reviewing', 'reviewed'],
  初评A: ['reviewing', 'reviewed'],
  初评B: ['reviewing', 'reviewed'],
  合议: ['panel'],
  复核: ['recheck'],
  申辩后: ['objected'],
}

export const mayStep = (act: EntryAct, state: EntryState): boolean =>
  (ENTRY_STEPS[act].from as readonly EntryState[]).includes(state)

/** Where a state stands on the way; 转监督案件 leaves it. */
const ORDER: readonly EntryState[] = EntryState.options.filter((state) => state !== 'transferred')

/** Why an act does not fit: its time has not come, has passed, or the file has left the way. */
export type Misfit = 'too-early' | 'too-late' | 'ended'

export function misfitOf(allowed: readonly EntryState[], state: EntryState): Misfit {
  if (state === 'closed' || state === 'transferred') return 'ended'
  // An objection goes back to 已反馈 when it is decided.
  if (state === 'objected' && allowed.includes('fed-back')) return 'too-early'
  const last = Math.max(...allowed.map((one) => ORDER.indexOf(one)))
  return ORDER.indexOf(state) < last ? 'too-early' : 'too-late'
}

/** 初评 is done when the one review, or both of them, are in. */
export const areFirstReviewsIn = (submitted: readonly Round[]): boolean =>
  submitted.includes('初评') || (submitted.includes('初评A') && submitted.includes('初评B'))

export const isFirstRound = (round: Round): boolean =>
  round === '初评' || round === '初评A' || round === '初评B'
