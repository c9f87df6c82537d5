import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core'
import { useMemo, useState } from 'react'
import {
  guessLayout,
  readRoster,
  ROSTER_FIELD_NAMES,
  ROSTER_FIELDS,
  type RosterField,
  type RosterLayout,
} from '@shared/domain/campaign/roster-table'
import { CASE_TYPE_NAMES, CaseType } from '@shared/domain/case-file/case-file'
import type { ForeignTable } from '@shared/ipc/shapes'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { Notice } from '../../../ui/Notice'
import type { RosterImportProps } from './RosterImportDialog'
import { RosterReadingView } from './RosterReadingView'
import { columnName } from './roster-text'

type RosterMappingFormProps = RosterImportProps & {
  readonly table: ForeignTable
  readonly onBack: () => void
}

const TYPES = CaseType.options.map((value) => ({ value, label: CASE_TYPE_NAMES[value] }))

/** Which column is which; below it, at once, what comes of it. */
export function RosterMappingForm({
  campaignId,
  plan,
  known,
  table,
  onBack,
  onClose,
}: RosterMappingFormProps) {
  const [sheetIndex, setSheetIndex] = useState(0)
  const rows = useMemo(() => table.sheets[sheetIndex]?.rows ?? [], [table, sheetIndex])
  const [layout, setLayout] = useState<RosterLayout>(() => guessLayout(rows))
  const [defaultUnit, setDefaultUnit] = useState('')
  const [defaultType, setDefaultType] = useState<CaseType | null>(null)
  const [isAccepted, setAccepted] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const reading = useMemo(
    () => readRoster(rows, { layout, defaultUnit, defaultType, plannedUnits: plan.units, known }),
    [rows, layout, defaultUnit, defaultType, plan.units, known],
  )
  const mayImport = reading.files.length > 0 && (reading.problems.length === 0 || isAccepted)
  const chooseSheet = (index: number): void => {
    setSheetIndex(index)
    setLayout(guessLayout(table.sheets[index]?.rows ?? []))
  }
  const save = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await perform('roster/imported', {
        campaignId,
        rosterId: crypto.randomUUID(),
        sourceName: sourceName(table, sheetIndex),
        files: reading.files,
        leftOutRows: reading.problems.length,
      })
      tellDone(`已导入 ${reading.files.length} 件`)
      onClose()
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (mayImport) void save()
      }}
    >
      <Stack gap="md">
        <Group gap="sm" align="end">
          <Text fw={600}>{table.name}</Text>
          {table.sheets.length > 1 && (
            <Select
              aria-label="工作表"
              data={table.sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
              value={String(sheetIndex)}
              allowDeselect={false}
              onChange={(value) => chooseSheet(Number(value))}
            />
          )}
        </Group>
        <ColumnFields rows={rows} layout={layout} onChange={setLayout} />
        <SimpleGrid cols={3} spacing="sm">
          <Autocomplete
            label="没有写单位的，按"
            description="整份名册是一个单位的，在这里选"
            data={[...plan.units]}
            value={defaultUnit}
            onChange={setDefaultUnit}
          />
          <Select
            label="没有写类型的，按"
            description="整份名册是一种案卷的，在这里选"
            clearable
            clearButtonProps={{ 'aria-label': '不指定类型' }}
            data={TYPES}
            value={defaultType}
            onChange={(value) => setDefaultType(value === null ? null : CaseType.parse(value))}
          />
        </SimpleGrid>
        <RosterReadingView reading={reading} />
        {reading.problems.length > 0 && (
          <Checkbox
            label={`上面 ${reading.problems.length} 行有问题，不导入；我已核对，先导入其余 ${reading.files.length} 件`}
            checked={isAccepted}
            onChange={(event) => setAccepted(event.currentTarget.checked)}
          />
        )}
        {failure && (
          <Notice tone="danger" title="没有导入" role="alert">
            {describeFailure(failure)}
          </Notice>
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            换一份表格
          </Button>
          <Button type="submit" loading={isBusy} disabled={!mayImport}>
            导入 {reading.files.length} 件
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const sourceName = ({ name, sheets }: ForeignTable, index: number): string =>
  sheets.length > 1 ? `${name}（${sheets[index]?.name ?? ''}）` : name

type ColumnFieldsProps = {
  readonly rows: readonly (readonly string[])[]
  readonly layout: RosterLayout
  readonly onChange: (layout: RosterLayout) => void
}

const SHOWN = 14

function ColumnFields({ rows, layout, onChange }: ColumnFieldsProps) {
  const headings = rows[layout.headingRow] ?? []
  const width = Math.max(0, ...rows.slice(0, 50).map(({ length }) => length))
  const options = Array.from({ length: width }, (_, index) => {
    const heading = (headings[index] ?? '').slice(0, SHOWN)
    return { value: String(index), label: `${columnName(index)} 列${heading === '' ? '' : `：${heading}`}` }
  })
  const setColumn = (field: RosterField, value: string | null): void =>
    onChange({ ...layout, mapping: { ...layout.mapping, [field]: value === null ? null : Number(value) } })
  return (
    <SimpleGrid cols={4} spacing="sm">
      <NumberInput
        label="表头在第几行"
        description={layout.headingRow < 0 ? '0 表示没有表头' : '以下各行是案卷'}
        inputWrapperOrder={['label', 'input', 'description']}
        min={0}
        max={rows.length}
        allowDecimal={false}
        value={layout.headingRow + 1}
        onChange={(value) => onChange({ ...layout, headingRow: Number(value) - 1 })}
      />
      {ROSTER_FIELDS.map((field) => (
        <Select
          key={field}
          label={`“${ROSTER_FIELD_NAMES[field]}”在`}
          withAsterisk={field === 'number'}
          placeholder="表里没有"
          clearable
          clearButtonProps={{ 'aria-label': `表里没有${ROSTER_FIELD_NAMES[field]}` }}
          data={options}
          value={layout.mapping[field] === null ? null : String(layout.mapping[field])}
          onChange={(value) => setColumn(field, value)}
        />
      ))}
    </SimpleGrid>
  )
}
