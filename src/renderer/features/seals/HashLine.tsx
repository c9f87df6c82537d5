import { ActionIcon, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import classes from './seals.module.css'

type HashLineProps = { readonly label: string; readonly sha256: string; readonly isFull?: boolean }

/** A hash to be compared by eye, whole in the clipboard. */
export function HashLine({ label, sha256, isFull = false }: HashLineProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <Text
        size="xs"
        title={`${label} SHA-256：${sha256}`}
        style={isFull ? { overflowWrap: 'anywhere' } : { whiteSpace: 'nowrap' }}
      >
        {!isFull && `${label} `}
        <span className={classes.hash}>{isFull ? sha256 : sha256.slice(0, 8)}</span>
      </Text>
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={copied ? '已复制' : `复制${label}校验值`}
            title={copied ? '已复制' : '复制完整校验值'}
            onClick={copy}
          >
            {copied ? <IconCheck size={12} aria-hidden /> : <IconCopy size={12} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  )
}
