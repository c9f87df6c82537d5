import { Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Round } from '@shared/domain/review/review'
import { tellFailure } from '../../app/notices'
import { useShippedStandards } from '../../data/shipped'
import { startRound } from './entry-deeds'
import { nextStep, type Action, type EntryDialog } from './next-step'
import { standardOf } from './standard-of'
import { today } from './today'
import type { EntryView } from './use-entry'
import { useRows } from '../../data/live'

type NextStepCardProps = {
  readonly view: EntryView
  readonly onDialog: (dialog: EntryDialog) => void
  readonly onOpenReview: (reviewId: string) => void
  readonly onOpenCampaign: () => void
}

/** 下一步: what, by whom, and one button for it. */
export function NextStepCard({ view, onDialog, onOpenReview, onOpenCampaign }: NextStepCardProps) {
  const [isBusy, setBusy] = useState(false)
  const [base, setBase] = useState<'A' | 'B'>('A')
  const shipped = useShippedStandards()
  const adopted = useRows('standards')
  const next = nextStep({ ...view, today: today() })
  if (next === null) return null
  const start = async (round: Round): Promise<void> => {
    const { entry } = view
    const standard = standardOf(view, adopted ?? [], shipped ?? [])
    if (entry.caseId === null || standard === null) return
    setBusy(true)
    try {
      const { reviewId } = await startRound({
        caseId: entry.caseId,
        entryId: entry.id,
        round,
        base,
        ...standard,
      })
      onOpenReview(reviewId)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  const run = (action: Action): void => {
    switch (action.kind) {
      case 'dialog':
        return onDialog(action.dialog)
      case 'start':
        return void start(action.round)
      case 'open-review':
        return onOpenReview(action.reviewId)
      case 'open-campaign':
        return onOpenCampaign()
    }
  }
  const startsFromEither =
    view.entry.outcome?.from === 'A+B' &&
    [next.primary, ...next.others].some((one) => one?.kind === 'start' && one.round !== '合议')
  const isStuck = shipped === null || adopted === null
  return (
    <Paper withBorder p="md" component="section" aria-label="下一步" data-testid="next-step">
      <Group justify="space-between" wrap="nowrap" align="center">
        <Stack gap={4}>
          <Title order={3} size="h4">
            下一步：{next.title}
          </Title>
          <Text size="sm">办理人：{next.who}</Text>
          {next.detail !== '' && <Text size="sm">{next.detail}</Text>}
          {startsFromEither && (
            <Radio.Group
              label="改动评分时的底稿"
              size="sm"
              value={base}
              onChange={(value) => setBase(value === 'B' ? 'B' : 'A')}
            >
              <Group gap="lg">
                <Radio value="A" label="初评A" />
                <Radio value="B" label="初评B" />
              </Group>
            </Radio.Group>
          )}
        </Stack>
        <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
          {next.others.map((action) => (
            <Button key={action.label} variant="default" disabled={isBusy} onClick={() => run(action)}>
              {action.label}
            </Button>
          ))}
          {next.primary && (
            <Button
              loading={isBusy}
              disabled={isStuck}
              onClick={() => {
                if (next.primary) run(next.primary)
              }}
            >
              {next.primary.label}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  )
}
