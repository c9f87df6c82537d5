import { Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Sector } from '@shared/domain/law/sectors'
import { tellDone } from '../../app/notices'
import { perform } from '../../data/acts'
import { performUndoable } from '../../data/undo'
import { repeatable } from '../../data/undo-stack'
import { DialogForm } from '../../ui/DialogForm'
import { formOfSector, newSector, readSector, type SectorErrors, type SectorForm } from './sector-form'

type SectorDialogProps = {
  readonly sector: Sector | 'new' | null
  /** What a new one starts from. */
  readonly like: Sector | null
  readonly taken: readonly string[]
  readonly by: string
  readonly onClose: () => void
}

const UNITS = [
  { value: 'cal', label: '日' },
  { value: 'work', label: '个工作日' },
]

export function SectorDialog({ sector, like, taken, by, onClose }: SectorDialogProps) {
  const isNew = sector === 'new'
  const start = isNew ? (like === null ? null : newSector('', like)) : sector
  const [form, setForm] = useState<SectorForm | null>(start === null ? null : formOfSector(start))
  const [errors, setErrors] = useState<SectorErrors>({})
  if (start === null || form === null) return null
  const save = async (): Promise<void> => {
    const name = form.name.trim()
    if (isNew && taken.includes(name)) {
      setErrors({ name: '已有这个行业' })
      return
    }
    const before = isNew ? newSector(name.slice(0, 40), start) : start
    const read = readSector(form, before, by)
    setErrors(read.ok ? {} : read.errors)
    if (!read.ok) return
    const set = (one: Sector) => ({ type: 'sector/set', payload: { sector: one } }) as const
    if (isNew) await perform('sector/set', { sector: read.sector })
    else
      await performUndoable(
        repeatable({
          label: `行业期限 ${read.sector.name}`,
          itemId: null,
          redo: [set(read.sector)],
          undo: [set(before)],
        }),
      )
    tellDone(`已保存“${read.sector.name}”`)
    onClose()
  }
  return (
    <DialogForm
      isOpen
      title={isNew ? '增加行业' : `修改“${start.name}”`}
      submitLabel="保存"
      size={640}
      onSubmit={save}
      onClose={onClose}
    >
      <Fields form={form} errors={errors} onChange={(change) => setForm({ ...form, ...change })} />
      {!isNew && start.provenance.length > 0 && (
        <Text size="xs" c="dimmed">
          现有依据：{start.provenance.map(({ source }) => source).join('；')}
        </Text>
      )}
    </DialogForm>
  )
}

type FieldsProps = {
  readonly form: SectorForm
  readonly errors: SectorErrors
  readonly onChange: (change: Partial<SectorForm>) => void
}

function Fields({ form, errors, onChange }: FieldsProps) {
  const text = (
    key: Exclude<keyof SectorForm, 'confirmed' | 'decisionUnit' | 'filingUnit'>,
    label: string,
    maxLength = 200,
  ) => (
    <TextInput
      label={label}
      maxLength={maxLength}
      value={form[key]}
      error={errors[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  )
  const unit = (key: 'decisionUnit' | 'filingUnit', label: string) => (
    <NativeSelect
      label={label}
      data={UNITS}
      value={form[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value === 'work' ? 'work' : 'cal' })}
    />
  )
  return (
    <>
      <TextInput
        label="行业名称"
        data-autofocus
        maxLength={40}
        value={form.name}
        error={errors.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        {text('decisionDays', '立案至决定', 4)}
        {unit('decisionUnit', '决定期限单位')}
        {text('filingDays', '线索至立案（可留空）', 4)}
        {unit('filingUnit', '立案期限单位')}
      </Group>
      <Group grow align="flex-start">
        {text('ext1Days', '延长（日，可留空）', 4)}
        {text('ext1By', '延长由谁批准')}
      </Group>
      <Group grow align="flex-start">
        {text('ext2Days', '再延长（日，可留空）', 4)}
        {text('ext2By', '再延长由谁批准')}
      </Group>
      {text('excludable', '可扣除的事由（用顿号隔开）', 1000)}
      <Group grow align="flex-start">
        {text('citizenYuan', '公民听证数额（元，可留空）', 12)}
        {text('organisationYuan', '单位听证数额（元，可留空）', 12)}
      </Group>
      {text('basis', '修改的依据（规章名称、条款）', 400)}
      <Checkbox
        label="已确认"
        description="已对照本行业现行规定核对；没有确认的到处显示“待确认”"
        checked={form.confirmed}
        onChange={(event) => onChange({ confirmed: event.currentTarget.checked })}
      />
    </>
  )
}
