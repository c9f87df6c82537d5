import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import type { DraftItem, StandardDraft } from '@shared/domain/checklist/draft'
import { confirmAllRules, isUnchecked, patchRule } from './draft-edit'
import { READING_COLORS, READING_NAMES, reasonText, ruleSummary } from './labels'

type RuleCheckListProps = {
  readonly draft: StandardDraft
  readonly onEdit: (make: (draft: StandardDraft) => StandardDraft) => void
  /** Absent in the import, where the draft cannot be opened yet. */
  readonly onOpenItem?: (key: string) => void
}

/** Every rule that was not read with certainty, beside what was made of it. */
export function RuleCheckList({ draft, onEdit, onOpenItem }: RuleCheckListProps) {
  const rows = draft.items.flatMap((item) =>
    item.rules.flatMap((rule, index) => (isUnchecked(rule) ? [{ item, rule, index }] : [])),
  )
  const total = draft.items.reduce((sum, { rules }) => sum + rules.length, 0)
  if (rows.length === 0) {
    return (
      <Text size="sm" data-testid="rules-checked">
        {total === 0 ? '还没有扣分规则。' : `${total} 条扣分规则都已读懂或核对，没有要核对的。`}
      </Text>
    )
  }
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          {total} 条规则里有 {rows.length} 条没有把握，请对照原文核对：读得对，点“无误”；
          {onOpenItem ? '不对，打开这一项修改。' : '不对，存为草稿后修改。'}
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => onEdit(confirmAllRules)}>
          全部无误
        </Button>
      </Group>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>评查项</Table.Th>
            <Table.Th>原文</Table.Th>
            <Table.Th>程序的读法</Table.Th>
            <Table.Th w={150}>核对</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ item, rule, index }) => (
            <Table.Tr key={`${item.key} ${index}`}>
              <Table.Td>{itemName(item)}</Table.Td>
              <Table.Td>
                <Text size="sm">{rule.text}</Text>
                <Text size="xs" c="dimmed" lineClamp={2}>
                  {item.ruleText}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  <Badge variant="light" color={READING_COLORS[rule.reading]} style={{ flex: 'none' }}>
                    {READING_NAMES[rule.reading]}
                  </Badge>
                  <Text size="sm">{ruleSummary(rule)}</Text>
                </Group>
                <Text size="xs" c="dimmed">
                  {reasonText(rule.reason)}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${itemName(item)} 规则 ${index + 1} 无误`}
                    onClick={() => onEdit((now) => patchRule(now, item.key, index, {}))}
                  >
                    无误
                  </Button>
                  {onOpenItem && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`修改 ${itemName(item)}`}
                      onClick={() => onOpenItem(item.key)}
                    >
                      修改
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

const itemName = ({ id, text }: DraftItem): string => id || text.slice(0, 10) || '（空）'
