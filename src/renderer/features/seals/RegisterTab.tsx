import { Button, Group, Menu, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconChevronDown, IconFileExport, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { brokenRows, registerHead } from '@shared/domain/seal/register-chain'
import type { SealUse } from '@shared/domain/seal/seal'
import type { ExportOrder } from '@shared/ipc/shapes'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'
import { useRows } from '../../data/live'
import { Notice } from '../../ui/Notice'
import { EVERYTHING, filterRegister, sealsOf, yearsOf, type RegisterFilter } from './register-rows'
import { RegisterDetail } from './RegisterDetail'
import { RegisterTable } from './RegisterTable'
import classes from './seals.module.css'

type RegisterTabProps = {
  readonly uses: readonly SealUse[]
  readonly onOpenDocument: (documentId: string) => void
}

/** 用印登记簿: looked through, checked as a chain, printed. */
export function RegisterTab({ uses, onOpenDocument }: RegisterTabProps) {
  const documents = useRows('documents')
  const [filter, setFilter] = useState<RegisterFilter>(EVERYTHING)
  const [detail, setDetail] = useState<SealUse | null>(null)
  const deferred = useDeferredValue(filter)
  const rows = useMemo(() => filterRegister(uses, deferred), [uses, deferred])
  const broken = useMemo(() => new Set(brokenRows(uses)), [uses])
  const fates = useMemo(() => fatesOf(documents ?? []), [documents])
  if (uses.length === 0) return <NoUses />
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end" wrap="nowrap">
        <RegisterFilters uses={uses} filter={filter} onChange={setFilter} />
        <ExportMenu filter={filter} />
      </Group>
      <ChainNotice uses={uses} broken={broken} />
      {rows.length === 0 ? (
        <Text className={classes.muted} py="xl" ta="center">
          没有符合条件的用印记录，请换个条件。
        </Text>
      ) : (
        <RegisterTable uses={rows} {...{ broken, fates, onOpenDocument }} onDetail={setDetail} />
      )}
      {detail && (
        <RegisterDetail
          use={detail}
          fate={fates.get(detail.documentId) ?? ''}
          onOpenDocument={onOpenDocument}
          onClose={() => setDetail(null)}
        />
      )}
    </Stack>
  )
}

/** 已作废；收回 2 份，未收回 1 份 */
function fatesOf(documents: readonly SupervisionDocument[]): ReadonlyMap<string, string> {
  return new Map(
    documents
      .filter(({ state }) => state === 'voided')
      .map(({ id, followUp: { recall } }) => [
        id,
        recall === null
          ? '已作废，未登记收回'
          : `已作废；收回 ${recall.returned} 份，未收回 ${recall.missing} 份`,
      ]),
  )
}

function ChainNotice({
  uses,
  broken,
}: {
  readonly uses: readonly SealUse[]
  readonly broken: ReadonlySet<number>
}) {
  const head = registerHead(uses)
  if (broken.size > 0) {
    return (
      <Notice tone="danger" role="alert" title="登记簿核对不符" testId="register-chain">
        第 {[...broken].toSorted((a, b) => a - b).join('、')}{' '}
        号的内容与登记时的校验值不一致，可能被人在程序之外改动过。请保留现场，用备份核对。
      </Notice>
    )
  }
  return (
    <Text size="sm" data-testid="register-chain">
      登记簿已逐行核对，共 {uses.length} 行，前后相连，没有改动。末行校验值：
      <span className={classes.hash}>{head.slice(0, 16)}</span>
    </Text>
  )
}

type RegisterFiltersProps = {
  readonly uses: readonly SealUse[]
  readonly filter: RegisterFilter
  readonly onChange: (filter: RegisterFilter) => void
}

function RegisterFilters({ uses, filter, onChange }: RegisterFiltersProps) {
  return (
    <Group gap="sm" wrap="nowrap" flex={1}>
      <TextInput
        aria-label="查找用印记录"
        placeholder="按文号、文书、主送、人员或校验值查找"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        flex={1}
        maw={360}
      />
      <Select
        aria-label="年度"
        data={[
          { value: 'all', label: '全部年度' },
          ...yearsOf(uses).map((year) => ({ value: year, label: `${year} 年` })),
        ]}
        value={filter.year}
        allowDeselect={false}
        onChange={(year) => onChange({ ...filter, year: year ?? 'all' })}
        w={120}
      />
      <Select
        aria-label="印章"
        data={[{ value: 'all', label: '全部印章' }, ...sealsOf(uses)]}
        value={filter.sealId}
        allowDeselect={false}
        onChange={(sealId) => onChange({ ...filter, sealId: sealId ?? 'all' })}
        w={220}
      />
    </Group>
  )
}

/** What is printed is what year and seal leave; a search for words is for the screen only. */
function ExportMenu({ filter: { year, sealId } }: { readonly filter: RegisterFilter }) {
  const [isBusy, setBusy] = useState(false)
  const save = async (format: ExportOrder['format']): Promise<void> => {
    setBusy(true)
    try {
      const names = await saveExport({
        ...{ kind: 'seal-register', subjectId: sealId === 'all' ? null : sealId, format },
        ...(year === 'all' ? {} : { year: Number(year) }),
      })
      if (names) tellDone(`已导出：${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconFileExport size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          导出登记簿
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('pdf')}>PDF…</Menu.Item>
        <Menu.Item onClick={() => void save('xlsx')}>XLSX…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function NoUses() {
  return (
    <Stack align="center" py={48} gap="xs">
      <Title order={3}>还没有用印记录</Title>
      <Text className={classes.muted} ta="center" maw={560}>
        每次用印自动登记一行：时间、印章、文书和文号、主送、事由、份数页数、申请人、审批人、监印人和用印前后的文件校验值。登记后不能修改。
      </Text>
    </Stack>
  )
}
