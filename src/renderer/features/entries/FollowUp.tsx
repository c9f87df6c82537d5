/** What came after the comparison: panel, re-check, feedback, objections, rectification. */
import { Paper, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CampaignEntry, RectifyResult } from '@shared/domain/campaign/entry'
import { namesOf } from '@shared/report/entry-dossier'
import { RECHECK_REASONS } from '@shared/report/entry-recheck'
import type { EntryView } from './use-entry'

export function FollowUp({ view }: { readonly view: EntryView }) {
  const { entry } = view
  return (
    <>
      {entry.panel && <PanelPart panel={entry.panel} />}
      {entry.recheck && <RecheckPart recheck={entry.recheck} />}
      {entry.feedback && <FeedbackPart entry={entry} feedback={entry.feedback} />}
      {entry.rectification && <RectificationPart rectification={entry.rectification} />}
      {(entry.announced || entry.closed || entry.transferReason !== null) && <EndPart entry={entry} />}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={3} size="h4" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  )
}

/** Label and value, one below the other; empty values are left out. */
function Facts({ rows }: { readonly rows: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: '110px 1fr', gap: '4px 12px', margin: 0 }}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <Text component="dt" size="sm" fw={600}>
              {label}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ whiteSpace: 'pre-line' }}>
              {value}
            </Text>
          </div>
        ))}
    </dl>
  )
}

function PanelPart({ panel }: { readonly panel: NonNullable<CampaignEntry['panel']> }) {
  return (
    <Part title="合议">
      <Facts
        rows={[
          ['合议日期', panel.on],
          ['参加人员', namesOf(panel.members)],
          ['最终决定人', panel.decider.name],
          ['合议理由', panel.reason],
          [
            '保留意见',
            panel.dissents
              .map(
                ({ person, itemId, text }) =>
                  `${person.name}${itemId === null ? '' : `（${itemId}）`}：${text}`,
              )
              .join('\n') || '没有保留意见',
          ],
        ]}
      />
    </Part>
  )
}

function RecheckPart({ recheck }: { readonly recheck: NonNullable<CampaignEntry['recheck']> }) {
  const { on, name, opinion, isChanged, isWaived, reasons } = recheck
  return (
    <Part title="复核">
      <Facts
        rows={[
          ['复核人', name],
          ['日期', on],
          ['复核原因', reasons.map((reason) => RECHECK_REASONS[reason]).join('、')],
          ['结论', isWaived ? '免予复核' : isChanged ? '改变原结果' : '维持原结果'],
          [isWaived ? '理由' : '意见', opinion],
        ]}
      />
    </Part>
  )
}

function FeedbackPart({
  entry,
  feedback,
}: {
  readonly entry: CampaignEntry
  readonly feedback: NonNullable<CampaignEntry['feedback']>
}) {
  return (
    <Part title="反馈和异议">
      <Stack gap="sm">
        <Facts
          rows={[
            ['反馈日期', feedback.on],
            ['签收人', feedback.receivedBy],
            ['异议期限', `至 ${feedback.objectionDueOn}`],
            ['单位无异议', feedback.waivedOn ?? ''],
          ]}
        />
        {entry.objections.length > 0 && (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={100}>提出</Table.Th>
                <Table.Th w={90}>异议项</Table.Th>
                <Table.Th>理由和材料</Table.Th>
                <Table.Th>处理意见</Table.Th>
                <Table.Th w={120}>处理人</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entry.objections.flatMap((objection) =>
                objection.items.map(({ itemId, reason, materials }) => {
                  const answer = objection.decision?.items.find((one) => one.itemId === itemId)
                  return (
                    <Table.Tr key={`${objection.objectionId} ${itemId}`}>
                      <Table.Td>
                        {objection.on}
                        <br />
                        {objection.person}
                      </Table.Td>
                      <Table.Td>{itemId}</Table.Td>
                      <Table.Td>
                        {reason}
                        {materials === '' ? '' : `（材料：${materials}）`}
                      </Table.Td>
                      <Table.Td>
                        {answer ? `${answer.isUpheld ? '采纳' : '不采纳'}：${answer.reason}` : '尚未处理'}
                      </Table.Td>
                      <Table.Td>{objection.decision ? namesOf(objection.decision.handlers) : ''}</Table.Td>
                    </Table.Tr>
                  )
                }),
              )}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Part>
  )
}

const resultText = (result: RectifyResult | undefined): string =>
  result === undefined
    ? '—'
    : `${result.isDone ? '已改' : '未改'}${result.reason === '' ? '' : `：${result.reason}`}`

function RectificationPart({
  rectification,
}: {
  readonly rectification: NonNullable<CampaignEntry['rectification']>
}) {
  const { items, reports, reinspections, orderedOn, dueOn } = rectification
  const [report, inspection] = [reports.at(-1), reinspections.at(-1)]
  return (
    <Part title="整改">
      <Stack gap="sm">
        <Facts
          rows={[
            ['下达日期', orderedOn],
            ['整改期限', `至 ${dueOn}`],
            ['整改报告', report ? `${report.on} ${report.person}：${report.text}` : ''],
            [
              '复查',
              inspection
                ? `${inspection.on} ${inspection.isPassed ? '通过' : '不通过'}，复查人：${namesOf(inspection.inspectors)}${inspection.note === '' ? '' : `。${inspection.note}`}`
                : '',
            ],
          ]}
        />
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={50}>序号</Table.Th>
              <Table.Th>问题</Table.Th>
              <Table.Th>整改要求</Table.Th>
              <Table.Th>单位整改</Table.Th>
              <Table.Th>证明材料</Table.Th>
              <Table.Th>复查</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ findingId, number, problem, demand }) => {
              const own = report?.results.find((one) => one.findingId === findingId)
              return (
                <Table.Tr key={findingId}>
                  <Table.Td>{number}</Table.Td>
                  <Table.Td>{problem}</Table.Td>
                  <Table.Td>{demand}</Table.Td>
                  <Table.Td>{resultText(own)}</Table.Td>
                  <Table.Td>{own?.proof || '—'}</Table.Td>
                  <Table.Td>
                    {resultText(inspection?.results.find((one) => one.findingId === findingId))}
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Stack>
    </Part>
  )
}

function EndPart({ entry }: { readonly entry: CampaignEntry }) {
  const { announced, closed, transferReason } = entry
  return (
    <Part title="办结">
      <Facts
        rows={[
          ['通报', announced ? [announced.on, announced.circular].filter(Boolean).join(' ') : ''],
          ['销号', closed ? [closed.on, closed.note].filter(Boolean).join(' ') : ''],
          ['转监督案件', transferReason ?? ''],
        ]}
      />
    </Part>
  )
}
