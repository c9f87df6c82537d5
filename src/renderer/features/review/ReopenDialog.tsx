import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { tellDone, tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import type { Workspace } from './use-workspace'

/** 退回修改: opens a submitted review again, with a reason that stays in the record. */
export function ReopenDialog({ work }: { readonly work: Workspace }) {
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const close = (): void => work.setDialog(null)
  const reopen = async (): Promise<void> => {
    setBusy(true)
    try {
      const { id: reviewId, caseId, entryId } = work.review
      await perform('review/reopened', { reviewId, caseId, entryId, reason: reason.trim() })
      setReason('')
      close()
      tellDone('已退回，可以继续修改。')
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title="退回修改" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Text size="sm">评查将恢复为可以修改的状态。原来提交的结果仍留在记录里。</Text>
        <Textarea
          label="退回原因"
          required
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            取消
          </Button>
          <Button disabled={reason.trim() === ''} loading={isBusy} onClick={() => void reopen()}>
            退回修改
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
