import { Group, Kbd, Modal, Text, Title } from '@mantine/core'
import { KEY_HELP } from './key-map'
import type { Workspace } from './use-workspace'

/** 按键一览, from the same table the keys come from. */
export function KeyHelpDialog({ work }: { readonly work: Workspace }) {
  return (
    <Modal
      opened
      onClose={() => work.setDialog(null)}
      title="按键一览"
      size="xl"
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <div style={{ columns: 2, columnGap: 32 }}>
        {KEY_HELP.map(({ title, rows }) => (
          <section key={title} style={{ breakInside: 'avoid', marginBottom: 12 }}>
            <Title order={3} size="h6" mb={6}>
              {title}
            </Title>
            {rows.map(({ keys, does }) => (
              <Group key={does} gap={8} wrap="nowrap" align="baseline" mb={3}>
                <Group gap={3} wrap="nowrap" miw={104}>
                  {keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </Group>
                <Text size="sm">{does}</Text>
              </Group>
            ))}
          </section>
        ))}
      </div>
      <Text size="sm" mt="md">
        正在输入文字时，这些按键不起作用。最快的记法：框出位置 → 按规则前的数字 → 按 ↓ 到下一项。
      </Text>
    </Modal>
  )
}
