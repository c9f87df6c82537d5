import { ActionIcon, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { moved } from '../kind-edit'

type RowToolsProps<T> = {
  /** What the row is, for those who hear it: 第3段. */
  readonly name: string
  readonly list: readonly T[]
  readonly index: number
  readonly onChange: (list: readonly T[]) => void
}

/** Up, down, away: for one row of any list. */
export function RowTools<T>({ name, list, index, onChange }: RowToolsProps<T>) {
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        bg="transparent"
        aria-label={`上移${name}`}
        disabled={index === 0}
        onClick={() => onChange(moved(list, index, -1))}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        bg="transparent"
        aria-label={`下移${name}`}
        disabled={index === list.length - 1}
        onClick={() => onChange(moved(list, index, 1))}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`删除${name}`}
        onClick={() => onChange(list.toSpliced(index, 1))}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
