import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { CaseType } from '@shared/domain/case-file/case-file'
import type { NaCondition } from '@shared/domain/checklist/standard'
import { factsFor, findFact } from '@shared/domain/law/facts'

type ConditionsFieldProps = {
  readonly rowName: string
  readonly caseType: CaseType
  readonly conditions: readonly NaCondition[]
  readonly onChange: (conditions: readonly NaCondition[]) => void
}

const OPS = [
  { value: 'is', label: '为' },
  { value: 'is-not', label: '不为' },
  { value: 'present', label: '已填' },
  { value: 'absent', label: '未填' },
] as const

/** When the facts of a case suggest 合理缺项: all lines must hold. The reviewer still decides. */
export function ConditionsField({ rowName, caseType, conditions, onChange }: ConditionsFieldProps) {
  const facts = useMemo(
    () =>
      factsFor(caseType).map(({ group, facts: all }) => ({
        group,
        items: all.map(({ key, label }) => ({ value: key, label })),
      })),
    [caseType],
  )
  const first = facts[0]?.items[0]?.value
  const put = (index: number, condition: NaCondition): void =>
    onChange(conditions.map((each, at) => (at === index ? condition : each)))
  return (
    <Stack gap={6}>
      <Text size="sm">案情符合以下{conditions.length > 1 ? '全部' : ''}条件时，提示评查人可作合理缺项：</Text>
      {conditions.map((condition, index) => (
        <Group key={index} gap={6} wrap="nowrap" align="flex-start">
          <Select
            aria-label={`${rowName} 缺项条件 ${index + 1} 的事实`}
            searchable
            size="xs"
            flex={1}
            data={withUnknown(facts, condition.factKey)}
            value={condition.factKey}
            allowDeselect={false}
            nothingFoundMessage="没有这个事实"
            error={findFact(condition.factKey) === undefined ? '案情表里没有这个事实' : null}
            onChange={(factKey) => factKey !== null && put(index, fitting({ ...condition, factKey }))}
          />
          <Select
            aria-label={`${rowName} 缺项条件 ${index + 1} 的比较`}
            size="xs"
            w={90}
            data={OPS}
            value={condition.op}
            allowDeselect={false}
            onChange={(op) =>
              op !== null && put(index, fitting({ ...condition, op: op as NaCondition['op'] }))
            }
          />
          <ConditionValue
            label={`${rowName} 缺项条件 ${index + 1} 的值`}
            condition={condition}
            onChange={(value) => put(index, { ...condition, value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`删除 ${rowName} 缺项条件 ${index + 1}`}
            onClick={() => onChange(conditions.filter((_, at) => at !== index))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={first === undefined}
          onClick={() => first && onChange([...conditions, fitting({ factKey: first, op: 'is' })])}
        >
          加一个缺项条件
        </Button>
      </Group>
    </Stack>
  )
}

type FactGroupOptions = { readonly group: string; readonly items: { value: string; label: string }[] }

/** A fact of another kind of case, or of a newer catalogue, stays in sight under its key. */
function withUnknown(facts: readonly FactGroupOptions[], key: string): FactGroupOptions[] {
  const isListed = facts.some(({ items }) => items.some(({ value }) => value === key))
  if (isListed) return [...facts]
  return [...facts, { group: '其他', items: [{ value: key, label: findFact(key)?.label ?? key }] }]
}

const optionsOf = (factKey: string): readonly string[] => {
  const fact = findFact(factKey)
  if (fact?.kind === 'yes-no') return ['是', '否']
  return fact?.kind === 'choice' ? fact.options : []
}

/** Only comparisons have a value; the first choice is offered where there are choices. */
function fitting({ factKey, op, value }: NaCondition): NaCondition {
  if (op === 'present' || op === 'absent') return { factKey, op }
  const options = optionsOf(factKey)
  const next = options.length === 0 || (value !== undefined && options.includes(value)) ? value : options[0]
  return next === undefined ? { factKey, op } : { factKey, op, value: next }
}

type ConditionValueProps = {
  readonly label: string
  readonly condition: NaCondition
  readonly onChange: (value: string) => void
}

function ConditionValue({ label, condition, onChange }: ConditionValueProps) {
  if (condition.op === 'present' || condition.op === 'absent') return null
  const options = optionsOf(condition.factKey)
  if (options.length > 0) {
    return (
      <Select
        aria-label={label}
        size="xs"
        w={130}
        data={options}
        value={condition.value ?? null}
        allowDeselect={false}
        onChange={(value) => value !== null && onChange(value)}
      />
    )
  }
  return (
    <TextInput
      aria-label={label}
      size="xs"
      w={130}
      maxLength={200}
      value={condition.value ?? ''}
      error={condition.value ? null : '请填写'}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
