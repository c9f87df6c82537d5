import { ActionIcon, Badge, Group, Menu, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Role, ROLE_NAMES, type Person } from '@shared/domain/people/person'
import { chinaMinute } from '@shared/lib/china-day'
import { tellDone, tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { byName, fingerprint } from './person-form'
import type { PeopleDialog } from './PersonDialogs'
import classes from './people.module.css'

type PeopleTableProps = {
  readonly people: readonly Person[]
  readonly meId: string | null
  /** Only an administrator changes the register. */
  readonly mayEdit: boolean
  readonly onAsk: (dialog: PeopleDialog) => void
}

export function PeopleTable({ people, ...rest }: PeopleTableProps) {
  const sorted = people.toSorted(
    (a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null) || byName(a, b),
  )
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={230}>姓名</Table.Th>
          <Table.Th>角色</Table.Th>
          <Table.Th>所在单位</Table.Th>
          <Table.Th>其他回避单位</Table.Th>
          <Table.Th w={170}>状态</Table.Th>
          {rest.mayEdit && (
            <Table.Th w={56}>
              <VisuallyHidden>操作</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sorted.map((person) => (
          <PersonRow key={person.id} person={person} {...rest} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function PersonRow({
  person,
  meId,
  mayEdit,
  onAsk,
}: Omit<PeopleTableProps, 'people'> & { readonly person: Person }) {
  const { id, name, unit, certificate, roles, recusedUnits, publicKey, disabledAt } = person
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6}>
          <Text fw={500}>{name}</Text>
          {id === meId && (
            <Badge size="xs" variant="light" color="indigo">
              本人
            </Badge>
          )}
        </Group>
        <span className={classes.fingerprint} title="签名密钥的编号，可抄存备查">
          密钥 {fingerprint(publicKey)}
        </span>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {Role.options
            .filter((role) => roles.includes(role))
            .map((role) => (
              <Badge key={role} variant="light" color={role === 'admin' ? 'orange' : 'indigo'}>
                {ROLE_NAMES[role]}
              </Badge>
            ))}
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{unit || '—'}</Text>
        {certificate !== '' && (
          <Text size="xs" className={classes.muted ?? ''}>
            证号 {certificate}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{recusedUnits.length === 0 ? '—' : recusedUnits.join('、')}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{disabledAt === null ? '可登录' : `${chinaMinute(disabledAt)} 停用`}</Text>
      </Table.Td>
      {mayEdit && (
        <Table.Td>
          <PersonMenu person={person} isMe={id === meId} onAsk={onAsk} />
        </Table.Td>
      )}
    </Table.Tr>
  )
}

type PersonMenuProps = {
  readonly person: Person
  readonly isMe: boolean
  readonly onAsk: (dialog: PeopleDialog) => void
}

function PersonMenu({ person, isMe, onAsk }: PersonMenuProps) {
  const enable = async (): Promise<void> => {
    try {
      await perform('person/enabled', { personId: person.id })
      tellDone(`“${person.name}”已启用。`)
    } catch (cause) {
      tellFailure(cause)
    }
  }
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`${person.name} 的更多操作`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk({ kind: 'edit', person })}>修改人员信息</Menu.Item>
        {isMe ? (
          <Menu.Item onClick={() => onAsk({ kind: 'change-pin' })}>修改我的登录密码</Menu.Item>
        ) : (
          <Menu.Item onClick={() => onAsk({ kind: 'renew', person })}>重设登录密码</Menu.Item>
        )}
        {person.disabledAt === null ? (
          <Menu.Item onClick={() => onAsk({ kind: 'disable', person })}>停用</Menu.Item>
        ) : (
          <Menu.Item onClick={() => void enable()}>启用</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
