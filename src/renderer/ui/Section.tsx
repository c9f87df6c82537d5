import { Group, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type SectionProps = {
  readonly title: string
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly testId?: string
  readonly children: ReactNode
}

export function Section({ title, actions, testId, children }: SectionProps) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title} data-testid={testId}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={3} size="h4">
          {title}
        </Title>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Paper>
  )
}

/** Label and value side by side; empty values are left out. */
export function FactList({
  rows,
  labelWidth = 110,
}: {
  readonly rows: readonly (readonly [label: string, value: ReactNode])[]
  readonly labelWidth?: number
}) {
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: `${labelWidth}px 1fr`, gap: '4px 12px', margin: 0 }}>
      {rows
        .filter(([, value]) => value !== '' && value !== null && value !== undefined)
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <Text component="dt" size="sm" fw={600}>
              {label}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
    </dl>
  )
}
