import { Button, Center, Loader, Select, Stack, Table, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { blockCode } from '@shared/domain/document/block-code'
import { DEVICE_ID, type NumberBlockRow } from '@shared/domain/document/number-block'
import { numberRegister, seriesIn } from '@shared/domain/document/number-register'
import { visibleDocuments } from '@shared/domain/loop/access'
import { tellDone, tellFailure } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { saveExport } from '../../../data/exports'
import { useRow, useRows } from '../../../data/live'
import { hasRole, useActor } from '../../../data/session'
import { DataTable, type Column } from '../../../ui/DataTable'
import { ExportMenuButton } from '../../../ui/ExportMenuButton'
import { Section } from '../../../ui/Section'
import { CloseBlockDialog, GiveBlockDialog, ReceiveBlockDialog } from './BlockDialogs'
import { CodeLine } from './CodeLine'
import { DeviceCard } from './DeviceCard'
import { groupSerials } from './serial-text'

type Asking = 'give' | 'receive' | NumberBlockRow | null

/** Every serial with what became of it, and the blocks this laptop gave or was given. */
export function NumbersTab() {
  const actor = useActor()
  const blocks = useRows('numberBlocks')
  const documents = useRows('documents')
  const device = useRow('devices', DEVICE_ID)
  const [asking, setAsking] = useState<Asking>(null)
  if (blocks === null || documents === null || actor === null || device === null) {
    return (
      <Center h={240}>
        <Loader aria-label="正在读取编号" />
      </Center>
    )
  }
  const canGive = hasRole(actor, 'leader', 'admin')
  const isRegister = (device?.mode ?? 'register') === 'register'
  return (
    <Stack gap="md">
      <DeviceCard canSet={hasRole(actor, 'admin')} />
      <Section
        title={`号段（${blocks.length}）`}
        actions={
          canGive && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                disabled={!isRegister}
                onClick={() => setAsking('give')}
              >
                分出号段…
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setAsking('receive')}>
                登记收到的号段…
              </Button>
            </>
          )
        }
      >
        {blocks.length === 0 ? (
          <Text size="sm">还没有号段。只有一台电脑编号的，不需要分段。</Text>
        ) : (
          <BlockTable blocks={blocks} canClose={canGive} onClose={setAsking} />
        )}
      </Section>
      <Register documents={visibleDocuments(documents, actor)} blocks={blocks} device={device ?? null} />
      {asking === 'give' && <GiveBlockDialog onClose={() => setAsking(null)} />}
      {asking === 'receive' && <ReceiveBlockDialog onClose={() => setAsking(null)} />}
      {asking !== null && typeof asking === 'object' && (
        <CloseBlockDialog
          block={asking}
          onSubmit={async (reason) => {
            await perform('number-block/closed', { blockId: asking.blockId, reason })
            setAsking(null)
            tellDone('号段已停用。')
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </Stack>
  )
}

type BlockTableProps = {
  readonly blocks: readonly NumberBlockRow[]
  readonly canClose: boolean
  readonly onClose: (block: NumberBlockRow) => void
}

function BlockTable({ blocks, canClose, onClose }: BlockTableProps) {
  const columns: readonly Column<NumberBlockRow>[] = [
    { label: '方向', width: 90, cell: ({ side }) => (side === 'given' ? '分出' : '收到') },
    {
      label: '文号',
      width: 220,
      cell: ({ prefix, year, from, to }) => `${prefix}〔${year}〕${from}号至${to}号`,
    },
    { label: '电脑编码', width: 110, cell: ({ deviceCode }) => deviceCode },
    { label: '号段码', cell: (block) => <CodeLine label="号段码" code={blockCode(block)} /> },
    {
      label: '状态',
      width: 190,
      cell: ({ closed, note }) => (closed === null ? note || '使用中' : `已停用：${closed.reason}`),
    },
    {
      label: '操作',
      width: 90,
      isLabelHidden: true,
      cell: (block) =>
        canClose &&
        block.closed === null && (
          <Button size="compact-xs" variant="default" onClick={() => onClose(block)}>
            停用…
          </Button>
        ),
    },
  ]
  return <DataTable label="号段" columns={columns} rows={blocks} keyOf={({ id }) => id} minWidth={900} />
}

type RegisterProps = Parameters<typeof numberRegister>[2]

function Register(record: RegisterProps) {
  const series = useMemo(() => seriesIn(record), [record])
  const [chosen, setChosen] = useState<string | null>(null)
  const now = series.find((one) => keyOf(one) === chosen) ?? series[0]
  const groups = useMemo(
    () => (now ? groupSerials(numberRegister(now.prefix, now.year, record)) : []),
    [now, record],
  )
  const save = async (format: 'pdf' | 'xlsx'): Promise<void> => {
    const names = await saveExport({ kind: 'number-register', subjectId: null, format })
    if (names) tellDone(`已导出：${names.join('、')}`)
  }
  return (
    <Section
      title="文号登记"
      actions={
        series.length > 0 && (
          <>
            <Select
              aria-label="文号序列"
              size="xs"
              w={200}
              data={series.map((one) => ({ value: keyOf(one), label: `${one.prefix}〔${one.year}〕` }))}
              value={now ? keyOf(now) : null}
              allowDeselect={false}
              onChange={setChosen}
            />
            <ExportMenuButton
              label="导出文号登记"
              choices={[
                { label: 'XLSX…', save: () => save('xlsx') },
                { label: 'PDF…', save: () => save('pdf') },
              ]}
              onFailure={tellFailure}
            />
          </>
        )
      }
    >
      {groups.length === 0 ? (
        <Text size="sm">还没有取过文号。签发文书时自动取号。</Text>
      ) : (
        <Table verticalSpacing={4} aria-label="文号登记">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={260}>文号</Table.Th>
              <Table.Th w={110}>去向</Table.Th>
              <Table.Th>说明</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(({ from, to, count, word, note }) => (
              <Table.Tr key={from}>
                <Table.Td>{count === 1 ? from : `${from} 至 ${to}（${count} 个）`}</Table.Td>
                <Table.Td fw={word === '原因不明' ? 700 : 400}>{word}</Table.Td>
                <Table.Td>{note}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

const keyOf = ({ prefix, year }: { readonly prefix: string; readonly year: number }): string =>
  `${year} ${prefix}`
