/** 调查, 结案, 重开, 归档: what is recorded of a matter itself. */
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { MATTER_CONCLUSIONS, type Investigation } from '@shared/domain/loop/matter'
import type { Person } from '@shared/domain/people/person'
import { perform } from '../../data/acts'
import { chooseFiles } from '../../data/loop'
import { today } from '../../data/today'
import { DialogForm } from '../../ui/DialogForm'
import { FilesField } from '../../ui/FilesField'
import { ChoiceField, DayField, isDay, LineField, LongField } from '../../ui/form-fields'
import { useFields } from '../../ui/use-fields'

type MatterActProps = { readonly matterId: string; readonly onClose: () => void }
type Investigator = Investigation['people'][number]

const NOBODY: Investigator = { name: '', certificate: '' }

export function InvestigateDialog({
  matterId,
  people,
  onClose,
}: MatterActProps & { readonly people: readonly Person[] }) {
  const [fields, set] = useFields(() => ({
    ...{ on: today(), investigators: [NOBODY, NOBODY] as readonly Investigator[] },
    ...{ what: '', files: [] as Investigation['files'] },
  }))
  const { on, investigators, what, files } = fields
  const isComplete = investigators.every((one) => one.name.trim() !== '' && one.certificate.trim() !== '')
  return (
    <DialogForm
      isOpen
      title="登记调查"
      submitLabel="登记"
      size={620}
      isDisabled={!isDay(on) || !isComplete || what.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        const investigation = { investigationId: crypto.randomUUID(), on, people: investigators, what, files }
        await perform('matter/investigated', { matterId, investigation })
        onClose()
      }}
    >
      <DayField label="调查日期" value={on} onChange={(day) => set({ on: day })} />
      <Investigators
        value={investigators}
        people={people}
        onChange={(list) => set({ investigators: list })}
      />
      <LongField label="调查内容和结果" isRequired value={what} onChange={(text) => set({ what: text })} />
      <FilesField
        label="调查材料"
        files={files}
        onChange={(list) => set({ files: list })}
        onChoose={chooseFiles}
      />
    </DialogForm>
  )
}

type InvestigatorsProps = {
  readonly value: readonly Investigator[]
  readonly people: readonly Person[]
  readonly onChange: (list: readonly Investigator[]) => void
}

/** At least two, each with the number of the supervision card; it is filled in from the register. */
function Investigators({ value, people, onChange }: InvestigatorsProps) {
  const change = (at: number, patch: Partial<Investigator>): void =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  const setName = (at: number, name: string): void => {
    const certificate = people.find((person) => person.name === name)?.certificate ?? ''
    change(at, { name, ...(certificate === '' ? {} : { certificate }) })
  }
  return (
    <Stack gap="xs" role="group" aria-label="调查人员">
      <Text size="sm">调查不少于两人，须持行政执法监督证。</Text>
      {value.map((one, index) => (
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <div style={{ flex: 1 }}>
            <LineField
              label={`调查人 ${index + 1}`}
              isRequired
              isFirst={index === 0}
              maxLength={50}
              value={one.name}
              onChange={(name) => setName(index, name)}
            />
          </div>
          <div style={{ flex: 1 }}>
            <LineField
              label={`监督证号 ${index + 1}`}
              isRequired
              value={one.certificate}
              onChange={(certificate) => change(index, { certificate })}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`去掉调查人 ${index + 1}`}
            disabled={value.length <= 2}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={value.length >= 10}
        onClick={() => onChange([...value, NOBODY])}
        style={{ alignSelf: 'flex-start' }}
      >
        增加调查人
      </Button>
    </Stack>
  )
}

export function CloseMatterDialog({ matterId, onClose }: MatterActProps) {
  const [fields, set] = useFields(() => ({
    ...{ on: today(), conclusion: MATTER_CONCLUSIONS[0] as (typeof MATTER_CONCLUSIONS)[number], note: '' },
  }))
  return (
    <DialogForm
      isOpen
      title="结案"
      submitLabel="结案"
      isDisabled={!isDay(fields.on)}
      onClose={onClose}
      onSubmit={async () => {
        await perform('matter/closed', { matterId, closing: fields })
        onClose()
      }}
    >
      <DayField label="结案日期" value={fields.on} onChange={(on) => set({ on })} />
      <ChoiceField
        label="结案方式"
        isFirst
        options={MATTER_CONCLUSIONS}
        value={fields.conclusion}
        onChange={(conclusion) => set({ conclusion })}
      />
      <LongField label="说明" value={fields.note} onChange={(note) => set({ note })} />
    </DialogForm>
  )
}

export function ReopenMatterDialog({ matterId, onClose }: MatterActProps) {
  const [{ reason }, set] = useFields({ reason: '' })
  return (
    <DialogForm
      isOpen
      title="重新办理"
      submitLabel="重新办理"
      isDisabled={reason.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('matter/reopened', { matterId, reason })
        onClose()
      }}
    >
      <LongField
        label="理由"
        description="结案记录仍保留在操作记录里。"
        isRequired
        isFirst
        maxLength={500}
        value={reason}
        onChange={(text) => set({ reason: text })}
      />
    </DialogForm>
  )
}

export function ArchiveMatterDialog({ matterId, onClose }: MatterActProps) {
  const [fields, set] = useFields(() => ({ on: today(), archiveNumber: '', note: '' }))
  return (
    <DialogForm
      isOpen
      title="归档"
      submitLabel="归档"
      isDisabled={!isDay(fields.on) || fields.archiveNumber.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('matter/archived', { matterId, archive: fields })
        onClose()
      }}
    >
      <Text size="sm">归档后不能再修改。</Text>
      <DayField label="归档日期" value={fields.on} onChange={(on) => set({ on })} />
      <LineField
        label="归档号"
        isRequired
        isFirst
        value={fields.archiveNumber}
        onChange={(archiveNumber) => set({ archiveNumber })}
      />
      <LineField label="备注" value={fields.note} onChange={(note) => set({ note })} />
    </DialogForm>
  )
}
