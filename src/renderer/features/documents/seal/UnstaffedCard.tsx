import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { SealDialog } from './SealDialog'
import type { SealWork } from './use-seal-work'

type UnstaffedCardProps = { readonly work: SealWork; readonly onOpenSeals: () => void }

/** An office that has registered nobody: why a real seal needs people, and the sample one to practise with. */
export function UnstaffedCard({ work, onOpenSeals }: UnstaffedCardProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Paper withBorder p="md" component="section" aria-label="登记人员后用印" data-testid="seal-unstaffed">
      <Stack gap="sm">
        <Title order={3} size="h5">
          正式用印须先登记人员
        </Title>
        <Text size="sm">
          印章的使用须由三个人分别办理：经办人申请、领导审批、监印人用印，各用自己的登录密码，缺一不可。现在还没有登记人员，程序不知道是谁在操作，所以正式印章用不了。
        </Text>
        <Text size="sm">
          请在
          <Anchor href="#/people" underline="always">
            人员
          </Anchor>
          中至少登记三名人员，其中一名为组长、一名为监印人。没有登记时，可以用示例印章练习，姓名由您填写，盖出的文书没有效力；也可以导出“待盖章稿”，打印后加盖实体印章。
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button component="a" href="#/people" variant="default">
            去登记人员
          </Button>
          <Button onClick={() => setOpen(true)}>用示例印章练习…</Button>
        </Group>
      </Stack>
      <SealDialog work={work} isOpen={isOpen} onClose={() => setOpen(false)} onOpenSeals={onOpenSeals} />
    </Paper>
  )
}
