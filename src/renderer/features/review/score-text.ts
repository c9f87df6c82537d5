/** The score in short words, for the bar, the dialog and the live region. Pure. */
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import type { ScoreResult } from '@shared/domain/scoring/score-result'

export const scoreNumber = ({ scoreTenths }: ScoreResult): string =>
  scoreTenths === null ? '—' : formatTenths(scoreTenths)

export const gradeText = ({ grade }: ScoreResult): string => grade ?? '无等次'

/** `70 / 80`: what was reached of what applies. */
export const shareText = ({ gotCenti, fullApplicableCenti }: ScoreResult): string =>
  `${formatCenti(gotCenti)} / ${formatCenti(fullApplicableCenti)}`

/** Rows, not calls: two findings on one veto row are one veto. */
export const vetoCount = ({ vetoes }: ScoreResult): number => new Set(vetoes.map(({ itemId }) => itemId)).size

export function spokenScore(score: ScoreResult): string {
  const vetoes = vetoCount(score)
  const veto = vetoes === 0 ? '' : `，一票否决 ${vetoes} 项`
  return `得分 ${scoreNumber(score)}，${gradeText(score)}，实得 ${shareText(score).replace(' / ', ' 分，适用满分 ')} 分${veto}`
}
