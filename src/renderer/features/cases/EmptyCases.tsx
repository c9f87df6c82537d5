import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import type { Sample } from '@shared/ipc/shapes'

type EmptyCasesProps = {
  readonly samples: readonly Sample[]
  readonly onChoose: () => void
  readonly onSample: (slug: string) => void
}

/** Nothing here yet: what to do first, and something to try it on. */
export function EmptyCases({ samples, onChoose, onSample }: EmptyCasesProps) {
  return (
    <Stack align="center" py={48} gap="lg">
      <Stack align="center" gap="xs" maw={560}>
        <Title order={3}>还没有案卷</Title>
        <Text c="dimmed" ta="center">
          插入存放案卷扫描件的 U
          盘，选择其中一个案卷的文件夹；也可以把文件夹直接拖到这里。原件只复制、不改动。
        </Text>
        <Button size="md" leftSection={<IconFolderOpen size={20} aria-hidden />} onClick={onChoose}>
          选择案卷文件夹
        </Button>
      </Stack>
      {samples.length > 0 && (
        <Stack gap="sm" w="100%" maw={760}>
          <Text fw={600}>打开示例案卷练一练</Text>
          {samples.map(({ slug, title, summary }) => (
            <Paper key={slug} withBorder p="sm">
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Text>{title}</Text>
                  <Text size="sm" c="dimmed">
                    {summary}
                  </Text>
                </div>
                <Button variant="light" onClick={() => onSample(slug)} aria-label={`打开示例案卷：${title}`}>
                  打开示例案卷
                </Button>
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
    </Stack>
  )
}
