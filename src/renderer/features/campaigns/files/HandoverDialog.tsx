import { NumberInput, SegmentedControl, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CampaignEntry, Handover } from '@shared/domain/campaign/entry'
import { isOut } from '@shared/domain/campaign/progress'
import { chinaDay } from '@shared/lib/china-day'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { useActor } from '../../../data/session'
import { DialogForm } from '../../../ui/DialogForm'
import { Notice } from '../../../ui/Notice'

type HandoverDialogProps = { readonly entry: CampaignEntry | null; readonly onClose: () => void }

/** 调卷登记: the paper file changes hands. */
export function HandoverDialog({ entry, onClose }: HandoverDialogProps) {
  return entry && <HandoverForm key={entry.id} entry={entry} onClose={onClose} />
}

function HandoverForm({ entry, onClose }: { readonly entry: CampaignEntry; readonly onClose: () => void }) {
  const last = entry.handovers.at(-1)
  const actor = useActor()
  const [direction, setDirection] = useState<Handover['direction']>(isOut(entry) ? 'back' : 'out')
  const [on, setOn] = useState(() => chinaDay(new Date().toISOString()))
  const [volumes, setVolumes] = useState(last?.volumes ?? 1)
  const [pages, setPages] = useState<number | ''>(last?.pages ?? '')
  // The other way round when it comes back; else whoever is here takes it.
  const [from, setFrom] = useState(last?.to ?? '')
  const [to, setTo] = useState<string | null>(last?.from ?? null)
  const [note, setNote] = useState('')
  const receiver = to ?? actor?.name ?? ''
  const isReady = on !== '' && pages !== '' && from.trim() !== '' && receiver.trim() !== ''
  const differs =
    direction === 'back' && last?.direction === 'out' && (last.volumes !== volumes || last.pages !== pages)
  const save = async (): Promise<void> => {
    const handover = { direction, on, volumes, pages: Number(pages), from, to: receiver, note }
    await perform('entry/handed-over', { entryId: entry.id, handover })
    tellDone(direction === 'out' ? '已登记调出' : '已登记归还')
    onClose()
  }
  return (
    <DialogForm
      isOpen
      title="登记调卷"
      submitLabel="登记"
      isDisabled={!isReady}
      onSubmit={save}
      onClose={onClose}
    >
      <Text size="sm">
        {entry.listed.unit} · {entry.listed.number}
      </Text>
      <SegmentedControl
        aria-label="调出还是归还"
        data={[
          { value: 'out', label: '调出（单位 → 评查组）' },
          { value: 'back', label: '归还（评查组 → 单位）' },
        ]}
        value={direction}
        onChange={(value) => setDirection(value === 'back' ? 'back' : 'out')}
      />
      <SimpleGrid cols={3} spacing="sm">
        <TextInput
          type="date"
          label="日期"
          withAsterisk
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <NumberInput
          label="卷数"
          withAsterisk
          min={1}
          max={999}
          allowDecimal={false}
          value={volumes}
          onChange={(value) => setVolumes(Math.max(1, Number(value)))}
        />
        <NumberInput
          label="总页数"
          withAsterisk
          data-autofocus
          min={1}
          max={100_000}
          allowDecimal={false}
          value={pages}
          onChange={(value) => setPages(value === '' ? '' : Math.max(1, Number(value)))}
        />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          label="移交人"
          withAsterisk
          maxLength={50}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label="接收人"
          withAsterisk
          maxLength={50}
          value={receiver}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </SimpleGrid>
      <TextInput
        label="备注"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {differs && (
        <Notice tone="warning" role="status">
          与调出时（{last.volumes} 卷 {last.pages} 页）不符，请清点后再登记，差异写在备注里。
        </Notice>
      )}
    </DialogForm>
  )
}
