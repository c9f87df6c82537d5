import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { hasRole } from '../../../data/session'
import { DialogForm } from '../../../ui/DialogForm'
import type { SealWork } from './use-seal-work'

/** 作废 of a paper that is out: who may, and what has to follow. */
export function VoidCard({ work }: { readonly work: SealWork }) {
  const { document, actor, use } = work
  const [isOpen, setOpen] = useState(false)
  const mayVoid = hasRole(actor, 'leader')
  return (
    <Paper withBorder p="md" component="section" aria-label="作废与收回">
      <Stack gap="xs">
        <Title order={3} size="h5">
          作废与收回
        </Title>
        <Text size="sm">
          已盖章的文书有误的，先作废，再把发出的 {use?.copies ?? 0}{' '}
          份收回并登记。登记簿中的用印行和文号都保留。
        </Text>
        <Group justify="flex-end">
          <Button
            variant="default"
            c="var(--mantine-color-error)"
            disabled={!mayVoid}
            title={mayVoid ? undefined : '由组长登录后办理'}
            onClick={() => setOpen(true)}
          >
            作废…
          </Button>
        </Group>
      </Stack>
      {isOpen && <VoidDialog document={document} person={actor?.name ?? ''} onClose={() => setOpen(false)} />}
    </Paper>
  )
}

type VoidDialogProps = {
  readonly document: SupervisionDocument
  readonly person: string
  readonly onClose: () => void
}

function VoidDialog({ document, person, onClose }: VoidDialogProps) {
  const [reason, setReason] = useState('')
  const submit = async (): Promise<void> => {
    await perform('document/voided', { documentId: document.id, person, reason })
    onClose()
    tellDone('文书已作废，请收回已发出的盖章件并登记。')
  }
  return (
    <DialogForm
      isOpen
      title={`作废：${document.number?.text ?? ''}`}
      submitLabel="作废"
      isGrave
      failureTitle="没有作废"
      isDisabled={reason.trim() === '' || person === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">作废后不能恢复，文号不再使用；核验页会提示本件已经作废。</Text>
      <Textarea
        label="作废理由"
        required
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
