import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { CASE_TYPE_NAMES, CaseType, type CaseFacts } from '@shared/domain/case-file/case-file'

type FactsFieldsProps = {
  readonly facts: CaseFacts
  readonly onChange: (facts: CaseFacts) => void
  readonly titleError: string | null
}

export const EMPTY_FACTS: CaseFacts = {
  title: '',
  agency: '',
  party: '',
  caseType: '处罚普通',
  decisionNumber: '',
  handlers: '',
  dates: { filed: null, decided: null, served: null },
}

const CASE_TYPES = CaseType.options.map((value) => ({ value, label: CASE_TYPE_NAMES[value] }))

/** The few facts a review needs; everything but the name may follow later. */
export function FactsFields({ facts, onChange, titleError }: FactsFieldsProps) {
  const set = (patch: Partial<CaseFacts>): void => onChange({ ...facts, ...patch })
  const setDate = (key: keyof CaseFacts['dates'], value: string): void =>
    set({ dates: { ...facts.dates, [key]: value === '' ? null : value } })
  return (
    <>
      <TextInput
        label="案卷名称"
        withAsterisk
        data-autofocus
        autoFocus
        maxLength={200}
        value={facts.title}
        error={titleError}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          label="被评查单位"
          maxLength={200}
          value={facts.agency}
          onChange={(event) => set({ agency: event.currentTarget.value })}
        />
        <TextInput
          label="当事人"
          maxLength={200}
          value={facts.party}
          onChange={(event) => set({ party: event.currentTarget.value })}
        />
      </SimpleGrid>
      <SimpleGrid cols={3} spacing="sm">
        <Select
          label="案卷类型"
          data={CASE_TYPES}
          value={facts.caseType}
          allowDeselect={false}
          onChange={(value) => set({ caseType: CaseType.parse(value) })}
        />
        <TextInput
          label="决定书文号"
          maxLength={200}
          value={facts.decisionNumber}
          onChange={(event) => set({ decisionNumber: event.currentTarget.value })}
        />
        <TextInput
          label="承办人"
          maxLength={200}
          value={facts.handlers}
          onChange={(event) => set({ handlers: event.currentTarget.value })}
        />
      </SimpleGrid>
      <SimpleGrid cols={3} spacing="sm">
        <TextInput
          type="date"
          label="立案日期"
          value={facts.dates.filed ?? ''}
          onChange={(event) => setDate('filed', event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="作出决定日期"
          value={facts.dates.decided ?? ''}
          onChange={(event) => setDate('decided', event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="送达日期"
          value={facts.dates.served ?? ''}
          onChange={(event) => setDate('served', event.currentTarget.value)}
        />
      </SimpleGrid>
    </>
  )
}
