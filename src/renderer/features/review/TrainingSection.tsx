import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { chinaMinute } from '@shared/lib/china-day'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { useReviewsOfCase } from '../../data/live'
import classes from './review.module.css'

export type TrainingSectionProps = {
  readonly caseFile: CaseFile
  /** The review on screen, which needs no way to itself. */
  readonly exceptReviewId: string | null
  readonly onOpenReview: (reviewId: string) => void
}

/** 练习: score a sample blind, then see the key beside it. As often as one likes; it never counts. */
export function TrainingSection({ caseFile, exceptReviewId, onOpenReview }: TrainingSectionProps) {
  const reviews = useReviewsOfCase(caseFile.id) ?? []
  const [isBusy, setBusy] = useState(false)
  const practices = reviews.filter(({ round, id }) => round === '训练' && id !== exceptReviewId)
  const open = practices.filter(({ state }) => state === 'open')
  const done = practices.filter(({ state }) => state === 'submitted')
  const start = async (): Promise<void> => {
    setBusy(true)
    try {
      // The edition is the key's own; main sees to that.
      const order = { caseId: caseFile.id, standardId: 'CF-PT-2026.1', round: '训练' } as const
      const { reviewId } = await saving(() => call('review:start', order))
      await projector.settled()
      onOpenReview(reviewId)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section aria-label="练习">
      <Title order={3} size="h6" mb={4}>
        练习：盲评后比对
      </Title>
      <Stack gap={6}>
        <Text size="sm" className={classes.muted}>
          先独立评完提交，再逐项对照参考答案：漏评、误评、分值不同。可以反复练习，不计入列表和统计。
        </Text>
        <Group gap={8}>
          <Button size="xs" variant="default" loading={isBusy} onClick={() => void start()}>
            {practices.length === 0 ? '开始练习' : '再练一次'}
          </Button>
          {open.map((review) => (
            <Button key={review.id} size="xs" variant="default" onClick={() => onOpenReview(review.id)}>
              继续 {chinaMinute(review.startedAt)} 的练习
            </Button>
          ))}
        </Group>
        {done.length > 0 && (
          <ul className={classes.plainList} aria-label="做过的练习">
            {done.map((review) => (
              <li key={review.id} className={classes.outlineLine}>
                <button type="button" className={classes.findingMain} onClick={() => onOpenReview(review.id)}>
                  {chinaMinute(review.submittedAt ?? review.startedAt)}，{review.reviewer}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </section>
  )
}
