import { ActionIcon, Button, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { CampaignPlan } from '@shared/domain/campaign/campaign'
import { recusalOf } from '@shared/domain/campaign/recusal'
import type { Person, Role } from '@shared/domain/people/person'
import { Notice } from '../../../ui/Notice'
import type { PlanFieldsProps } from './BasicFields'

type PeopleFieldsProps = PlanFieldsProps & { readonly people: readonly Person[] }
type Recusal = CampaignPlan['recusals'][number]

const withRole = (people: readonly Person[], roles: readonly Role[], chosen: readonly string[]) =>
  people
    .filter(
      (person) =>
        chosen.includes(person.id) ||
        (person.disabledAt === null && roles.some((role) => person.roles.includes(role))),
    )
    .map(({ id, name, unit }) => ({ value: id, label: unit === '' ? name : `${name}（${unit}）` }))

export function PeopleFields({ plan, people, onChange }: PeopleFieldsProps) {
  if (people.length === 0) {
    return (
      <Notice tone="info">
        还没有登记人员。一个人使用时不必登记，抽中的案卷直接由本机评查；要由几个人评查，请先到“人员”里登记。
      </Notice>
    )
  }
  const leaders = withRole(people, ['leader', 'rechecker'], plan.leaderId === null ? [] : [plan.leaderId])
  return (
    <>
      <MultiSelect
        label="评查员"
        description="只列有“评查员”角色的人"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': '清空评查员' }}
        nothingFoundMessage="没有符合的人"
        data={withRole(people, ['reviewer'], plan.reviewerIds)}
        value={[...plan.reviewerIds]}
        onChange={(reviewerIds) => onChange({ reviewerIds })}
      />
      <Select
        label="组长"
        description="主持合议和复核，不参加初评"
        clearable
        clearButtonProps={{ 'aria-label': '清空组长' }}
        data={leaders}
        value={plan.leaderId}
        onChange={(leaderId) => onChange({ leaderId })}
        maw={360}
      />
      <AutomaticRecusals plan={plan} people={people} />
      <RecusalRows plan={plan} people={people} onChange={onChange} />
    </>
  )
}

/** From the register of people: nothing to fill in, but to be seen. */
function AutomaticRecusals({ plan, people }: Pick<PeopleFieldsProps, 'plan' | 'people'>) {
  const members = people.filter(({ id }) => plan.reviewerIds.includes(id) || id === plan.leaderId)
  const lines = members.flatMap((person) => {
    const units = plan.units.filter((unit) => recusalOf(person, unit, null) !== null)
    return units.length === 0 ? [] : [`${person.name}：${units.join('、')}`]
  })
  return (
    <div>
      <Text size="sm" fw={500}>
        自动回避
      </Text>
      <Text size="sm" c="dimmed">
        {lines.length === 0 ? '按人员登记的所在单位和回避单位，本批次没有需要自动回避的。' : lines.join('；')}
      </Text>
    </div>
  )
}

function RecusalRows({ plan, people, onChange }: PeopleFieldsProps) {
  const members = people
    .filter(({ id }) => plan.reviewerIds.includes(id) || id === plan.leaderId)
    .map(({ id, name }) => ({ value: id, label: name }))
  const set = (index: number, patch: Partial<Recusal>): void =>
    onChange({ recusals: plan.recusals.map((row, at) => (at === index ? { ...row, ...patch } : row)) })
  const [first] = members
  const [unit] = plan.units
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        另行回避
      </Text>
      {plan.recusals.map((row, index) => (
        <Group key={index} gap="xs" wrap="nowrap" align="start">
          <Select
            aria-label={`第 ${index + 1} 条回避：人员`}
            data={members}
            value={row.personId}
            allowDeselect={false}
            onChange={(personId) => set(index, { personId: personId ?? row.personId })}
            w={140}
          />
          <Select
            aria-label={`第 ${index + 1} 条回避：单位`}
            data={[...new Set([...plan.units, row.unit])]}
            value={row.unit}
            allowDeselect={false}
            onChange={(next) => set(index, { unit: next ?? row.unit })}
            flex={1}
          />
          <TextInput
            aria-label={`第 ${index + 1} 条回避：事由`}
            placeholder="事由"
            maxLength={200}
            value={row.reason}
            onChange={(event) => set(index, { reason: event.currentTarget.value })}
            flex={1}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`删除第 ${index + 1} 条回避`}
            onClick={() => onChange({ recusals: plan.recusals.filter((_row, at) => at !== index) })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={first === undefined || unit === undefined}
        style={{ alignSelf: 'start' }}
        onClick={() => {
          if (first === undefined || unit === undefined) return
          onChange({ recusals: [...plan.recusals, { personId: first.value, unit, reason: '' }] })
        }}
      >
        添加回避
      </Button>
    </Stack>
  )
}
