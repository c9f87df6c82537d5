import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconAlertOctagon } from '@tabler/icons-react'
import type { ScoreResult } from '@shared/domain/scoring/score-result'
import { gradeText, scoreNumber, shareText, spokenScore, vetoCount } from './score-text'
import classes from './review.module.css'

/** The live score; opens its working. A separate polite region says each change. */
export function ScoreButton({ score, onOpen }: { readonly score: ScoreResult; readonly onOpen: () => void }) {
  const vetoes = vetoCount(score)
  return (
    <>
      <UnstyledButton
        className={classes.score}
        onClick={onOpen}
        title="怎么算的（C）"
        data-testid="score"
        data-score-tenths={score.scoreTenths ?? ''}
        data-got-centi={score.gotCenti}
        data-full-centi={score.fullApplicableCenti}
        data-grade={score.grade ?? ''}
      >
        <span className={classes.scoreNumber}>{scoreNumber(score)}</span>
        <span className={classes.scoreGrade}>{gradeText(score)}</span>
        <span className={classes.scoreSmall}>
          实得 / 适用
          <br />
          {shareText(score)}
        </span>
        {vetoes > 0 && (
          <span className={classes.veto}>
            <IconAlertOctagon size={15} aria-hidden />
            一票否决 {vetoes}
          </span>
        )}
        <VisuallyHidden>查看怎么算的</VisuallyHidden>
      </UnstyledButton>
      <VisuallyHidden aria-live="polite" data-testid="score-live">
        {spokenScore(score)}
      </VisuallyHidden>
    </>
  )
}
