import { Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import type { Due } from '@shared/domain/loop/clocks'
import { useDues } from '../../data/dues'
import { DueTable } from '../../ui/DueTable'
import { groupDues, type DueFilter } from './due-rows'
import { EmptyList, Loading } from './EmptyList'
import { openDue, type LoopLinks } from './links'

const WHOSE: readonly Due['whose'][] = ['本机关', '被监督单位', '接收机关']

/** 待办提醒: every clock that runs, the late ones first. */
export function DuesTab({ links }: { readonly links: LoopLinks }) {
  const dues = useDues()
  const [filter, setFilter] = useState<DueFilter>({ text: '', whose: '' })
  const deferred = useDeferredValue(filter)
  if (dues === null) return <Loading what="待办" />
  if (dues.length === 0)
    return (
      <EmptyList
        title="没有待办期限"
        text="文书用印或者编号后，送达、整改、反馈、核查等期限会自动列在这里，临近和超期的排在前面。"
      />
    )
  const groups = groupDues(dues, deferred)
  return (
    <Stack gap="md">
      <Group gap="sm" wrap="nowrap">
        <TextInput
          aria-label="查找待办"
          placeholder="按文号、单位或期限查找"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          flex={1}
          maw={420}
        />
        <Select
          aria-label="由谁办"
          data={[{ value: '', label: '全部' }, ...WHOSE.map((value) => ({ value, label: value }))]}
          value={filter.whose}
          allowDeselect={false}
          onChange={(whose) => setFilter({ ...filter, whose: WHOSE.find((one) => one === whose) ?? '' })}
          w={140}
        />
      </Group>
      {groups.length === 0 && (
        <Text c="dimmed" py="xl" ta="center">
          没有符合条件的待办，请换个条件。
        </Text>
      )}
      {groups.map(({ level, name, dues: rows }) => (
        <section key={level} aria-label={name}>
          <Title order={3} size="h4" mb={4}>
            {name}（{rows.length}）
          </Title>
          <DueTable label={name} dues={rows} onOpen={(due) => openDue(due, links)} />
        </section>
      ))}
    </Stack>
  )
}
