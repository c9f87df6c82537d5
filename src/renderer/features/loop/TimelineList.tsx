import { Anchor, Text, Timeline } from '@mantine/core'
import { Section } from '../../ui/Section'
import type { TimelineEntry } from './timeline'

type TimelineListProps = {
  readonly entries: readonly TimelineEntry[]
  readonly onOpenDocument: (documentId: string) => void
}

export function TimelineList({ entries, onOpenDocument }: TimelineListProps) {
  return (
    <Section title="办理经过" testId="timeline">
      <Timeline bulletSize={14} lineWidth={2} active={entries.length}>
        {entries.map(({ day, title, detail, documentId }, index) => (
          <Timeline.Item
            key={`${index} ${day} ${title}`}
            title={
              documentId === null ? (
                <Text size="sm" fw={600}>
                  {title}
                </Text>
              ) : (
                <Anchor
                  component="button"
                  size="sm"
                  ta="left"
                  underline="always"
                  onClick={() => onOpenDocument(documentId)}
                >
                  {title}
                </Anchor>
              )
            }
          >
            <Text size="xs" c="dimmed">
              {day}
            </Text>
            {detail !== '' && (
              <Text size="sm" lineClamp={3} style={{ whiteSpace: 'pre-line' }}>
                {detail}
              </Text>
            )}
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  )
}
