import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { toFailure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'

type CampaignDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreate: (name: string, year: number) => Promise<string>
}

export function CampaignDialog({ isOpen, onClose, onCreate }: CampaignDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="新建批次"
      centered
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {isOpen && <CampaignForm onClose={onClose} onCreate={onCreate} />}
    </Modal>
  )
}

function CampaignForm({ onClose, onCreate }: Omit<CampaignDialogProps, 'isOpen'>) {
  const [name, setName] = useState('')
  const [year, setYear] = useState(() => new Date().getFullYear())
  const [problem, setProblem] = useState<string | null>(null)
  const create = async (): Promise<void> => {
    if (name.trim() === '') return setProblem('请填写批次名称')
    try {
      await onCreate(name.trim(), year)
      onClose()
    } catch (cause) {
      setProblem(describeFailure(toFailure(cause)))
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="批次名称"
          description="例如：行政处罚案卷集中评查"
          withAsterisk
          data-autofocus
          maxLength={100}
          value={name}
          error={problem}
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
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit">建立</Button>
        </Group>
      </Stack>
    </form>
  )
}
