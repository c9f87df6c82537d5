import {
  Button,
  Group,
  Modal,
  NumberInput,
  PasswordInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useRef, useState } from 'react'
import type { SealPlacement } from '@shared/domain/document/supervision-document'
import type { Seal } from '@shared/domain/seal/seal'
import { call } from '../../app/api'
import { projector } from '../../data/connection'
import { useRow, useRows } from '../../data/live'
import { DialogForm } from '../../ui/DialogForm'
import { SealPictureNotice } from '../../ui/SealPictureNotice'
import { Notice } from '../../ui/Notice'
import { isComplete, separationWarnings, startSealForm, type SealForm } from './seal-order'
import type { DocumentWork } from './use-document'

type SealDialogProps = {
  readonly work: DocumentWork
  readonly isOpen: boolean
  readonly onSealed: (placement: SealPlacement) => void
  readonly onClose: () => void
  readonly onOpenSeals: () => void
}

type Done = { readonly sealUseId: string; readonly placement: SealPlacement }

/** 用印: who asks, who approves, who holds the seal; the passphrase each time. */
export function SealDialog({ work, isOpen, onSealed, onClose, onOpenSeals }: SealDialogProps) {
  const seals = useRows('seals')
  const [done, setDone] = useState<Done | null>(null)
  const usable = seals?.filter(({ retiredAt }) => retiredAt === null) ?? []
  const close = (): void => {
    setDone(null)
    onClose()
  }
  if (!isOpen || seals === null) return null
  if (done !== null) return <SealedDialog done={done} onClose={close} />
  if (usable.length === 0) return <NoSealDialog onClose={close} onOpenSeals={onOpenSeals} />
  return (
    <SealFormDialog
      work={work}
      seals={usable}
      onDone={(answer) => {
        setDone(answer)
        onSealed(answer.placement)
      }}
      onClose={close}
    />
  )
}

type NoSealDialogProps = { readonly onClose: () => void; readonly onOpenSeals: () => void }

function NoSealDialog({ onClose, onOpenSeals }: NoSealDialogProps) {
  return (
    <Modal opened onClose={onClose} title="用印" centered closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Text size="sm">
          还没有可用的印章。请先到“印章与用印”导入印章图片；也可以先导出“待盖章稿”，打印后加盖实体印章。
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button data-autofocus onClick={onOpenSeals}>
            去导入印章
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

type SealFormDialogProps = {
  readonly work: DocumentWork
  readonly seals: readonly Seal[]
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

function SealFormDialog({ work, seals, onDone, onClose }: SealFormDialogProps) {
  const { document, settings } = work
  const [form, setForm] = useState<SealForm>(() =>
    startSealForm(
      document,
      settings.reviewerName,
      seals.map(({ id }) => id),
    ),
  )
  const [isRefused, setRefused] = useState(false)
  const passphraseField = useRef<HTMLInputElement>(null)
  const seal = seals.find(({ id }) => id === form.sealId)
  const warnings = separationWarnings(form)
  const submit = async (): Promise<void> => {
    const { sealId, passphrase } = form
    if (sealId === null) return
    setRefused(false)
    try {
      const answer = await call('document:seal', { ...form, sealId, documentId: document.id, passphrase })
      if (answer === null) setRefused(true)
      else {
        await projector.settled()
        onDone(answer)
      }
    } finally {
      // Asked for each time, kept never: not even after a mistake.
      setForm((now) => ({ ...now, passphrase: '' }))
      passphraseField.current?.focus()
    }
  }
  return (
    <DialogForm
      isOpen
      size={640}
      title={`用印：${document.number?.text ?? ''}`}
      submitLabel="用印"
      isGrave
      failureTitle="没有用印"
      isDisabled={!isComplete(form)}
      onSubmit={submit}
      onClose={onClose}
    >
      <SealPictureNotice />
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        <Select
          label="印章"
          withAsterisk
          placeholder="请选择"
          data={seals.map(({ id, name, isSample }) => ({
            value: id,
            label: isSample && !name.includes('示例') ? `${name}（示例）` : name,
          }))}
          value={form.sealId}
          allowDeselect={false}
          onChange={(sealId) => setForm({ ...form, sealId })}
          data-autofocus
        />
        <PasswordInput
          label="印章口令"
          required
          autoComplete="off"
          ref={passphraseField}
          maxLength={200}
          value={form.passphrase}
          onChange={(event) => setForm({ ...form, passphrase: event.currentTarget.value })}
        />
        <PersonInput label="申请人" form={form} name="applicant" onChange={setForm} />
        <PersonInput label="审批人" form={form} name="approver" onChange={setForm} />
        <PersonInput label="监印人" form={form} name="keeper" onChange={setForm} />
        <NumberInput
          label="份数"
          required
          min={1}
          max={999}
          allowDecimal={false}
          clampBehavior="blur"
          value={form.copies}
          onChange={(copies) => setForm({ ...form, copies: Number(copies) })}
        />
      </SimpleGrid>
      <TextInput
        label="用印事由"
        required
        maxLength={500}
        value={form.reason}
        onChange={(event) => setForm({ ...form, reason: event.currentTarget.value })}
      />
      {seal?.isSample && <Notice tone="plain">所选为示例印章，只供练习，不得用于正式文本。</Notice>}
      {warnings.length > 0 && (
        <Notice tone="warning" title={`${warnings.join('；')}。`}>
          用印申请、审批、监印应由不同的人负责。可以继续，但登记簿会如实记录。
        </Notice>
      )}
      {isRefused && (
        <Notice tone="warning" role="alert">
          没有用印：刚才在确认窗口选择了取消。
        </Notice>
      )}
    </DialogForm>
  )
}

type PersonInputProps = {
  readonly label: string
  readonly form: SealForm
  readonly name: 'applicant' | 'approver' | 'keeper'
  readonly onChange: (form: SealForm) => void
}

function PersonInput({ label, form, name, onChange }: PersonInputProps) {
  return (
    <TextInput
      label={label}
      required
      maxLength={50}
      value={form[name]}
      onChange={(event) => onChange({ ...form, [name]: event.currentTarget.value })}
    />
  )
}

function SealedDialog({ done, onClose }: { readonly done: Done; readonly onClose: () => void }) {
  const use = useRow('sealUses', done.sealUseId)
  const { placement } = done
  const facts = [
    ['登记编号', use ? String(use.serial) : '…'],
    ['位置', `第 ${placement.pageIndex + 1} 页`],
    ['印章中心', `距左 ${mm(placement.centreXMm)}，距上 ${mm(placement.centreYMm)}`],
    ['尺寸', `${mm(placement.widthMm)} × ${mm(placement.heightMm)}`],
    ['压住的文字', placement.coversText.trim() === '' ? '（无）' : placement.coversText.trim()],
  ] as const
  return (
    <Modal
      opened
      onClose={onClose}
      title="已用印"
      centered
      size={520}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <Stack gap="sm" data-testid="sealed-facts">
        <Text size="sm">印章已套印，盖印后的文件已重新检查，并记入用印登记簿。</Text>
        <dl style={{ display: 'grid', gridTemplateColumns: '96px 1fr', gap: 6, margin: 0, fontSize: 14 }}>
          {facts.map(([label, value]) => (
            <FactLine key={label} label={label} value={value} />
          ))}
        </dl>
        <SealPictureNotice />
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            知道了
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function FactLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd style={{ margin: 0, fontWeight: 600, overflowWrap: 'anywhere' }}>{value}</dd>
    </>
  )
}

const mm = (value: number): string => `${value.toFixed(1)} 毫米`
