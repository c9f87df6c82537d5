import { Button, Code, CopyButton, Group } from '@mantine/core'

/** A code to be read out, typed or pasted elsewhere. */
export function CodeLine({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    <Group gap={6} wrap="nowrap">
      <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {code}
      </Code>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" aria-label={`复制${label} ${code}`} onClick={copy}>
            {copied ? '已复制' : '复制'}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
