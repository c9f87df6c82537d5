import { Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { KindTerm } from '@shared/domain/document/kind'
import { ChoiceField, LineField, NumberField } from '../../../ui/form-fields'
import { PROVENANCE_NAMES } from '../claims'
import { newTerm } from '../kind-edit'
import { ClaimState } from './NumberPart'
import type { PartProps } from './part-props'
import { RowTools } from './RowTools'

/** How long the addressee has for what, and when one is reminded. */
export function TermsPart({ kind, isReadOnly, onChange }: PartProps) {
  const { terms } = kind
  const put = (index: number, patch: Partial<KindTerm>): void =>
    onChange({ ...kind, terms: terms.map((term, at) => (at === index ? { ...term, ...patch } : term)) })
  return (
    <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0 }}>
      <Stack gap="sm" maw={980}>
        {terms.length === 0 && <Text size="sm">这种文书没有期限。</Text>}
        {terms.map((term, index) => (
          <Paper key={index} withBorder p="sm">
            <Group justify="space-between" mb={4}>
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {term.label || `第 ${index + 1} 个期限`}
                </Text>
                <ClaimState isConfirmed={term.isConfirmed} />
              </Group>
              <RowTools
                name={`第${index + 1}个期限`}
                list={terms}
                index={index}
                onChange={(next) => onChange({ ...kind, terms: next })}
              />
            </Group>
            <SimpleGrid cols={3} spacing="sm">
              <LineField
                label="名称"
                isRequired
                value={term.label}
                onChange={(label) => put(index, { label })}
              />
              <NumberField
                label="天数"
                min={1}
                max={365}
                value={term.days}
                onChange={(days) => put(index, { days })}
              />
              <ChoiceField
                label="单位"
                value={term.unit}
                options={[
                  { value: 'days', label: '日' },
                  { value: 'workdays', label: '个工作日' },
                ]}
                onChange={(unit) => put(index, { unit })}
              />
              <ChoiceField
                label="从哪天起算"
                value={term.from}
                options={[
                  { value: 'received', label: '收到之日' },
                  { value: 'issued', label: '成文之日' },
                ]}
                onChange={(from) => put(index, { from })}
              />
              <LineField
                label="标识"
                isRequired
                maxLength={40}
                value={term.id}
                onChange={(id) => put(index, { id })}
              />
              <AlarmsField
                key={`${term.id} ${term.alarms.length}`}
                alarms={term.alarms}
                onChange={(alarms) => put(index, { alarms })}
              />
            </SimpleGrid>
            <Group justify="space-between" mt={6}>
              <Text size="sm">随附值的来源：{PROVENANCE_NAMES[term.provenance]}</Text>
              <Checkbox
                label={`已核对，确认“${term.label}”期限`}
                checked={term.isConfirmed}
                onChange={(event) => put(index, { isConfirmed: event.currentTarget.checked })}
              />
            </Group>
          </Paper>
        ))}
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={terms.length >= 10}
          onClick={() => onChange({ ...kind, terms: [...terms, newTerm(terms.map(({ id }) => id))] })}
        >
          增加期限
        </Button>
      </Stack>
    </fieldset>
  )
}

type AlarmsFieldProps = {
  readonly alarms: readonly number[]
  readonly onChange: (alarms: readonly number[]) => void
}

/** Numbers as typed; taken over when one leaves the field. */
function AlarmsField({ alarms, onChange }: AlarmsFieldProps) {
  const [text, setText] = useState(alarms.join('，'))
  const take = (): void => {
    const numbers = (text.match(/-?\d+/g) ?? []).map(Number).filter((day) => Math.abs(day) <= 60)
    onChange([...new Set(numbers)].slice(0, 10).sort((a, b) => a - b))
  }
  return (
    <TextInput
      label="提醒（到期前为负数，用逗号分开）"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
    />
  )
}
