import { Anchor, Button, Group, Modal, Table, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { Section } from '../../../ui/Section'
import classes from './follow-up.module.css'
import { PagePair } from './PagePair'
import { replyFiles } from './paper-findings'
import type { FollowUpWork } from './use-follow-up'

type FindingsPartProps = {
  readonly work: FollowUpWork
  readonly onOpenReview: (caseId: string, reviewId: string, findingId?: string) => void
}

/** 整改佐证: each fault of the paper, what was handed in against it, and what 核查 made of it. */
export function FindingsPart({ work, onOpenReview }: FindingsPartProps) {
  const [shown, setShown] = useState<number | null>(null)
  const { findings, document, caseFile } = work
  const { caseId, reviewId } = document
  return (
    <Section title="问题和整改佐证">
      <Table aria-label="问题和整改佐证" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={60}>序号</Table.Th>
            <Table.Th>问题</Table.Th>
            <Table.Th w={160}>原页</Table.Th>
            <Table.Th w={80} ta="right">
              佐证
            </Table.Th>
            <Table.Th w={110}>核查结论</Table.Th>
            <Table.Th w={110}>对照</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {findings.map((one, index) => (
            <Table.Tr key={one.id} data-testid="finding-row">
              <Table.Td>{one.number === 0 ? '—' : one.number}</Table.Td>
              <Table.Td>
                {caseId === null || reviewId === null ? (
                  one.finding.description
                ) : (
                  <Anchor
                    component="button"
                    ta="left"
                    size="sm"
                    onClick={() => onOpenReview(caseId, reviewId, one.id)}
                  >
                    {one.finding.description}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>{one.placeText}</Table.Td>
              <Table.Td ta="right">{one.evidence.length} 页</Table.Td>
              <Table.Td>
                {one.result ?? '未核查'}
                {one.resultNote !== '' && (
                  <Text size="xs" c="dimmed">
                    {one.resultNote}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Button
                  size="xs"
                  variant="default"
                  disabled={caseFile === undefined}
                  aria-label={`对照查看问题 ${one.number}`}
                  onClick={() => setShown(index)}
                >
                  对照查看
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown !== null && <PairModal work={work} at={shown} onAt={setShown} />}
    </Section>
  )
}

type PairModalProps = {
  readonly work: FollowUpWork
  readonly at: number
  readonly onAt: (at: number | null) => void
}

/** Alt + 左右 leads from fault to fault; inside a page the arrows turn pages. */
function PairModal({ work, at, onAt }: PairModalProps) {
  const { findings, caseFile, document } = work
  const one = findings[at]
  if (one === undefined || caseFile === undefined) return null
  const step = (by: number): void => {
    const next = at + by
    if (next >= 0 && next < findings.length) onAt(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    step(event.key === 'ArrowLeft' ? -1 : 1)
  }
  return (
    <Modal
      opened
      onClose={() => onAt(null)}
      title={`问题 ${one.number}：${one.finding.description}`}
      size="min(1600px, 97vw)"
      centered
      closeButtonProps={{ 'aria-label': '关闭' }}
      onKeyDown={onKeyDown}
    >
      <Group gap="xs" mb="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChevronLeft size={14} aria-hidden />}
          disabled={at === 0}
          onClick={() => step(-1)}
        >
          上一个问题
        </Button>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconChevronRight size={14} aria-hidden />}
          disabled={at === findings.length - 1}
          onClick={() => step(1)}
        >
          下一个问题
        </Button>
        <Text size="sm" c="dimmed">
          {at + 1} / {findings.length}，核查结论：{one.result ?? '未核查'}（键盘：Alt + 左右方向键换问题）
        </Text>
      </Group>
      <div className={classes.pairFrame}>
        <PagePair finding={one} caseFile={caseFile} files={replyFiles(document)} />
      </div>
    </Modal>
  )
}
