import { Anchor, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { visibleDocuments } from '@shared/domain/loop/access'
import { matterNumber, type Matter, type MatterState } from '@shared/domain/loop/matter'
import { useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { DataTable } from '../../ui/DataTable'
import { ExportButtons } from './ExportButtons'
import type { RegisterLinks } from './links'
import { Loading } from './Loading'

const STATES: Readonly<Record<MatterState, string>> = {
  open: '办理中',
  closed: '已结案',
  archived: '已归档',
}

/** 监督案件台账: every matter with its papers and how it ended. */
export function MatterRegister({ links }: { readonly links: RegisterLinks }) {
  const matters = useRows('matters')
  const documents = useRows('documents')
  const actor = useActor()
  const [year, setYear] = useState('')
  if (matters === null || documents === null || actor === null) return <Loading what="监督案件台账" />
  if (matters.length === 0)
    return (
      <Text c="dimmed" py={64} ta="center">
        还没有监督案件。
      </Text>
    )
  const years = [...new Set(matters.map((one) => String(one.year)))].toSorted().toReversed()
  const shown = matters
    .filter((one) => year === '' || String(one.year) === year)
    .toSorted((a, b) => b.year - a.year || b.serial - a.serial)
  const visible = visibleDocuments(documents, actor)
  const papersOf = (matter: Matter): string =>
    visible
      .filter(({ matterId, state }) => matterId === matter.id && state !== 'voided')
      .map(({ number, kind }) => number?.text ?? kind.title)
      .join('、')
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <YearSelect years={years} value={year} onChange={setYear} />
        <Text size="sm" c="dimmed" role="status">
          共 {shown.length} 件
        </Text>
        <Group ml="auto">
          <ExportButtons kind="matter-register" label="监督案件台账" year={year} />
        </Group>
      </Group>
      <DataTable
        label="监督案件台账"
        minWidth={1240}
        rows={shown}
        keyOf={({ id }) => id}
        columns={[
          {
            label: '登记号',
            width: 170,
            cell: (matter) => (
              <Anchor component="button" size="sm" ta="left" onClick={() => links.onOpenMatter(matter.id)}>
                {matterNumber(matter)}
              </Anchor>
            ),
          },
          { label: '案件名称', cell: ({ facts }) => facts.title },
          { label: '被监督单位', width: 170, cell: ({ facts }) => facts.unit },
          { label: '来源', width: 110, cell: ({ facts }) => facts.source },
          { label: '立项日期', width: 105, cell: ({ facts }) => facts.registeredOn },
          { label: '文书', width: 240, cell: papersOf },
          { label: '状态', width: 80, cell: ({ state }) => STATES[state] },
          { label: '结案方式', width: 110, cell: ({ closing }) => closing?.conclusion ?? '' },
          { label: '结案日期', width: 105, cell: ({ closing }) => closing?.on ?? '' },
          { label: '归档号', width: 110, cell: ({ archive }) => archive?.archiveNumber ?? '' },
        ]}
      />
    </Stack>
  )
}

type YearSelectProps = {
  readonly years: readonly string[]
  readonly value: string
  readonly onChange: (year: string) => void
}

export function YearSelect({ years, value, onChange }: YearSelectProps) {
  return (
    <Select
      aria-label="年度"
      data={[{ value: '', label: '全部年度' }, ...years.map((one) => ({ value: one, label: `${one}年` }))]}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange(next ?? '')}
      w={130}
    />
  )
}
