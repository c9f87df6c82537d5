/** 争议登记, and the same fields again to correct them. */
import { SimpleGrid, TagsInput } from '@mantine/core'
import type { DisputeFacts } from '@shared/domain/loop/dispute'
import { matterNumber } from '@shared/domain/loop/matter'
import { useRows } from '../../data/live'
import { today } from '../../data/today'
import { DialogForm } from '../../ui/DialogForm'
import { ChoiceField, DayField, isDay, LineField, LongField } from '../../ui/form-fields'
import { useFields } from '../../ui/use-fields'

const KINDS: readonly DisputeFacts['kind'][] = [
  '都主张管辖',
  '都不主张管辖',
  '执法依据不一致',
  '协助配合',
  '其他',
]
const NO_MATTER = 'none'

export const emptyDispute = (): DisputeFacts => ({
  ...{ title: '', appliedOn: today(), applicant: '', parties: [], kind: '都主张管辖', question: '' },
  matterId: null,
})

type DisputeFactsDialogProps = {
  readonly title: string
  readonly submitLabel: string
  readonly initial: DisputeFacts
  readonly onSubmit: (facts: DisputeFacts) => Promise<void>
  readonly onClose: () => void
}

export function DisputeFactsDialog(props: DisputeFactsDialogProps) {
  const { title, submitLabel, initial, onSubmit, onClose } = props
  const [facts, set] = useFields<DisputeFacts>(initial)
  const matters = useRows('matters') ?? []
  const isComplete = [facts.title, facts.applicant, facts.question].every((text) => text.trim() !== '')
  return (
    <DialogForm
      isOpen
      title={title}
      submitLabel={submitLabel}
      size={640}
      isDisabled={!isComplete || facts.parties.length < 2 || !isDay(facts.appliedOn)}
      onClose={onClose}
      onSubmit={() => onSubmit(facts)}
    >
      <LineField
        label="争议事项"
        isRequired
        isFirst
        value={facts.title}
        onChange={(text) => set({ title: text })}
      />
      <SimpleGrid cols={2}>
        <LineField
          label="申请单位"
          isRequired
          value={facts.applicant}
          onChange={(applicant) => set({ applicant })}
        />
        <DayField label="申请日期" value={facts.appliedOn} onChange={(appliedOn) => set({ appliedOn })} />
      </SimpleGrid>
      <TagsInput
        label="争议各方"
        description="两个以上单位；申请单位是争议一方的，也要列上。"
        required
        placeholder="输入单位名称后按回车"
        data={facts.applicant.trim() === '' ? [] : [facts.applicant.trim()]}
        value={[...facts.parties]}
        maxTags={10}
        splitChars={['、', '，', ',']}
        acceptValueOnBlur
        onChange={(names) => set({ parties: names.map((name) => name.trim()) })}
      />
      <SimpleGrid cols={2}>
        <ChoiceField label="争议类型" options={KINDS} value={facts.kind} onChange={(kind) => set({ kind })} />
        <ChoiceField
          label="来源案件"
          options={[
            { value: NO_MATTER, label: '没有对应的监督案件' },
            ...matters.map((one) => ({ value: one.id, label: `${matterNumber(one)} ${one.facts.title}` })),
          ]}
          value={facts.matterId ?? NO_MATTER}
          onChange={(id) => set({ matterId: id === NO_MATTER ? null : id })}
        />
      </SimpleGrid>
      <LongField
        label="争议的问题"
        isRequired
        value={facts.question}
        onChange={(question) => set({ question })}
      />
    </DialogForm>
  )
}
