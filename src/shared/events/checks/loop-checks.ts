/** 监督案件 from 立项登记 to 归档; clues and disputes have files of their own. */
import { yearOf } from '@shared/domain/law/days'
import type { Matter, MatterFacts } from '@shared/domain/loop/matter'
import { mayMatter, papersOf, type MatterAct } from '@shared/domain/loop/matter-rules'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { clueChecks } from './clue-checks'
import { disputeChecks } from './dispute-checks'
import { isNew, notBefore, takesNext } from './loop-verdicts'
import { all, areDistinct, FINE, withCase, type Checks, type TypesOf, type Verdict } from './verdict'

export { nextSerial } from './loop-verdicts'

function withMatter(
  state: MemoryTables,
  matterId: string,
  act: MatterAct,
  then: (matter: Matter) => Verdict,
): Verdict {
  const matter = state.find('matters', matterId)
  if (!matter) return refuse('matter/unknown')
  const papers = act === 'matter/closed' ? papersOf(matterId, state.all('documents')) : []
  const verdict = mayMatter(matter, act, papers)
  return verdict.ok ? then(matter) : verdict
}

/** A case in the bin starts no matter; one that was put there later stays with the matter it has. */
function soundFacts(
  state: MemoryTables,
  { caseIds, registeredOn }: MatterFacts,
  year: number,
  had: readonly string[] = [],
): Verdict {
  return all(
    () => (yearOf(registeredOn) === year ? FINE : refuse('matter/year-differs', { year })),
    () => (areDistinct(caseIds) ? FINE : refuse('matter/same-case')),
    ...caseIds.filter((id) => !had.includes(id)).map((id) => () => withCase(state, id)),
  )
}

function checkEntry(state: MemoryTables, entryId: string | null): Verdict {
  if (entryId === null) return FINE
  const entry = state.find('entries', entryId)
  if (!entry) return refuse('entry/unknown')
  if (entry.state !== 'transferred') return refuse('matter/entry-not-transferred')
  return state.all('matters').some((matter) => matter.entryId === entryId)
    ? refuse('matter/entry-taken')
    : FINE
}

const lastInvestigation = ({ investigations }: Matter): string | undefined =>
  investigations
    .map(({ on }) => on)
    .toSorted()
    .at(-1)

const matterChecks: Checks<TypesOf<'matter'>> = {
  'matter/registered': (state, p) =>
    all(
      () => (state.find('matters', p.matterId) ? refuse('matter/exists') : FINE),
      () => takesNext(state.all('matters'), p),
      () => soundFacts(state, p.facts, p.year),
      () => checkEntry(state, p.entryId),
    ),
  'matter/facts-edited': (state, p) =>
    withMatter(state, p.matterId, 'matter/facts-edited', (matter) => {
      const { year, facts, investigations } = matter
      const first = investigations.map(({ on }) => on).toSorted()[0]
      return all(
        () => soundFacts(state, p.facts, year, facts.caseIds),
        () => (first === undefined ? FINE : notBefore('调查', first, ['立项', p.facts.registeredOn])),
      )
    }),
  'matter/investigated': (state, p) =>
    withMatter(state, p.matterId, 'matter/investigated', (matter) => {
      const { people, on, investigationId } = p.investigation
      return all(
        () => isNew(matter.investigations.some((one) => one.investigationId === investigationId)),
        () => (areDistinct(people.map(({ name }) => name)) ? FINE : refuse('matter/same-investigator')),
        () =>
          areDistinct(people.map(({ certificate }) => certificate))
            ? FINE
            : refuse('matter/same-certificate'),
        () => notBefore('调查', on, ['立项', matter.facts.registeredOn]),
      )
    }),
  'matter/closed': (state, p) =>
    withMatter(state, p.matterId, 'matter/closed', (matter) =>
      notBefore(
        '结案',
        p.closing.on,
        ['立项', matter.facts.registeredOn],
        ['调查', lastInvestigation(matter)],
        ...papersOf(p.matterId, state.all('documents')).map(
          ({ followUp }) => ['文书销号', followUp.closing?.on] as const,
        ),
      ),
    ),
  'matter/reopened': (state, p) => withMatter(state, p.matterId, 'matter/reopened', () => FINE),
  'matter/archived': (state, p) =>
    withMatter(state, p.matterId, 'matter/archived', ({ closing }) =>
      all(
        () => notBefore('归档', p.archive.on, ['结案', closing?.on]),
        () =>
          state.all('matters').some(({ archive }) => archive?.archiveNumber === p.archive.archiveNumber)
            ? refuse('matter/archive-number-taken', { number: p.archive.archiveNumber })
            : FINE,
      ),
    ),
}

export const loopChecks: Checks<TypesOf<'matter'> | TypesOf<'clue'> | TypesOf<'dispute'>> = {
  ...matterChecks,
  ...clueChecks,
  ...disputeChecks,
}
