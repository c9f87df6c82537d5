import { Group, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ListFilter } from './labels'

type FilterBarProps = {
  readonly label: string
  readonly placeholder: string
  readonly filter: ListFilter
  readonly onChange: (filter: ListFilter) => void
  readonly stateNames: Readonly<Record<string, string>>
  readonly years: readonly string[]
  readonly children?: ReactNode
}

export function FilterBar(props: FilterBarProps) {
  const { label, placeholder, filter, onChange, stateNames, years, children } = props
  return (
    <Group gap="sm" wrap="nowrap">
      <TextInput
        aria-label={label}
        placeholder={placeholder}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        flex={1}
        maw={420}
      />
      <Select
        aria-label="状态"
        data={[
          { value: '', label: '全部状态' },
          ...Object.entries(stateNames).map(([value, text]) => ({ value, label: text })),
        ]}
        value={filter.state}
        allowDeselect={false}
        onChange={(state) => onChange({ ...filter, state: state ?? '' })}
        w={130}
      />
      <Select
        aria-label="年度"
        data={[
          { value: '', label: '全部年度' },
          ...years.map((year) => ({ value: year, label: `${year}年` })),
        ]}
        value={filter.year}
        allowDeselect={false}
        onChange={(year) => onChange({ ...filter, year: year ?? '' })}
        w={120}
      />
      <Group ml="auto" gap="xs" wrap="nowrap">
        {children}
      </Group>
    </Group>
  )
}
