import { Badge, Button, Collapse, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useId, useState } from 'react'
import type { DueLevel } from '@shared/domain/loop/count-term'
import type { NextStep } from '@shared/domain/loop/next-step'
import { describeFailure } from '@shared/messages'

type Extra = { readonly label: string; readonly why: string; readonly onClick: () => void }

type StepCardProps<Act extends string> = {
  readonly steps: readonly NextStep<Act>[]
  readonly onAct: (act: Act) => void
  /** Acts that have their button elsewhere on the page. */
  readonly elsewhere?: readonly Act[]
  /** What comes before any of the steps: drafting a paper. */
  readonly extra?: Extra | null
  /** Said when nothing has to be done. */
  readonly idle: string
}

const LEVELS: Readonly<Record<DueLevel, { readonly color: string; readonly word: string }>> = {
  over: { color: 'red', word: '已超期' },
  today: { color: 'orange', word: '今天到期' },
  soon: { color: 'yellow', word: '临近到期' },
  later: { color: 'gray', word: '' },
}

/** 下一步: what should be done now, everything else that may be done, and why the rest may not yet. */
export function StepCard<Act extends string>(props: StepCardProps<Act>) {
  const { steps, onAct, elsewhere = [], extra = null, idle } = props
  const [isOpen, setOpen] = useState(false)
  const listId = useId()
  const shown = steps.filter(({ act }) => !elsewhere.includes(act))
  const next = extra === null ? shown.find(({ isNext }) => isNext) : undefined
  const others = shown.filter((step) => step.isPossible && step !== next)
  const refused = shown.filter(({ isPossible }) => !isPossible)
  const isIdle = next === undefined && extra === null
  return (
    <Paper withBorder p="md" component="section" aria-label="下一步" data-testid="next-step">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 320px">
          <Title order={3} size="h4">
            {isIdle ? '下一步' : `下一步：${extra?.label ?? next?.label ?? ''}`}
          </Title>
          <Text size="sm">{isIdle ? idle : (extra?.why ?? next?.why)}</Text>
          {next !== undefined && next.dueOn !== null && (
            <Group gap="xs">
              <Text size="sm">期限到 {next.dueOn}</Text>
              {next.level !== null && next.level !== 'later' && (
                <Badge variant="light" color={LEVELS[next.level].color}>
                  {LEVELS[next.level].word}
                </Badge>
              )}
            </Group>
          )}
        </Stack>
        <Group gap="xs">
          {others.map(({ act, label }) => (
            <Button key={act} variant="default" onClick={() => onAct(act)}>
              {label}
            </Button>
          ))}
          {extra !== null && <Button onClick={extra.onClick}>{extra.label}</Button>}
          {next !== undefined && <Button onClick={() => onAct(next.act)}>{next.label}</Button>}
        </Group>
      </Group>
      {refused.length > 0 && (others.length > 0 || !isIdle) && (
        <>
          <Button
            variant="subtle"
            size="compact-xs"
            mt={6}
            px={0}
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setOpen(!isOpen)}
          >
            还不能办的 {refused.length} 项
          </Button>
          <Collapse expanded={isOpen} id={listId}>
            <Stack gap={2} mt={4}>
              {refused.map(({ act, label, refusal }) => (
                <Text key={act} size="sm">
                  {label}：{refusal === null ? '' : describeFailure(refusal)}
                </Text>
              ))}
            </Stack>
          </Collapse>
        </>
      )}
    </Paper>
  )
}
