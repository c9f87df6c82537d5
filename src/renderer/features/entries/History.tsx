import { Paper, Stack, Text, Title } from '@mantine/core'
import { ENTRY_STATE_NAMES, type EntryStep } from '@shared/domain/campaign/entry'
import { ENTRY_STEPS, type EntryAct } from '@shared/domain/campaign/entry-steps'
import { chinaMinute } from '@shared/lib/china-day'
import type { EntryView } from './use-entry'

const OTHER_ACTS: Readonly<Record<string, string>> = {
  'draw/made': '抽取',
  'entry/added': '登记',
  'review/started': '开始评查',
  'review/submitted': '提交评查',
  'review/reopened': '退回修改',
}

const actName = ({ eventType }: EntryStep): string =>
  ENTRY_STEPS[eventType as EntryAct]?.name ?? OTHER_ACTS[eventType] ?? '其他'

/** Who moved the file on, and when; the newest first. */
export function History({ view }: { readonly view: EntryView }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="经过">
      <Title order={3} size="h4" mb="xs">
        经过
      </Title>
      <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {view.entry.steps
          .map((step, index) => ({ step, index }))
          .toReversed()
          .map(({ step, index }) => (
            <li key={index}>
              <Text size="sm" fw={600}>
                {ENTRY_STATE_NAMES[step.to]}
              </Text>
              <Text size="sm">
                {actName(step)} · {step.actor} · {chinaMinute(step.at)}
              </Text>
            </li>
          ))}
      </Stack>
    </Paper>
  )
}
