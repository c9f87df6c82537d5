/**
 * Which roles an act needs once people are registered. What is `ANYONE` every registered person may do; the table
 * names every type, so that a new one does not compile until somebody has thought about it.
 */
import type { Role } from '@shared/domain/people/person'
import type { Round } from '@shared/domain/review/review'
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings/settings'
import type { EventBody, EventType } from '../catalogue'
import { SETTINGS_ID, type MemoryTables } from '../tables'

/** null: every registered person. */
type Needed = readonly Role[] | null
const ANYONE = null
const ADMIN: Needed = ['admin']
/** Office work: what an administrator prepares and a leader may do too. */
const OFFICE: Needed = ['leader', 'admin']
/** Judging a file: an administrator without one of these roles does not. */
const JUDGES: Needed = ['reviewer', 'leader', 'rechecker']
const SECOND_ROUND: Needed = ['leader', 'rechecker']
const LEADER: Needed = ['leader']
/** 监印人; an administrator keeps no seal by being one. */
const KEEPER: Needed = ['keeper']
/** 问题线索 are seen and handled by these alone. */
const CLUES: Needed = ['clue', 'leader']
/** Following papers up is everybody's work who may judge or leads. */
const LOOP: Needed = ['reviewer', 'leader', 'rechecker', 'admin']

const NEEDED_ROLES: Readonly<Record<EventType, Needed>> = {
  'person/registered': ADMIN,
  'person/facts-edited': ADMIN,
  'person/key-renewed': ADMIN,
  'person/disabled': ADMIN,
  'person/enabled': ADMIN,
  'person/pin-changed': ANYONE,
  'person/signed-in': ANYONE,
  'person/sign-in-refused': ANYONE,

  'settings/changed': ADMIN,
  'calendar/set': ADMIN,
  'sector/set': ADMIN,
  'phrase/saved': ANYONE,
  'phrase/removed': ANYONE,

  'standard/adopted': ADMIN,
  'standard/retired': ADMIN,
  'standard/reinstated': ADMIN,
  'standard-draft/saved': OFFICE,
  'standard-draft/ended': OFFICE,
  'standard-draft/restored': OFFICE,

  'campaign/opened': OFFICE,
  'campaign/planned': OFFICE,
  'roster/imported': OFFICE,
  'roster/withdrawn': OFFICE,
  'draw/made': OFFICE,

  'case/registered': ANYONE,
  'case/files-added': ANYONE,
  'case/files-ordered': ANYONE,
  'case/facts-edited': ANYONE,
  'case/fact-set': ANYONE,
  'case/outline-set': ANYONE,
  'case/assigned': OFFICE,
  'case/removed': OFFICE,
  'case/restored': OFFICE,

  'entry/added': OFFICE,
  'entry/handed-over': ANYONE,
  'entry/case-linked': ANYONE,
  'entry/assigned': OFFICE,
  'entry/compared': JUDGES,
  'entry/panel-item-decided': SECOND_ROUND,
  'entry/panel-concluded': SECOND_ROUND,
  'entry/rechecked': SECOND_ROUND,
  'entry/recheck-waived': SECOND_ROUND,
  'entry/fed-back': OFFICE,
  'entry/objection-waived': OFFICE,
  'entry/objection-filed': OFFICE,
  'entry/objection-decided': SECOND_ROUND,
  'entry/finalized': LEADER,
  'entry/announced': OFFICE,
  'entry/rectification-ordered': OFFICE,
  'entry/rectification-reported': ANYONE,
  'entry/reinspected': JUDGES,
  'entry/closed': OFFICE,
  'entry/transferred': LEADER,

  'review/started': JUDGES,
  'review/veto-style-set': JUDGES,
  'review/item-checked': JUDGES,
  'review/item-excused': JUDGES,
  'review/submitted': JUDGES,
  'review/reopened': JUDGES,
  'finding/recorded': JUDGES,
  'finding/edited': JUDGES,
  'finding/withdrawn': JUDGES,
  'finding/restored': JUDGES,
  'finding/veto-confirmed': JUDGES,
  'suggestion/accepted': JUDGES,
  'suggestion/rejected': JUDGES,
  'suggestion/reopened': JUDGES,

  'document/drafted': JUDGES,
  'document/paragraph-edited': JUDGES,
  'document/paragraphs-arranged': JUDGES,
  'document/fields-edited': JUDGES,
  'document/submitted': JUDGES,
  'document/reviewed': SECOND_ROUND,
  'document/returned': SECOND_ROUND,
  'document/signed': LEADER,
  'document/voided': LEADER,
  'document/form-set': JUDGES,
  'document/annexes-set': JUDGES,
  'document/files-set': JUDGES,
  'document/crypto-signed': KEEPER,
  'document/sealed': KEEPER,
  'attachment/seamed': KEEPER,
  'document/delivered': LOOP,
  'document/extension-granted': LEADER,
  'document/reminded': LOOP,
  'document/reply-received': LOOP,
  'document/verified': JUDGES,
  'document/closed': LEADER,
  'document/escalated': JUDGES,
  'document/recalled': LOOP,
  'seal/imported': OFFICE,
  'seal/facts-edited': OFFICE,
  'seal/retired': OFFICE,
  'seal/unlock-refused': ANYONE,
  'seal/unlocked': KEEPER,
  'seal-request/made': ANYONE,
  'seal-request/approved': LEADER,
  'seal-request/refused': LEADER,
  'seal-request/withdrawn': ANYONE,
  'kind/set': ADMIN,
  'kind/retired': ADMIN,
  'kind/reinstated': ADMIN,
  'device/attached': ANYONE,
  'device/numbering-set': ADMIN,
  'number-block/given': OFFICE,
  'number-block/received': OFFICE,
  'number-block/closed': OFFICE,
  'matter/registered': LOOP,
  'matter/facts-edited': LOOP,
  'matter/investigated': LOOP,
  'matter/closed': LEADER,
  'matter/reopened': LEADER,
  'matter/archived': LOOP,
  'clue/registered': CLUES,
  'clue/facts-edited': CLUES,
  'clue/approved': CLUES,
  'clue/transferred': CLUES,
  'clue/receipt-recorded': CLUES,
  'clue/result-recorded': CLUES,
  'clue/withdrawn': CLUES,
  'dispute/registered': LOOP,
  'dispute/facts-edited': LOOP,
  'dispute/view-recorded': LOOP,
  'dispute/staffing-opinion-recorded': LOOP,
  'dispute/meeting-held': LOOP,
  'dispute/ended': LEADER,
  'export/made': ANYONE,
}

/** Rounds that are not a first look need somebody who answers for others; practice is open to everyone. */
const ROUND_ROLES: Readonly<Partial<Record<Round, Needed>>> = {
  合议: SECOND_ROUND,
  复核: SECOND_ROUND,
  训练: ANYONE,
}

/** A paper about a clue is written by those who handle clues, whatever else they may do. */
function isCluePaper(state: MemoryTables, body: EventBody): boolean {
  if (body.type === 'document/drafted') return body.payload.kind.access === 'clue'
  if (!(DRAFTING as readonly EventType[]).includes(body.type) || !('documentId' in body.payload)) return false
  return state.find('documents', body.payload.documentId ?? '')?.kind.access === 'clue'
}

const DRAFTING = [
  'document/paragraph-edited',
  'document/paragraphs-arranged',
  'document/fields-edited',
  'document/form-set',
  'document/annexes-set',
  'document/files-set',
  'document/submitted',
] as const satisfies readonly EventType[]

/** The roles this act needs, null when any registered person may do it. */
export function neededRoles(state: MemoryTables, body: EventBody): Needed {
  const needed = NEEDED_ROLES[body.type]
  switch (body.type) {
    case 'review/started': {
      const { round } = body.payload
      return round in ROUND_ROLES ? (ROUND_ROLES[round] ?? null) : needed
    }
    // The first review under a shipped edition takes it into use by itself; only a foreign one is published.
    case 'standard/adopted':
      return body.payload.origin === 'shipped' ? ANYONE : needed
    case 'settings/changed':
      return isOnlyLook(state, body.payload.settings) ? ANYONE : needed
    default:
      if (isCluePaper(state, body)) return CLUES
      return isPractice(state, body) ? ANYONE : needed
  }
}

/** Light or dark is nobody's office. */
function isOnlyLook(state: MemoryTables, next: Settings): boolean {
  const saved: Settings = state.find('settings', SETTINGS_ID) ?? DEFAULT_SETTINGS
  const names = Object.keys(next) as (keyof Settings)[]
  return names.every(
    (name) => name === 'colorScheme' || JSON.stringify(saved[name]) === JSON.stringify(next[name]),
  )
}

function isPractice(state: MemoryTables, { payload }: EventBody): boolean {
  if (!('reviewId' in payload) || typeof payload.reviewId !== 'string') return false
  return state.find('reviews', payload.reviewId)?.round === '训练'
}
