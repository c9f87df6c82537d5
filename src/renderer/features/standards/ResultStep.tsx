import { Stack, Table, Text, Title } from '@mantine/core'
import type { StandardDraft } from '@shared/domain/checklist/draft'
import type { ImportProblem } from '@shared/domain/checklist/import/read-table'
import { formatCenti } from '@shared/lib/decimal'
import { describeFailure } from '@shared/messages'
import { Notice } from '../../ui/Notice'
import { RuleCheckList } from './RuleCheckList'
import classes from './standards.module.css'

type ResultStepProps = {
  readonly draft: StandardDraft
  readonly problems: readonly ImportProblem[]
  readonly onEdit: (make: (draft: StandardDraft) => StandardDraft) => void
}

/** What was read, what was not, and the rules to be looked at before they count. */
export function ResultStep({ draft, problems, onEdit }: ResultStepProps) {
  const sumCenti = draft.items.reduce((sum, { pointsCenti }) => sum + (pointsCenti ?? 0), 0)
  const isWhole = sumCenti === draft.totalCenti
  return (
    <Stack gap="md">
      <Text data-testid="import-summary">
        读出 {draft.sections.length} 个部分、{draft.items.length} 个评查项，合计 {formatCenti(sumCenti)}{' '}
        分；否决项 {draft.vetoes.length} 项。
      </Text>
      {!isWhole && (
        <Notice tone="warning">
          合计不是 100 分。可以先存为草稿，在草稿里改分值或满分；合计与满分相符后才能发布。
        </Notice>
      )}
      {problems.length > 0 && (
        <Stack gap={4}>
          <Title order={3} size="h5">
            要留意的地方（{problems.length}）
          </Title>
          <div
            className={classes.scroll}
            style={{ maxHeight: '24vh' }}
            tabIndex={0}
            role="region"
            aria-label="要留意的地方"
          >
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {problems.map(({ row, failure }, index) => (
                  <Table.Tr key={index}>
                    <Table.Td w={90}>{row === 0 ? '整个表格' : `第 ${row} 行`}</Table.Td>
                    <Table.Td>{describeFailure(failure)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </Stack>
      )}
      <Stack gap={4}>
        <Title order={3} size="h5">
          扣分规则
        </Title>
        <div
          className={classes.scroll}
          style={{ padding: 8 }}
          tabIndex={0}
          role="region"
          aria-label="要核对的扣分规则"
        >
          <RuleCheckList draft={draft} onEdit={onEdit} />
        </div>
      </Stack>
    </Stack>
  )
}
