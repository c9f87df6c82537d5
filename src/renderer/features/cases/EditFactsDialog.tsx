import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import type { CaseFacts } from '@shared/domain/case-file/case-file'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import type { CaseRow } from './case-rows'
import { FactsFields } from './FactsFields'

type EditFactsDialogProps = {
  readonly row: CaseRow | null
  readonly onClose: () => void
  readonly onSave: (caseId: string, facts: CaseFacts) => Promise<void>
}

export function EditFactsDialog({ row, onClose, onSave }: EditFactsDialogProps) {
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title="案卷信息"
      size={680}
      centered
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {row && <EditFactsForm key={row.file.id} row={row} onClose={onClose} onSave={onSave} />}
    </Modal>
  )
}

function EditFactsForm({ row, onClose, onSave }: EditFactsDialogProps & { readonly row: CaseRow }) {
  const [facts, setFacts] = useState(row.file.facts)
  const [failure, setFailure] = useState<Failure | null>(null)
  const titleError = facts.title.trim() === '' ? '请填写案卷名称' : null
  const save = async (): Promise<void> => {
    if (titleError) return
    try {
      await onSave(row.file.id, facts)
      onClose()
    } catch (cause) {
      setFailure(toFailure(cause))
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="sm">
        {failure && (
          <Alert color="red" title="没有保存">
            {describeFailure(failure)}
          </Alert>
        )}
        <FactsFields facts={facts} onChange={setFacts} titleError={titleError} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit">保存</Button>
        </Group>
      </Stack>
    </form>
  )
}
