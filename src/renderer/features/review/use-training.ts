/** The comparison of a submitted practice with its key; main hands the key out only then. */
import { useEffect, useMemo, useState } from 'react'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Review } from '@shared/domain/review/review'
import { compareWithGold, type GoldKey, type TrainingResult } from '@shared/domain/review/training'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'

export type Training = { readonly gold: GoldKey; readonly result: TrainingResult }

export function useTraining(standard: ScoringStandard, review: Review): Training | null {
  const [gold, setGold] = useState<GoldKey | null>(null)
  const { id: reviewId } = review
  const isComparable = review.round === '训练' && review.state === 'submitted'
  useEffect(() => {
    if (!isComparable) return undefined
    let isGone = false
    call('training:key', { reviewId }).then((key) => {
      if (!isGone) setGold(key)
    }, tellFailure)
    return () => {
      isGone = true
    }
  }, [isComparable, reviewId])
  return useMemo(
    () => (isComparable && gold ? { gold, result: compareWithGold(standard, gold, review) } : null),
    [isComparable, gold, standard, review],
  )
}
