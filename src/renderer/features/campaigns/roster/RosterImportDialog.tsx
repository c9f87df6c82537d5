import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import type { CampaignPlan, ListedFile } from '@shared/domain/campaign/campaign'
import { parsePastedTable } from '@shared/domain/checklist/import/paste'
import type { ForeignTable } from '@shared/ipc/shapes'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { call } from '../../../app/api'
import { Notice } from '../../../ui/Notice'
import { RosterMappingForm } from './RosterMappingForm'

export type RosterImportProps = {
  readonly campaignId: string
  readonly plan: CampaignPlan
  /** Files on the other lists of the campaign. */
  readonly known: readonly ListedFile[]
  readonly onClose: () => void
}

/** 导入名册: where the table comes from, then which column is which and what is wrong with it. */
export function RosterImportDialog({ isOpen, ...props }: RosterImportProps & { readonly isOpen: boolean }) {
  return (
    <Modal
      opened={isOpen}
      onClose={props.onClose}
      title="导入名册"
      size={1080}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {isOpen && <ImportSteps {...props} />}
    </Modal>
  )
}

function ImportSteps(props: RosterImportProps) {
  const [table, setTable] = useState<ForeignTable | null>(null)
  return table === null ? (
    <SourceStep onTable={setTable} onClose={props.onClose} />
  ) : (
    <RosterMappingForm {...props} table={table} onBack={() => setTable(null)} />
  )
}

type SourceStepProps = {
  readonly onTable: (table: ForeignTable) => void
  readonly onClose: () => void
}

function SourceStep({ onTable, onClose }: SourceStepProps) {
  const [text, setText] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const choose = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      const table = await call('table:choose')
      if (table !== null) onTable(table)
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="md">
      <Text size="sm">
        一份名册可以只列一个单位，也可以列几个单位。至少要有文号；单位、类型没有单列一栏的，下一步可以统一指定。
      </Text>
      {failure && (
        <Notice tone="danger" title="没有读取" role="alert">
          {describeFailure(failure)}
        </Notice>
      )}
      <Group>
        <Button
          data-autofocus
          leftSection={<IconTable size={18} aria-hidden />}
          loading={isBusy}
          onClick={() => void choose()}
        >
          选择表格文件（XLSX、CSV）
        </Button>
      </Group>
      <Textarea
        label="或者粘贴表格"
        description="在 Excel、WPS 里选中连同表头的单元格，复制，再粘贴到这里"
        minRows={6}
        maxRows={10}
        autosize
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button
          variant="light"
          disabled={text.trim() === ''}
          onClick={() =>
            onTable({ name: '粘贴的表格', sheets: [{ name: '粘贴', rows: parsePastedTable(text) }] })
          }
        >
          用粘贴的内容
        </Button>
      </Group>
    </Stack>
  )
}
