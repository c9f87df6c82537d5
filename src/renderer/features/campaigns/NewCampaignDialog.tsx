import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'

type NewCampaignDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onOpened: (campaignId: string) => void
}

export function NewCampaignDialog({ isOpen, onClose, onOpened }: NewCampaignDialogProps) {
  const [name, setName] = useState('')
  const [year, setYear] = useState(() => new Date().getFullYear())
  const open = async (): Promise<void> => {
    const campaignId = crypto.randomUUID()
    await perform('campaign/opened', { campaignId, name: name.trim(), year })
    setName('')
    onClose()
    onOpened(campaignId)
  }
  return (
    <DialogForm
      isOpen={isOpen}
      title="新建批次"
      submitLabel="建立"
      isDisabled={name.trim() === ''}
      onSubmit={open}
      onClose={onClose}
    >
      <TextInput
        label="批次名称"
        description="例如：行政处罚案卷集中评查"
        withAsterisk
        data-autofocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NumberInput
        label="年度"
        min={2000}
        max={2100}
        allowDecimal={false}
        value={year}
        onChange={(value) => setYear(Number(value) || year)}
      />
    </DialogForm>
  )
}
