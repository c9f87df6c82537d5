import { Button, Center, Group, List, Loader, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Person } from '@shared/domain/people/person'
import { useRows, useSettings } from '../../data/live'
import { hasRole, useActor, useSession } from '../../data/session'
import { Notice } from '../../ui/Notice'
import { CheckRecord } from './CheckRecord'
import { PeopleTable } from './PeopleTable'
import { PersonDialogs, type PeopleDialog } from './PersonDialogs'

/** The register of people at this laptop, and the check of everything they did. */
export function PeoplePage() {
  const people = useRows('people')
  const session = useSession()
  const settings = useSettings()
  const actor = useActor()
  const [asked, setAsked] = useState<PeopleDialog | null>(null)
  if (people === null || session === null || settings === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取人员" />
      </Center>
    )
  }
  const isFirst = people.length === 0
  const mayEdit = hasRole(actor, 'admin')
  const register = (): void => setAsked({ kind: 'register', isFirst, unit: settings.officeName })
  return (
    <Stack p="lg" gap="lg">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>人员</Title>
        <Group gap="xs" wrap="nowrap">
          {session.personId !== null && (
            <Button variant="default" onClick={() => setAsked({ kind: 'change-pin' })}>
              修改我的登录密码
            </Button>
          )}
          {mayEdit && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={register}>
              {isFirst ? '登记第一名人员' : '登记人员'}
            </Button>
          )}
        </Group>
      </Group>
      {isFirst ? (
        <NobodyYet />
      ) : (
        <>
          <Advice people={people} mayEdit={mayEdit} />
          <PeopleTable people={people} meId={session.personId} mayEdit={mayEdit} onAsk={setAsked} />
        </>
      )}
      <CheckRecord />
      <PersonDialogs asked={asked} onClose={() => setAsked(null)} />
    </Stack>
  )
}

/** What registering somebody switches on; nothing of it happens before. */
function NobodyYet() {
  return (
    <Notice tone="plain" title="还没有登记人员：一个人使用，全部功能可用，不必登录">
      <Text size="sm">
        几个人共用这台电脑，或者要办批次评查（双人初评、合议、异议）的，请登记人员。登记后：
      </Text>
      <List size="sm" mt={4} spacing={2}>
        <List.Item>每人用姓名和登录密码登录；15 分钟没有操作自动锁定，写到一半的内容原样留着。</List.Item>
        <List.Item>
          每一步操作都记名，并用本人的密钥签名；事后改动记录的内容、人员或时间，核对时能发现。
        </List.Item>
        <List.Item>按角色办事；各人只能修改自己的评查。</List.Item>
        <List.Item>第一名登记的是管理员，由管理员登记其他人。登记后不能退回不登录的状态。</List.Item>
        <List.Item>登录密码只防同事误用，不给磁盘加密；电脑请另设开机密码，妥善保管。</List.Item>
      </List>
    </Notice>
  )
}

function Advice({ people, mayEdit }: { readonly people: readonly Person[]; readonly mayEdit: boolean }) {
  const admins = people.filter(({ roles, disabledAt }) => disabledAt === null && roles.includes('admin'))
  if (!mayEdit) return <Text size="sm">人员由管理员登记和修改。</Text>
  if (admins.length > 1) return null
  return (
    <Notice tone="warning" title="只有一名管理员">
      这名管理员忘记登录密码时，没有人能重设，程序也没有后门。请给另一个人加上管理员角色。
    </Notice>
  )
}
