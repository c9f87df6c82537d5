import { Button, Group, Modal, Stack, Stepper, Textarea, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { StandardDraft } from '@shared/domain/checklist/draft'
import { guessMapping, type TableMapping } from '@shared/domain/checklist/import/columns'
import { parsePastedTable } from '@shared/domain/checklist/import/paste'
import { readStandardTable } from '@shared/domain/checklist/import/read-table'
import type { ForeignTable } from '@shared/ipc/shapes'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { call } from '../../app/api'
import { Notice } from '../../ui/Notice'
import { MappingStep } from './MappingStep'
import { ResultStep } from './ResultStep'
import { saveNewDraft, todayInChina } from './use-library'

export type ImportFrom = 'file' | 'paste'

type ImportWizardProps = {
  /** null: closed. */
  readonly from: ImportFrom | null
  readonly onClose: () => void
  readonly onMade: (draftId: string) => void
}

/** A table of another office becomes a draft: which columns mean what, what could not be read, and then the editor. */
export function ImportWizard({ from, onClose, onMade }: ImportWizardProps) {
  return (
    <Modal
      opened={from !== null}
      onClose={onClose}
      title="导入评分标准"
      size="90%"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {from !== null && <Wizard key={from} from={from} onClose={onClose} onMade={onMade} />}
    </Modal>
  )
}

type Chosen = { readonly table: ForeignTable; readonly sheet: number; readonly mapping: TableMapping }

const rowsOf = ({ table, sheet }: Chosen): readonly (readonly string[])[] => table.sheets[sheet]?.rows ?? []

/** The sheet with most cells under a header that was found; the first of equals. */
function bestSheet(table: ForeignTable): number {
  const weights = table.sheets.map(({ rows }) => {
    const { headerRow, columns } = guessMapping(rows)
    const known = columns.filter((meaning) => meaning !== 'ignore').length
    return headerRow < 0 ? 0 : known * 1000 + Math.min(rows.length, 999)
  })
  return Math.max(0, weights.indexOf(Math.max(...weights)))
}

function choose(table: ForeignTable, sheet = bestSheet(table)): Chosen {
  return { table, sheet, mapping: guessMapping(table.sheets[sheet]?.rows ?? []) }
}

function Wizard({ from, onClose, onMade }: ImportWizardProps & { readonly from: ImportFrom }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [isMapped, setMapped] = useState(false)
  const [draft, setDraft] = useState<StandardDraft | null>(null)
  const [text, setText] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const read = useMemo(
    () =>
      chosen === null
        ? null
        : readStandardTable(rowsOf(chosen), chosen.mapping, {
            today: todayInChina(),
            source: chosen.table.name,
          }),
    [chosen],
  )
  const step = chosen === null ? 0 : isMapped ? 2 : 1
  const finish = async (): Promise<void> => {
    if (draft === null) return
    setBusy(true)
    try {
      onMade(await saveNewDraft(draft, 'imported'))
    } catch (cause) {
      setFailure(toFailure(cause))
      setBusy(false)
    }
  }
  return (
    <Stack gap="md">
      <Stepper active={step} size="sm" allowNextStepsSelect={false} iconSize={30}>
        <Stepper.Step label={from === 'file' ? '选择文件' : '粘贴表格'} />
        <Stepper.Step label="对应各列" />
        <Stepper.Step label="核对结果" />
      </Stepper>
      {failure && (
        <Notice tone="danger" title="没有导入" role="alert">
          {describeFailure(failure)}
        </Notice>
      )}
      {chosen === null &&
        (from === 'file' ? (
          <FileStep onTable={(table) => setChosen(choose(table))} onFailure={setFailure} onCancel={onClose} />
        ) : (
          <PasteStep
            text={text}
            onText={setText}
            onTable={(table) => setChosen(choose(table))}
            onCancel={onClose}
          />
        ))}
      {chosen !== null && read !== null && step === 1 && (
        <>
          <MappingStep
            table={chosen.table}
            sheet={chosen.sheet}
            mapping={chosen.mapping}
            problems={read.problems}
            itemCount={read.draft.items.length}
            onSheet={(sheet) => setChosen(choose(chosen.table, sheet))}
            onMapping={(mapping) => setChosen({ ...chosen, mapping })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setChosen(null)}>
              上一步
            </Button>
            <Button
              disabled={read.draft.items.length === 0 && read.draft.vetoes.length === 0}
              onClick={() => {
                setDraft(read.draft)
                setMapped(true)
              }}
            >
              下一步
            </Button>
          </Group>
        </>
      )}
      {draft !== null && read !== null && step === 2 && (
        <>
          <ResultStep draft={draft} problems={read.problems} onEdit={(make) => setDraft(make(draft))} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setMapped(false)}>
              上一步
            </Button>
            <Button loading={isBusy} onClick={() => void finish()}>
              存为草稿并打开
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

type FileStepProps = {
  readonly onTable: (table: ForeignTable) => void
  readonly onFailure: (failure: Failure | null) => void
  readonly onCancel: () => void
}

/** Closing the dialog of the system leaves everything as it was. */
function FileStep({ onTable, onFailure, onCancel }: FileStepProps) {
  const [isBusy, setBusy] = useState(false)
  const pick = async (): Promise<void> => {
    setBusy(true)
    onFailure(null)
    try {
      const table = await call('table:choose')
      if (table !== null) onTable(table)
    } catch (cause) {
      onFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="sm">
      <Text size="sm">
        可以导入扩展名为 xlsx 的工作簿，也可以导入
        csv。列的名称和次序不限，下一步可以逐列指定；合并单元格、分部分的标题行、合计行都能认。
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          取消
        </Button>
        <Button data-autofocus loading={isBusy} onClick={() => void pick()}>
          选择表格文件…
        </Button>
      </Group>
    </Stack>
  )
}

type PasteStepProps = {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onTable: (table: ForeignTable) => void
  readonly onCancel: () => void
}

function PasteStep({ text, onText, onTable, onCancel }: PasteStepProps) {
  const rows = useMemo(() => parsePastedTable(text), [text])
  const width = rows[0]?.length ?? 0
  return (
    <Stack gap="sm">
      <Textarea
        label="粘贴的表格"
        description="在 Excel 或 WPS 里选中表格（连同表头），复制，再粘贴到这里。"
        data-autofocus
        rows={10}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Text size="sm" role="status">
        {rows.length === 0
          ? '还没有内容。'
          : `${rows.length} 行，${width} 列。${width < 2 ? '只有一列：请从表格软件里复制，不要从文字里复制。' : ''}`}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          取消
        </Button>
        <Button
          disabled={width < 2}
          onClick={() => onTable({ name: '粘贴的表格', sheets: [{ name: '粘贴', rows }] })}
        >
          下一步
        </Button>
      </Group>
    </Stack>
  )
}
