import { Autocomplete, Button, Group } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { phrasesFor } from '@shared/domain/review/phrase-search'
import { usePhrases } from '../../../data/phrases'
import classes from './law.module.css'

const REASONS: readonly string[] = [
  '卷内另有材料证明符合规定',
  '属于依法应当扣除的期间',
  '本行业另有规定',
  '录入的日期以原件为准，已另行核对',
  '已在其他评查项记录，不重复扣分',
]

type RejectFormProps = {
  readonly itemId: string | null
  readonly onSend: (reason: string) => void
  readonly onCancel: () => void
}

/** 不采纳: never without a reason, for which the office's own phrases come first. */
export function RejectForm({ itemId, onSend, onCancel }: RejectFormProps) {
  const phrases = phrasesFor(usePhrases() ?? [], {
    place: 'rejection',
    itemId: itemId ?? '',
    defectCode: null,
  })
  const data = [...new Set([...phrases.map(({ text }) => text), ...REASONS])]
  const [reason, setReason] = useState('')
  const send = (): void => {
    if (reason.trim() !== '') onSend(reason.trim())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel()
    // While the list is open Enter belongs to it (Mantine prevents the default then).
    else if (event.key === 'Enter' && !event.defaultPrevented && !event.nativeEvent.isComposing) send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={classes.box} onKeyDown={onKeyDown}>
      <Autocomplete
        size="xs"
        label="不采纳的理由"
        placeholder="必填，可直接输入"
        autoFocus
        data={data}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <Group gap={6} mt={6}>
        <Button size="compact-sm" disabled={reason.trim() === ''} onClick={send}>
          确定不采纳
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          取消
        </Button>
      </Group>
    </div>
  )
}
