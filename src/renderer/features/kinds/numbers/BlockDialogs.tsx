import { Select, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import {
  blockCode,
  blockIdOf,
  isDeviceCode,
  parseBlockCode,
  tidyDeviceCode,
} from '@shared/domain/document/block-code'
import type { NumberBlockRow } from '@shared/domain/document/number-block'
import { describeFailure } from '@shared/messages'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { useKinds } from '../../../data/kinds'
import { today } from '../../../data/today'
import { DialogForm } from '../../../ui/DialogForm'
import { LineField, LongField, NumberField } from '../../../ui/form-fields'
import { Notice } from '../../../ui/Notice'
import { useFields } from '../../../ui/use-fields'
import { CodeLine } from './CodeLine'

const MOST = 1000

/** Serials for another laptop; the code that is shown takes them there. */
export function GiveBlockDialog({ onClose }: { readonly onClose: () => void }) {
  const kinds = useKinds() ?? []
  const year = Number(today().slice(0, 4))
  const [form, set] = useFields({ prefix: '', year, from: 1, to: 20, device: '', note: '' })
  const [given, setGiven] = useState<string | null>(null)
  const deviceCode = tidyDeviceCode(form.device)
  const isSound = form.prefix !== '' && form.from <= form.to && form.to - form.from < MOST
  const submit = async (): Promise<void> => {
    if (given !== null) return onClose()
    const block = { prefix: form.prefix, year: form.year, from: form.from, to: form.to, deviceCode }
    await perform('number-block/given', { ...block, blockId: blockIdOf(block), note: form.note.trim() })
    setGiven(blockCode(block))
  }
  if (given !== null) {
    return (
      <DialogForm
        // Another dialog, not the same with other fields: its answer has the focus.
        key="given"
        isOpen
        title="已分出号段"
        submitLabel="知道了"
        isQuestion
        onSubmit={submit}
        onClose={onClose}
      >
        <Text size="sm">把下面的号段码抄到或者粘贴到那台电脑的“登记收到的号段”里：</Text>
        <CodeLine label="号段码" code={given} />
      </DialogForm>
    )
  }
  return (
    <DialogForm
      isOpen
      title="分出号段"
      submitLabel="分出"
      failureTitle="没有分出"
      isDisabled={!isSound || !isDeviceCode(deviceCode)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label="文书种类"
        required
        data-autofocus
        placeholder="请选择"
        data={kinds
          .filter(({ numberPrefix, isRetired }) => numberPrefix.value !== '' && !isRetired)
          .map(({ title, numberPrefix }) => ({
            value: numberPrefix.value,
            label: `${numberPrefix.value}（${title}）`,
          }))}
        value={form.prefix === '' ? null : form.prefix}
        onChange={(prefix) => set({ prefix: prefix ?? '' })}
      />
      <SimpleGrid cols={3} spacing="sm">
        <NumberField
          label="年度"
          min={2000}
          max={2100}
          value={form.year}
          onChange={(next) => set({ year: next })}
        />
        <NumberField label="从" min={1} max={999_999} value={form.from} onChange={(from) => set({ from })} />
        <NumberField label="到" min={1} max={999_999} value={form.to} onChange={(to) => set({ to })} />
      </SimpleGrid>
      {form.from > form.to && <Notice tone="warning">起号不能大于止号。</Notice>}
      <LineField
        label="那台电脑的编码"
        description="在那台电脑的“文书种类—编号与分段”里看。"
        isRequired
        maxLength={40}
        value={form.device}
        onChange={(device) => set({ device })}
      />
      <LineField label="备注" value={form.note} onChange={(note) => set({ note })} />
    </DialogForm>
  )
}

/** A block another laptop gave to this one. */
export function ReceiveBlockDialog({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('')
  const read = code.trim() === '' ? null : parseBlockCode(code)
  const submit = async (): Promise<void> => {
    if (!read?.ok) return
    await perform('number-block/received', read.value)
    onClose()
    tellDone('号段已登记。')
  }
  return (
    <DialogForm
      isOpen
      title="登记收到的号段"
      submitLabel="登记"
      failureTitle="没有登记"
      isDisabled={!read?.ok}
      onSubmit={submit}
      onClose={onClose}
    >
      <LineField label="号段码" isRequired isFirst maxLength={100} value={code} onChange={setCode} />
      {read?.ok && (
        <Notice tone="info">
          {read.value.prefix}〔{read.value.year}〕{read.value.from}号至{read.value.to}号，分给{' '}
          {read.value.deviceCode}
        </Notice>
      )}
      {read && !read.ok && <Notice tone="warning">{describeFailure(read.failure)}</Notice>}
    </DialogForm>
  )
}

type CloseBlockDialogProps = {
  readonly block: NumberBlockRow
  readonly onSubmit: (reason: string) => Promise<void>
  readonly onClose: () => void
}

export function CloseBlockDialog({ block, onSubmit, onClose }: CloseBlockDialogProps) {
  const [reason, setReason] = useState('')
  return (
    <DialogForm
      isOpen
      title="停用号段"
      submitLabel="停用"
      isGrave
      failureTitle="没有停用"
      isDisabled={reason.trim() === ''}
      onSubmit={() => onSubmit(reason.trim())}
      onClose={onClose}
    >
      <Text size="sm">
        停用后，{block.prefix}〔{block.year}〕{block.from}号至{block.to}
        号里没有用过的文号不再使用，登记里写明理由。
      </Text>
      <LongField
        label="理由"
        isRequired
        isFirst
        maxLength={500}
        minRows={2}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  )
}
