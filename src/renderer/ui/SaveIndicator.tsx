import { Group, Loader, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'

type SaveIndicatorProps = {
  readonly state:
    | { readonly kind: 'idle' | 'saving' }
    | { readonly kind: 'saved' }
    | { readonly kind: 'failed'; readonly failure: Failure }
}

/** Says "已保存" only after the disk has confirmed it; a polite live region. */
export function SaveIndicator({ state }: SaveIndicatorProps) {
  return (
    <Group gap={6} role="status" aria-live="polite" wrap="nowrap" data-save-state={state.kind}>
      {state.kind === 'saving' && <Loader size={14} aria-hidden />}
      {state.kind === 'saved' && (
        <IconCircleCheck size={16} aria-hidden color="var(--mantine-color-teal-text)" />
      )}
      {state.kind === 'failed' && (
        <IconAlertTriangle size={16} aria-hidden color="var(--mantine-color-red-text)" />
      )}
      <Text size="sm" c={state.kind === 'failed' ? 'red' : 'dimmed'} truncate maw={520}>
        {state.kind === 'saving' && '正在保存…'}
        {state.kind === 'saved' && '已保存'}
        {state.kind === 'failed' && `没有保存：${describeFailure(state.failure)}`}
      </Text>
    </Group>
  )
}
