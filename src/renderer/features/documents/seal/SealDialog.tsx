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
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Seal } from '@shared/domain/seal/seal'
import { call } from '../../../app/api'
import { tellDone } from '../../../app/notices'
import { projector } from '../../../data/connection'
import { useRows, useSettings } from '../../../data/live'
import { DialogForm } from '../../../ui/DialogForm'
import { SealPictureNotice } from '../../../ui/SealPictureNotice'
import { Notice } from '../../../ui/Notice'
import { useWait, waitLabel } from '../../../ui/use-wait'
import { isComplete, separationWarnings, startSealForm, type SealForm } from './seal-order'
import { SeamFields } from './SeamFields'

type SealDialogProps = {
  readonly work: { readonly document: SupervisionDocument }
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onOpenSeals: () => void
}

/** 用印 with a sample seal, while nobody is registered: names are typed, the passphrase is asked for each time. */
export function SealDialog({ work, isOpen, onClose, onOpenSeals }: SealDialogProps) {
  const seals = useRows('seals')
  const settings = useSettings()
  if (!isOpen || seals === null || settings === null) return null
  const usable = seals.filter(({ retiredAt, isSample }) => retiredAt === null && isSample)
  if (usable.length === 0) return <NoSealDialog onClose={onClose} onOpenSeals={onOpenSeals} />
  return (
    <SealFormDialog
      document={work.document}
      applicant={settings.reviewerName}
      seals={usable}
      onClose={onClose}
    />
  )
}

type NoSealDialogProps = { readonly onClose: () => void; readonly onOpenSeals: () => void }

function NoSealDialog({ onClose, onOpenSeals }: NoSealDialogProps) {
  return (
    <Modal opened onClose={onClose} title="用印" centered closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Text size="sm">
          还没有示例印章。可以到“印章与用印”生成一枚，供练习用；也可以先导出“待盖章稿”，打印后加盖实体印章。
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button data-autofocus onClick={onOpenSeals}>
            去生成示例印章
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

type SealFormDialogProps = {
  readonly document: SupervisionDocument
  readonly applicant: string
  readonly seals: readonly Seal[]
  readonly onClose: () => void
}

function SealFormDialog({ document, applicant, seals, onClose }: SealFormDialogProps) {
  const [form, setForm] = useState<SealForm>(() =>
    startSealForm(
      document,
      applicant,
      seals.map(({ id }) => id),
    ),
  )
  const [isRefused, setRefused] = useState(false)
  const wait = useWait()
  const passphraseField = useRef<HTMLInputElement>(null)
  const warnings = separationWarnings(form)
  const submit = async (): Promise<void> => {
    const { sealId } = form
    if (sealId === null) return
    setRefused(false)
    try {
      const answer = await call('document:seal', {
        ...{ ...form, sealId, documentId: document.id },
        ...{ requestId: null, keeperPin: null, moveMm: null },
      })
      if (answer === null) setRefused(true)
      else {
        onClose()
        await projector.settled()
        tellDone('已用印，并记入用印登记簿。')
      }
    } catch (cause) {
      throw wait.take(cause)
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
      submitLabel={wait.seconds > 0 ? waitLabel(wait.seconds) : '用印'}
      isGrave
      failureTitle="没有用印"
      isDisabled={!isComplete(form) || wait.seconds > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <SealPictureNotice />
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        <Select
          label="印章"
          withAsterisk
          placeholder="请选择"
          data={seals.map(({ id, name }) => ({
            value: id,
            label: name.includes('示例') ? name : `${name}（示例）`,
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
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏口令' }}
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
      <SeamFields
        seam={form.seam}
        isDuplex={form.isDuplex}
        onChange={(seam, isDuplex) => setForm({ ...form, seam, isDuplex })}
      />
      <Notice tone="plain">所用为示例印章，只供练习，不得用于正式文本。</Notice>
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
