import { Button, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { SealRequest } from '@shared/domain/seal/seal'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { DialogForm } from '../../../ui/DialogForm'

/** The applicant thinks again, or the keeper says no: the request ends, a new one may be made. */
export function WithdrawButton({ request }: { readonly request: SealRequest }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const close = (): void => {
    setOpen(false)
    setReason('')
  }
  const submit = async (): Promise<void> => {
    await perform('seal-request/withdrawn', { requestId: request.id, reason })
    close()
    tellDone('用印申请已撤回。')
  }
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        撤回申请…
      </Button>
      <DialogForm
        isOpen={isOpen}
        title="撤回用印申请"
        submitLabel="撤回"
        failureTitle="没有撤回"
        isDisabled={reason.trim() === ''}
        onSubmit={submit}
        onClose={close}
      >
        <Text size="sm">撤回后可以重新申请。申请人、领导和监印人都可以撤回，理由留在记录中。</Text>
        <Textarea
          label="撤回理由"
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </DialogForm>
    </>
  )
}
