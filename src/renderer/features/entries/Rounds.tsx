import { Button, Paper, Table, Text, Title } from '@mantine/core'
import { chinaMinute } from '@shared/lib/china-day'
import type { Review, Round } from '@shared/domain/review/review'
import { resultText } from '@shared/report/entry-dossier'
import type { EntryView } from './use-entry'

type RoundsProps = { readonly view: EntryView; readonly onOpenReview: (reviewId: string) => void }

/** Every round with its result; nothing is ever overwritten. */
export function Rounds({ view, onOpenReview }: RoundsProps) {
  const rows = rowsOf(view)
  if (rows.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-label="各轮评查">
      <Title order={3} size="h4" mb="xs">
        各轮评查
      </Title>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>轮次</Table.Th>
            <Table.Th w={130}>评查人</Table.Th>
            <Table.Th w={90}>状态</Table.Th>
            <Table.Th>结果</Table.Th>
            <Table.Th w={140}>提交时间</Table.Th>
            <Table.Th w={80}>查看</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ round, name, review, isVisible }) => (
            <Table.Tr key={`${round} ${review?.id ?? ''}`}>
              <Table.Td>{round}</Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                {review === null ? '未开始' : review.state === 'open' ? '进行中' : '已提交'}
              </Table.Td>
              <Table.Td>
                {review === null || review.result === null ? (
                  <Text c="dimmed" size="sm">
                    —
                  </Text>
                ) : isVisible ? (
                  resultText(review.result)
                ) : (
                  <Text size="sm">比对后公开</Text>
                )}
              </Table.Td>
              <Table.Td>{isVisible && review?.submittedAt ? chinaMinute(review.submittedAt) : '—'}</Table.Td>
              <Table.Td>
                {review !== null && isVisible && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={`打开${round}评查`}
                    onClick={() => onOpenReview(review.id)}
                  >
                    打开
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

type Row = {
  readonly round: Round
  readonly name: string
  readonly review: Review | null
  readonly isVisible: boolean
}

/** First reviews that are not begun are shown too; later ones only once they are. */
function rowsOf({ entry, reviews, visible, people, isDouble, caseFile }: EntryView): readonly Row[] {
  if (caseFile === undefined) return []
  const nameOf = (id: string | null | undefined): string => people.find((one) => one.id === id)?.name ?? ''
  const first: readonly (readonly [Round, string])[] = isDouble
    ? [
        ['初评A', nameOf(entry.assignment?.reviewerA)],
        ['初评B', nameOf(entry.assignment?.reviewerB)],
      ]
    : [['初评', nameOf(entry.assignment?.reviewerA)]]
  const rowOf = (round: Round, name: string, review: Review | undefined): Row => ({
    round,
    name: review?.reviewer ?? name,
    review: review ?? null,
    isVisible: review !== undefined && visible.some(({ id }) => id === review.id),
  })
  const later = reviews.filter((review) => first.every(([round]) => round !== review.round))
  return [
    ...first.map(([round, name]) =>
      rowOf(
        round,
        name,
        reviews.find((review) => review.round === round),
      ),
    ),
    ...later.map((review) => rowOf(review.round, review.reviewer, review)),
  ]
}
