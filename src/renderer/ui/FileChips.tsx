import { Group, Text } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import type { AttachedFile } from '@shared/domain/document/attached-file'

/** Scans kept with a record, by name. */
export function FileChips({ files }: { readonly files: readonly AttachedFile[] }) {
  if (files.length === 0) return null
  return (
    <Group gap="xs" mt={2}>
      {files.map(({ fileId, name, pageCount }) => (
        <Group key={fileId} gap={4} wrap="nowrap">
          <IconPaperclip size={14} aria-hidden />
          <Text size="xs">
            {name}（{pageCount} 页）
          </Text>
        </Group>
      ))}
    </Group>
  )
}
