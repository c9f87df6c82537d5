import { Button, Group, Radio, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PanelDecision } from '@shared/domain/campaign/entry'
import { FOLLOWS } from '@shared/report/entry-comparison'
import { tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import type { EntryView } from './use-entry'

const CHOICES = ['A', 'B', 'own'] as const

/** One item the panel settles: A, B or its own view, always with a reason; saved at once, changed by saving again. */
export function PanelItem({
  view,
  itemId,
  decision,
}: {
  readonly view: EntryView
  readonly itemId: string
  readonly decision: PanelDecision | null
}) {
  const [follows, setFollows] = useState<PanelDecision['follows'] | null>(decision?.follows ?? null)
  const [reason, setReason] = useState(decision?.reason ?? '')
  const [isBusy, setBusy] = useState(false)
  const isBuilt = view.entry.rounds.panel !== null
  const isSaved = decision !== null && decision.follows === follows && decision.reason === reason.trim()
  const save = async (): Promise<void> => {
    if (follows === null) return
    setBusy(true)
    try {
      await perform('entry/panel-item-decided', {
        entryId: view.entry.id,
        decision: { itemId, follows, reason: reason.trim() },
      })
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Group gap="md" mt="xs" align="flex-end" wrap="nowrap">
      <Radio.Group
        label={`${itemId} 合议意见`}
        size="sm"
        value={follows}
        onChange={(value) => setFollows(CHOICES.find((one) => one === value) ?? null)}
        style={{ flex: 'none' }}
      >
        <Group gap="sm" h={36}>
          {CHOICES.map((choice) => (
            <Radio
              key={choice}
              size="sm"
              value={choice}
              label={FOLLOWS[choice]}
              disabled={isBuilt && decision?.follows !== choice}
            />
          ))}
        </Group>
      </Radio.Group>
      <Textarea
        label={`${itemId} 理由`}
        size="sm"
        flex={1}
        autosize
        minRows={1}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {isSaved ? (
        <Text size="sm" w={64} ta="center" pb={8} role="status">
          已选定
        </Text>
      ) : (
        <Button
          w={72}
          size="sm"
          loading={isBusy}
          disabled={follows === null || reason.trim() === ''}
          aria-label={`选定 ${itemId}`}
          onClick={() => void save()}
        >
          选定
        </Button>
      )}
    </Group>
  )
}
