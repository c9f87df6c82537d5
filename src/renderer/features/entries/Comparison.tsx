/** 比对: item by item what the two lost and wrote; in a panel, the place where each item is settled. */
import { Group, Paper, Stack, Switch, Table, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { compareFirstReviews } from '@shared/domain/campaign/entry-outcome'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { standingFindings, type Review } from '@shared/domain/review/review'
import type { ComparedItem, ReviewComparison } from '@shared/domain/scoring/compare-reviews'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { FOLLOWS, PANEL_REASONS } from '@shared/report/entry-comparison'
import { findingLine, itemText } from '@shared/report/entry-dossier'
import { PanelItem } from './PanelItem'
import type { EntryView } from './use-entry'

type Pair = { readonly a: Review; readonly b: Review; readonly found: ReviewComparison }

/** Nothing before the comparison, and nothing for a single review. */
export function Comparison({ view }: { readonly view: EntryView }) {
  const { entry, visible, standard, caseFile } = view
  const [showsAll, setShowsAll] = useState(false)
  const pair = useMemo<Pair | null>(() => {
    const a = visible.find(({ id }) => id === entry.rounds.a)
    const b = visible.find(({ id }) => id === entry.rounds.b)
    if (entry.comparison === null || !a || !b || !standard) return null
    return { a, b, found: compareFirstReviews(standard, a, b) }
  }, [visible, entry, standard])
  if (pair === null || !standard || !caseFile) return null
  const { found } = pair
  const isPanel = entry.state === 'panel'
  const rows = found.items.filter((item) => item.differs || (showsAll && hasContent(item)))
  return (
    <Paper withBorder p="md" component="section" aria-label="初评比对">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h4">
          初评比对
        </Title>
        <Switch
          size="sm"
          label="也列出一致的项"
          checked={showsAll}
          onChange={(event) => setShowsAll(event.currentTarget.checked)}
        />
      </Group>
      <Text size="sm" mb="xs" data-testid="comparison-verdict">
        {verdictText(found)}
      </Text>
      {rows.length === 0 ? (
        <Text size="sm">两份初评各项一致。</Text>
      ) : (
        <Stack gap="sm">
          {rows.map((item) => (
            <ItemBlock key={item.itemId} {...{ item, pair, standard, caseFile, view, isPanel }} />
          ))}
        </Stack>
      )}
    </Paper>
  )
}

const hasContent = (item: ComparedItem): boolean =>
  item.lostA > 0 || item.lostB > 0 || item.naA || item.naB || item.vetoA || item.vetoB

function verdictText({
  differenceTenths,
  outcome,
  reasons,
  agreedTenths,
  agreedGrade,
}: ReviewComparison): string {
  const difference = differenceTenths === null ? '不能比较分差' : `分差 ${formatTenths(differenceTenths)} 分`
  return outcome === 'agreed'
    ? `${difference}，两份初评一致，合并得分 ${agreedTenths === null ? '不计分' : formatTenths(agreedTenths)}，${agreedGrade ?? '不评等次'}。`
    : `${difference}，需要合议：${reasons.map((reason) => PANEL_REASONS[reason]).join('、')}。`
}

type ItemBlockProps = {
  readonly item: ComparedItem
  readonly pair: Pair
  readonly standard: ScoringStandard
  readonly caseFile: CaseFile
  readonly view: EntryView
  readonly isPanel: boolean
}

function ItemBlock({ item, pair, standard, caseFile, view, isPanel }: ItemBlockProps) {
  const { itemId, differs } = item
  const decision = view.entry.panelDecisions.find((one) => one.itemId === itemId)
  return (
    <Paper withBorder p="sm" data-item={itemId}>
      <Group gap="xs" wrap="nowrap" align="flex-start" mb={4}>
        <Text size="sm" fw={600} style={{ flex: 'none' }}>
          {itemId}
        </Text>
        <Text size="sm" flex={1}>
          {itemText(standard, itemId)}
        </Text>
        <Text size="sm" fw={differs ? 700 : 400} style={{ flex: 'none' }}>
          {differs ? '不一致' : '一致'}
        </Text>
      </Group>
      <Table withColumnBorders layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{`初评A：${sideText(item, 'A')}`}</Table.Th>
            <Table.Th>{`初评B：${sideText(item, 'B')}`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr style={{ verticalAlign: 'top' }}>
            <Table.Td>
              <Lines review={pair.a} itemId={itemId} caseFile={caseFile} />
            </Table.Td>
            <Table.Td>
              <Lines review={pair.b} itemId={itemId} caseFile={caseFile} />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {isPanel && differs ? (
        <PanelItem key={itemId} view={view} itemId={itemId} decision={decision ?? null} />
      ) : (
        decision && (
          <Text size="sm" mt={6}>
            合议：{FOLLOWS[decision.follows]}。{decision.reason}
          </Text>
        )
      )}
    </Paper>
  )
}

function sideText(item: ComparedItem, side: 'A' | 'B'): string {
  const [lost, isNa, isVeto] =
    side === 'A' ? [item.lostA, item.naA, item.vetoA] : [item.lostB, item.naB, item.vetoB]
  if (isNa) return '合理缺项'
  if (item.kind === 'veto') return isVeto ? '否决' : '未否决'
  return `扣 ${formatCenti(lost)} 分`
}

function Lines({
  review,
  itemId,
  caseFile,
}: {
  readonly review: Review
  readonly itemId: string
  readonly caseFile: CaseFile
}) {
  const naReason = review.items[itemId]?.naReason ?? null
  const lines = [
    ...(naReason === null ? [] : [`合理缺项：${naReason}`]),
    ...standingFindings(review)
      .filter((finding) => finding.itemId === itemId)
      .map((finding) => findingLine(caseFile, finding)),
  ]
  if (lines.length === 0)
    return (
      <Text size="sm" c="dimmed">
        没有记录
      </Text>
    )
  return lines.map((line, index) => (
    <Text key={index} size="sm">
      {line}
    </Text>
  ))
}
