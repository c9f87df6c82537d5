import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  Group,
  Stack,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { DraftItem, DraftRule } from '@shared/domain/checklist/draft'
import { isUnchecked } from './draft-edit'
import { READING_COLORS, READING_NAMES, reasonText } from './labels'
import { PointsInput } from './NumberFields'
import classes from './standards.module.css'

type RulesFieldProps = {
  readonly item: DraftItem
  readonly onPatch: (index: number, patch: Partial<DraftRule>, field: string) => void
  readonly onAdd: () => void
  readonly onRemove: (index: number) => void
  readonly onReread: () => void
}

/** The rules of one item as the program will count them; what was read without certainty is marked. */
export function RulesField({ item, onPatch, onAdd, onRemove, onReread }: RulesFieldProps) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          扣分规则（程序按此计分）
        </Text>
        <Group gap={6} wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            disabled={item.ruleText.trim() === '' || !item.pointsCenti}
            onClick={onReread}
          >
            按原文重新读取
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={onAdd}
          >
            加一条规则
          </Button>
        </Group>
      </Group>
      {item.rules.length === 0 ? (
        <Text size="sm" c="dimmed">
          {item.pointsCenti
            ? '还没有规则；评查时可以直接填写扣分。'
            : '填好分值和规则原文后，规则会自动读出来。'}
        </Text>
      ) : (
        <Table className={classes.rules} verticalSpacing={4} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>情形</Table.Th>
              <Table.Th w={74}>扣分</Table.Th>
              <Table.Th w={74}>至</Table.Th>
              <Table.Th w={84}>计次单位</Table.Th>
              <Table.Th w={74}>最多</Table.Th>
              <Table.Th w={70}>人工定分</Table.Th>
              <Table.Th w={150}>读法</Table.Th>
              <Table.Th w={36}>
                <VisuallyHidden>操作</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {item.rules.map((rule, index) => (
              <RuleRow
                key={index}
                name={`${item.id} 规则 ${index + 1}`}
                rule={rule}
                onPatch={(patch, field) => onPatch(index, patch, field)}
                onRemove={() => onRemove(index)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}

type RuleRowProps = {
  readonly name: string
  readonly rule: DraftRule
  readonly onPatch: (patch: Partial<DraftRule>, field: string) => void
  readonly onRemove: () => void
}

/** 扣分 with 至 is a range; both blank ends meet in `unitCenti`. */
function withMost(rule: DraftRule, most: number | null): Partial<DraftRule> {
  if (most === null || most === 0 || rule.unitCenti === null) return { range: null }
  return { range: { minCenti: rule.unitCenti, maxCenti: most } }
}

function withLeast(rule: DraftRule, least: number | null): Partial<DraftRule> {
  if (rule.range === null || least === null)
    return { unitCenti: least, range: least === null ? null : rule.range }
  return { unitCenti: least, range: { ...rule.range, minCenti: least } }
}

function RuleRow({ name, rule, onPatch, onRemove }: RuleRowProps) {
  return (
    <Table.Tr>
      <Table.Td>
        <TextInput
          aria-label={`${name} 情形`}
          size="xs"
          maxLength={500}
          value={rule.text}
          onChange={(event) => onPatch({ text: event.currentTarget.value }, 'text')}
        />
      </Table.Td>
      <Table.Td>
        <PointsInput
          aria-label={`${name} 扣分`}
          size="xs"
          value={rule.unitCenti}
          onChange={(least) => onPatch(withLeast(rule, least), 'unit')}
        />
      </Table.Td>
      <Table.Td>
        <PointsInput
          aria-label={`${name} 扣分至`}
          placeholder="—"
          size="xs"
          value={rule.range?.maxCenti ?? null}
          onChange={(most) => onPatch(withMost(rule, most), 'range')}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          aria-label={`${name} 计次单位，空着算一次`}
          placeholder="一次"
          size="xs"
          maxLength={10}
          value={rule.per ?? ''}
          onChange={(event) => onPatch({ per: event.currentTarget.value.trim() || null }, 'per')}
        />
      </Table.Td>
      <Table.Td>
        <PointsInput
          aria-label={`${name} 最多扣，空着按本项封顶`}
          placeholder="封顶"
          size="xs"
          value={rule.maxCenti}
          onChange={(maxCenti) => onPatch({ maxCenti }, 'max')}
        />
      </Table.Td>
      <Table.Td>
        <Checkbox
          aria-label={`${name} 由评查人定分`}
          size="xs"
          checked={rule.isManual}
          onChange={(event) => onPatch({ isManual: event.currentTarget.checked }, '')}
        />
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Badge variant="light" color={READING_COLORS[rule.reading]} style={{ flex: 'none' }}>
            {READING_NAMES[rule.reading]}
          </Badge>
          {isUnchecked(rule) && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${name} 无误`}
              onClick={() => onPatch({}, '')}
            >
              无误
            </Button>
          )}
        </Group>
        {isUnchecked(rule) && rule.reason !== '' && (
          <Text size="xs" c="dimmed">
            {reasonText(rule.reason)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" color="gray" aria-label={`删除 ${name}`} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}
