import { Button, Group, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { namesOfRoles } from '@shared/domain/people/person'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { useActor } from '../../data/session'

/** Who works now, and the ways to let somebody else: in the head of the window once people are registered. */
export function PersonBar({ onSwitch }: { readonly onSwitch: () => void }) {
  const actor = useActor()
  const isSomebody = actor !== null && actor.personId !== null
  const lock = (): void => void call('person:lock').catch(tellFailure)
  const leave = (): void => void call('person:sign-out').catch(tellFailure)
  useWindowEvent('keydown', (event) => {
    if (!isSomebody || !event.ctrlKey || !event.shiftKey || event.isComposing) return
    if (event.code === 'KeyL') lock()
    else if (event.code === 'KeyH') onSwitch()
    else return
    event.preventDefault()
  })
  if (!isSomebody) return null
  return (
    <Group gap={6} wrap="nowrap" role="group" aria-label="当前人员">
      <Text size="sm" truncate maw={260} title={`${actor.name}（${namesOfRoles(actor.roles)}）`}>
        {actor.name}（{namesOfRoles(actor.roles)}）
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        title="换人登录（Ctrl+Shift+H）"
        aria-keyshortcuts="Control+Shift+H"
        onClick={onSwitch}
      >
        换人
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        title="锁定屏幕，页面原样留着（Ctrl+Shift+L）"
        aria-keyshortcuts="Control+Shift+L"
        onClick={lock}
      >
        锁定
      </Button>
      <Button size="compact-sm" variant="default" title="退出登录" onClick={leave}>
        退出
      </Button>
    </Group>
  )
}
