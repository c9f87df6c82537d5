/** 立项登记, and the same fields again to correct them. */
import { MultiSelect, SimpleGrid } from '@mantine/core'
import { useMemo } from 'react'
import { MATTER_SOURCES, type MatterFacts } from '@shared/domain/loop/matter'
import { useRows } from '../../data/live'
import { today } from '../../data/today'
import { DialogForm } from '../../ui/DialogForm'
import { ChoiceField, DayField, isDay, LineField, LongField, TickField } from '../../ui/form-fields'
import { useFields } from '../../ui/use-fields'

export const emptyMatter = (): MatterFacts => ({
  ...{ title: '', source: '案卷评查', unit: '', cause: '', caseIds: [], registeredOn: today() },
  ...{ isJoint: false, isPublicInterest: false, summary: '' },
})

type MatterDialogProps = {
  readonly title: string
  readonly submitLabel: string
  readonly initial: MatterFacts
  readonly onSubmit: (facts: MatterFacts) => Promise<void>
  readonly onClose: () => void
}

export function MatterDialog({ title, submitLabel, initial, onSubmit, onClose }: MatterDialogProps) {
  const [facts, set] = useFields<MatterFacts>(initial)
  const cases = useCaseChoices(facts.caseIds)
  return (
    <DialogForm
      isOpen
      title={title}
      submitLabel={submitLabel}
      size={640}
      isDisabled={facts.title.trim() === '' || facts.unit.trim() === '' || !isDay(facts.registeredOn)}
      onClose={onClose}
      onSubmit={() => onSubmit(facts)}
    >
      <LineField
        label="案件名称"
        isRequired
        isFirst
        value={facts.title}
        onChange={(text) => set({ title: text })}
      />
      <MultiSelect
        label="涉及案卷"
        description="可以不选；选了案卷，文书就能引用评查查明的问题。"
        data={[...cases.options]}
        value={[...facts.caseIds]}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': '清空涉及案卷' }}
        hidePickedOptions
        nothingFoundMessage="没有符合的案卷"
        onChange={(caseIds) =>
          set({ caseIds, ...(facts.unit === '' ? { unit: cases.agencyOf(caseIds.at(-1)) } : {}) })
        }
      />
      <SimpleGrid cols={2}>
        <LineField label="被监督单位" isRequired value={facts.unit} onChange={(unit) => set({ unit })} />
        <ChoiceField
          label="监督事项来源"
          options={MATTER_SOURCES}
          value={facts.source}
          onChange={(source) => set({ source })}
        />
        <LineField label="案由" value={facts.cause} onChange={(cause) => set({ cause })} />
        <DayField
          label="立项日期"
          value={facts.registeredOn}
          onChange={(registeredOn) => set({ registeredOn })}
        />
        <TickField
          label="与检察机关联合监督"
          value={facts.isJoint}
          onChange={(isJoint) => set({ isJoint })}
        />
        <TickField
          label="涉及公益诉讼"
          value={facts.isPublicInterest}
          onChange={(isPublicInterest) => set({ isPublicInterest })}
        />
      </SimpleGrid>
      <LongField label="事项摘要" value={facts.summary} onChange={(summary) => set({ summary })} />
    </DialogForm>
  )
}

/** Cases in the bin are offered only where they already belong to the matter. */
function useCaseChoices(chosen: readonly string[]) {
  const cases = useRows('cases')
  return useMemo(() => {
    const offered = (cases ?? []).filter(({ id, removedAt }) => removedAt === null || chosen.includes(id))
    return {
      options: offered.map(({ id, facts }) => ({
        value: id,
        label: [facts.title, facts.agency, facts.decisionNumber].filter(Boolean).join('，'),
      })),
      agencyOf: (caseId: string | undefined): string =>
        offered.find(({ id }) => id === caseId)?.facts.agency ?? '',
    }
  }, [cases, chosen])
}
