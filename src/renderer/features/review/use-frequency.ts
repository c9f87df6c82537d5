/**
 * What was found before, gathered once when a review is opened: nothing here looks at the whole store again while
 * one works. What others found in the same file stays out of it, and a practice is helped by nothing at all.
 */
import { useEffect, useState } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { buildFrequency, NO_FREQUENCY, type Frequency } from '@shared/domain/review/frequent'
import type { Review } from '@shared/domain/review/review'
import { tellFailure } from '../../app/notices'
import { projector } from '../../data/connection'

export function useFrequency(caseFile: CaseFile, review: Review): Frequency {
  const [frequency, setFrequency] = useState(NO_FREQUENCY)
  const { caseId, round, state } = review
  const { agency } = caseFile.facts
  const isWanted = state === 'open' && round !== '训练'
  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    // Pages and list come first: this reads every review there is.
    const idle = requestIdleCallback(
      () =>
        void gather(caseId, agency).then((found) => {
          if (!isGone) setFrequency(found)
        }, tellFailure),
      { timeout: MOST_WAIT_MS },
    )
    return () => {
      isGone = true
      cancelIdleCallback(idle)
    }
  }, [isWanted, caseId, agency])
  return isWanted ? frequency : NO_FREQUENCY
}

const MOST_WAIT_MS = 1500

async function gather(exceptCaseId: string, agency: string): Promise<Frequency> {
  const { reader } = projector.shown()
  const [reviews, cases] = await Promise.all([reader.all('reviews'), reader.all('cases')])
  const agencies = new Map(cases.map(({ id, facts }) => [id, facts.agency]))
  const agencyOf = (caseId: string): string => agencies.get(caseId) ?? ''
  return buildFrequency({ reviews, agencyOf, agency, exceptCaseId, nowMs: Date.now() })
}
