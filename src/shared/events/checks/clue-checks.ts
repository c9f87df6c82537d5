/** 问题线索: by those who may handle them, approved in order by different people, handed over, receipted, answered. */
import type { CLUE_STEPS } from '@shared/domain/loop/clue'
import { type Clue, type ClueApproval } from '@shared/domain/loop/clue'
import { mayClue, nextClueStep, type ClueAct } from '@shared/domain/loop/matter-rules'
import { isSamePerson } from '@shared/domain/loop/people'
import type { Actor } from '@shared/domain/people/person'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { mayHandleClues } from './clue-access'
import { checkLetter, checkPeople, notBefore, takesNext } from './loop-verdicts'
import { isStaffed } from './people-checks'
import { all, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

function withClue(
  state: MemoryTables,
  clueId: string,
  act: ClueAct,
  actor: Actor,
  then: (clue: Clue) => Verdict,
): Verdict {
  if (!mayHandleClues(actor)) return refuse('clue/not-for-you')
  const clue = state.find('clues', clueId)
  if (!clue) return refuse('clue/unknown')
  const verdict = mayClue(clue, act)
  return verdict.ok ? then(clue) : verdict
}

const knownMatter = (state: MemoryTables, matterId: string | null): Verdict =>
  matterId === null || state.find('matters', matterId) ? FINE : refuse('matter/unknown')

type Party = '承办' | '法制' | '负责人'
const PARTIES: Readonly<Record<(typeof CLUE_STEPS)[number], Party>> = {
  承办: '承办',
  法制审核: '法制',
  分管负责人: '负责人',
  主要负责人: '负责人',
}

/** Who handles it does not review it, and neither of them answers for it; two heads may be one person. */
function otherPerson(state: MemoryTables, { approvals }: Clue, { step, person }: ClueApproval): Verdict {
  if (!isStaffed(state)) return FINE
  const same = approvals.find(
    (one) => PARTIES[one.step] !== PARTIES[step] && isSamePerson(one.person, person),
  )
  return same === undefined ? FINE : refuse('clue/same-person', { name: person.name, step: same.step })
}

export const clueChecks: Checks<TypesOf<'clue'>> = {
  'clue/registered': (state, p, actor) =>
    all(
      () => (mayHandleClues(actor) ? FINE : refuse('clue/not-for-you')),
      () => (state.find('clues', p.clueId) ? refuse('clue/exists') : FINE),
      () => takesNext(state.all('clues'), p),
      () => knownMatter(state, p.facts.matterId),
    ),
  'clue/facts-edited': (state, p, actor) =>
    withClue(state, p.clueId, 'clue/facts-edited', actor, () => knownMatter(state, p.facts.matterId)),
  'clue/approved': (state, p, actor) =>
    withClue(state, p.clueId, 'clue/approved', actor, (clue) => {
      const step = nextClueStep(clue)
      return all(
        () => (step === p.approval.step ? FINE : refuse('clue/step-order', { step: step ?? '' })),
        () => checkPeople(state, [p.approval.person]),
        () => otherPerson(state, clue, p.approval),
        () =>
          notBefore(
            '审批',
            p.approval.on,
            ['发现线索', clue.facts.foundOn],
            ['上一步审批', clue.approvals.at(-1)?.on],
          ),
      )
    }),
  'clue/transferred': (state, p, actor) =>
    withClue(state, p.clueId, 'clue/transferred', actor, ({ approvals }) =>
      all(
        () => checkPeople(state, p.transfer.carriers),
        () => notBefore('移送', p.transfer.on, ['批准', approvals.at(-1)?.on]),
        () => checkLetter(state, p.transfer.documentId, { clueId: p.clueId }, p.transfer.on),
      ),
    ),
  'clue/receipt-recorded': (state, p, actor) =>
    withClue(state, p.clueId, 'clue/receipt-recorded', actor, ({ transfer }) =>
      notBefore('回执', p.receipt.on, ['移送', transfer?.on]),
    ),
  'clue/result-recorded': (state, p, actor) =>
    withClue(state, p.clueId, 'clue/result-recorded', actor, ({ transfer, receipt }) =>
      notBefore('办理结果', p.result.on, ['移送', transfer?.on], ['回执', receipt?.on]),
    ),
  'clue/withdrawn': (state, p, actor) =>
    withClue(state, p.clueId, 'clue/withdrawn', actor, ({ facts, approvals }) =>
      notBefore('撤回', p.on, ['发现线索', facts.foundOn], ['上一步审批', approvals.at(-1)?.on]),
    ),
}
