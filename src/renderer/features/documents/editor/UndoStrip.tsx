import { Button, Group, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import classes from '../documents.module.css'

type UndoStripProps = { readonly label: string; readonly run: () => void; readonly dismiss: () => void }

/** What was just done to the paragraphs, and the way back. */
export function UndoStrip({ label, run, dismiss }: UndoStripProps) {
  return (
    <div className={classes.undo} role="status">
      <Text size="sm">{label}</Text>
      <Group gap={4} wrap="nowrap">
        <Button
          size="compact-sm"
          variant="white"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={run}
        >
          撤销
        </Button>
        <Button size="compact-sm" variant="subtle" className={classes.undoClose ?? ''} onClick={dismiss}>
          知道了
        </Button>
      </Group>
    </div>
  )
}
