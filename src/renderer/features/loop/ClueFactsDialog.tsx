/** 线索登记: what was found, about whom, for whom; and what goes along. */
import { Button, ActionIcon, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { CLUE_NATURES, CLUE_RECEIVERS, CLUE_SECRECY, type ClueFacts } from '@shared/domain/loop/clue'
import { matterNumber } from '@shared/domain/loop/matter'
import { useRows } from '../../data/live'
import { today } from '../../data/today'
import { DialogForm } from '../../ui/DialogForm'
import { ChoiceField, DayField, isDay, LineField, LongField, NumberField } from '../../ui/form-fields'
import { useFields } from '../../ui/use-fields'

export const emptyClue = (): ClueFacts => ({
  ...{ title: '', matterId: null, foundBy: '', foundOn: today(), secrecy: '不标密', unit: '', persons: [] },
  ...{ facts: '', happenedAt: '', amount: '', nature: '违纪', receiverKind: '纪检监察机关', receiver: '' },
  materials: [],
})

type ClueFactsDialogProps = {
  readonly title: string
  readonly submitLabel: string
  readonly initial: ClueFacts
  /** Said above the fields when correcting undoes something. */
  readonly warning?: string
  readonly onSubmit: (facts: ClueFacts) => Promise<void>
  readonly onClose: () => void
}

const NO_MATTER = 'none'

export function ClueFactsDialog(props: ClueFactsDialogProps) {
  const { title, submitLabel, initial, warning, onSubmit, onClose } = props
  const [facts, set] = useFields<ClueFacts>(initial)
  const matters = useRows('matters') ?? []
  const required = [facts.title, facts.foundBy, facts.unit, facts.facts, facts.receiver]
  const isComplete =
    required.every((text) => text.trim() !== '') &&
    facts.persons.every(({ name }) => name.trim() !== '') &&
    facts.materials.every(({ name }) => name.trim() !== '')
  return (
    <DialogForm
      isOpen
      title={title}
      submitLabel={submitLabel}
      size={720}
      isDisabled={!isComplete || !isDay(facts.foundOn)}
      onClose={onClose}
      onSubmit={() => onSubmit(facts)}
    >
      {warning !== undefined && <Text size="sm">{warning}</Text>}
      <LineField
        label="线索名称"
        isRequired
        isFirst
        value={facts.title}
        onChange={(text) => set({ title: text })}
      />
      <SimpleGrid cols={2}>
        <LineField label="发现人" isRequired value={facts.foundBy} onChange={(foundBy) => set({ foundBy })} />
        <DayField label="发现日期" value={facts.foundOn} onChange={(foundOn) => set({ foundOn })} />
        <LineField label="涉及单位" isRequired value={facts.unit} onChange={(unit) => set({ unit })} />
        <ChoiceField
          label="密级"
          options={CLUE_SECRECY}
          value={facts.secrecy}
          onChange={(secrecy) => set({ secrecy })}
        />
        <ChoiceField
          label="涉嫌性质"
          options={CLUE_NATURES}
          value={facts.nature}
          onChange={(nature) => set({ nature })}
        />
        <ChoiceField
          label="来源案件"
          options={[
            { value: NO_MATTER, label: '没有对应的监督案件' },
            ...matters.map((one) => ({ value: one.id, label: `${matterNumber(one)} ${one.facts.title}` })),
          ]}
          value={facts.matterId ?? NO_MATTER}
          onChange={(id) => set({ matterId: id === NO_MATTER ? null : id })}
        />
        <ChoiceField
          label="接收机关类别"
          options={CLUE_RECEIVERS}
          value={facts.receiverKind}
          onChange={(receiverKind) => set({ receiverKind })}
        />
        <LineField
          label="接收机关名称"
          isRequired
          value={facts.receiver}
          onChange={(receiver) => set({ receiver })}
        />
        <LineField label="发生时间" value={facts.happenedAt} onChange={(happenedAt) => set({ happenedAt })} />
        <LineField label="涉及金额" value={facts.amount} onChange={(amount) => set({ amount })} />
      </SimpleGrid>
      <LongField
        label="事实"
        description="只写查明的事实，不写推断；个人信息以够用为限。"
        isRequired
        value={facts.facts}
        onChange={(text) => set({ facts: text })}
      />
      <Persons value={facts.persons} onChange={(persons) => set({ persons })} />
      <Materials value={facts.materials} onChange={(materials) => set({ materials })} />
    </DialogForm>
  )
}

type ListProps<T> = { readonly value: readonly T[]; readonly onChange: (list: readonly T[]) => void }

const changed = <T,>(list: readonly T[], at: number, patch: Partial<T>): readonly T[] =>
  list.map((one, index) => (index === at ? { ...one, ...patch } : one))
const without = <T,>(list: readonly T[], at: number): readonly T[] => list.filter((_, index) => index !== at)

function Persons({ value, onChange }: ListProps<ClueFacts['persons'][number]>) {
  return (
    <Stack gap="xs" role="group" aria-label="涉及人员">
      {value.map(({ name, post }, index) => (
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <LineField
            label={`涉及人员 ${index + 1}`}
            isRequired
            maxLength={50}
            value={name}
            onChange={(text) => onChange(changed(value, index, { name: text }))}
          />
          <div style={{ flex: 1 }}>
            <LineField
              label={`单位职务 ${index + 1}`}
              value={post}
              onChange={(text) => onChange(changed(value, index, { post: text }))}
            />
          </div>
          <Remove label={`去掉涉及人员 ${index + 1}`} onClick={() => onChange(without(value, index))} />
        </Group>
      ))}
      <Add
        label="增加涉及人员"
        isDisabled={value.length >= 20}
        onClick={() => onChange([...value, { name: '', post: '' }])}
      />
    </Stack>
  )
}

function Materials({ value, onChange }: ListProps<ClueFacts['materials'][number]>) {
  return (
    <Stack gap="xs" role="group" aria-label="材料清单">
      {value.map(({ name, pages, copies }, index) => (
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <div style={{ flex: 1 }}>
            <LineField
              label={`材料 ${index + 1}`}
              isRequired
              value={name}
              onChange={(text) => onChange(changed(value, index, { name: text }))}
            />
          </div>
          <div style={{ width: 140 }}>
            <LineField
              label={`页码 ${index + 1}`}
              value={pages}
              onChange={(text) => onChange(changed(value, index, { pages: text }))}
            />
          </div>
          <div style={{ width: 90 }}>
            <NumberField
              label={`份数 ${index + 1}`}
              min={1}
              max={99}
              value={copies}
              onChange={(count) => onChange(changed(value, index, { copies: count }))}
            />
          </div>
          <Remove label={`去掉材料 ${index + 1}`} onClick={() => onChange(without(value, index))} />
        </Group>
      ))}
      <Add
        label="增加材料"
        isDisabled={value.length >= 100}
        onClick={() => onChange([...value, { name: '', pages: '', copies: 1 }])}
      />
    </Stack>
  )
}

function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  )
}

type AddProps = { readonly label: string; readonly isDisabled: boolean; readonly onClick: () => void }

function Add({ label, isDisabled, onClick }: AddProps) {
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      disabled={isDisabled}
      onClick={onClick}
      style={{ alignSelf: 'flex-start' }}
    >
      {label}
    </Button>
  )
}
