import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { mayHandleClues } from '@shared/domain/loop/access'
import { clueNumber } from '@shared/domain/loop/clue'
import { useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { DataTable } from '../../ui/DataTable'
import { Notice } from '../../ui/Notice'
import { ExportButtons } from './ExportButtons'
import type { RegisterLinks } from './links'
import { Loading } from './Loading'
import { YearSelect } from './MatterRegister'

/** 线索台账, for those who handle clues; it says to everybody else why it is empty. */
export function ClueRegister({ links }: { readonly links: RegisterLinks }) {
  const actor = useActor()
  const clues = useRows('clues')
  const [year, setYear] = useState('')
  if (actor === null || clues === null) return <Loading what="线索台账" />
  if (!mayHandleClues(actor))
    return (
      <Notice tone="info" title="您不能查看线索台账">
        问题线索只有“线索管理”和“组长”两种角色能查看。移送的数量见“年度统计”。
      </Notice>
    )
  if (clues.length === 0)
    return (
      <Text c="dimmed" py={64} ta="center">
        还没有问题线索。
      </Text>
    )
  const years = [...new Set(clues.map((one) => String(one.year)))].toSorted().toReversed()
  const shown = clues
    .filter((one) => year === '' || String(one.year) === year)
    .toSorted((a, b) => b.year - a.year || b.serial - a.serial)
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <YearSelect years={years} value={year} onChange={setYear} />
        <Text size="sm" c="dimmed" role="status">
          共 {shown.length} 条
        </Text>
        <Group ml="auto">
          <ExportButtons kind="clue-register" label="线索台账" year={year} />
        </Group>
      </Group>
      <DataTable
        label="线索台账"
        minWidth={1200}
        rows={shown}
        keyOf={({ id }) => id}
        columns={[
          {
            label: '线索编号',
            width: 140,
            cell: (clue) => (
              <Anchor component="button" size="sm" onClick={() => links.onOpenClue(clue.id)}>
                {clueNumber(clue)}
              </Anchor>
            ),
          },
          { label: '线索名称', cell: ({ facts }) => facts.title },
          { label: '涉及单位', width: 160, cell: ({ facts }) => facts.unit },
          { label: '涉嫌性质', width: 130, cell: ({ facts }) => facts.nature },
          { label: '接收机关', width: 170, cell: ({ facts }) => facts.receiver },
          { label: '发现日期', width: 105, cell: ({ facts }) => facts.foundOn },
          { label: '批准日期', width: 105, cell: ({ approvals }) => approvals[3]?.on ?? '' },
          { label: '移送日期', width: 105, cell: ({ transfer }) => transfer?.on ?? '' },
          { label: '回执', width: 105, cell: ({ receipt }) => receipt?.on ?? '' },
          {
            label: '办理结果',
            width: 130,
            cell: ({ result, withdrawn }) =>
              withdrawn !== null ? '已撤回' : result === null ? '' : `${result.result} ${result.on}`,
          },
        ]}
      />
    </Stack>
  )
}
