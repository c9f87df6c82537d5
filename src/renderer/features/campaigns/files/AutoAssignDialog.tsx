import { List, Progress, ScrollArea, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { proposeAssignments, type Proposal } from '@shared/domain/campaign/auto-assign'
import type { CampaignPlan } from '@shared/domain/campaign/campaign'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { DialogForm } from '../../../ui/DialogForm'
import { Notice } from '../../../ui/Notice'
import type { CampaignData } from '../use-campaign'

type AutoAssignDialogProps = {
  readonly isOpen: boolean
  readonly data: CampaignData
  readonly onClose: () => void
}

/** 自动分配: a proposal for every file without reviewers, seen before it is written. */
export function AutoAssignDialog({ isOpen, data, onClose }: AutoAssignDialogProps) {
  const { plan } = data.campaign
  return isOpen && plan ? <AutoAssignForm data={data} plan={plan} onClose={onClose} /> : null
}

function propose({ entries, people }: CampaignData, plan: CampaignPlan): Proposal {
  const open = entries.filter(
    ({ assignment, state }) => assignment !== null || state === 'drawn' || state === 'lent',
  )
  return proposeAssignments(open, plan, people)
}

type AutoAssignFormProps = Omit<AutoAssignDialogProps, 'isOpen'> & { readonly plan: CampaignPlan }

function AutoAssignForm({ data, plan, onClose }: AutoAssignFormProps) {
  // Made once: what was seen is what is written, however the rows change while it is being written.
  const [{ assignments, unassigned }] = useState(() => propose(data, plan))
  const [done, setDone] = useState<number | null>(null)
  const save = async (): Promise<void> => {
    for (const [index, one] of assignments.entries()) {
      setDone(index)
      await perform('entry/assigned', one)
    }
    tellDone(`已分配 ${assignments.length} 件`)
    onClose()
  }
  return (
    <DialogForm
      isOpen
      title="自动分配"
      submitLabel={`分配 ${assignments.length} 件`}
      failureTitle="没有全部分配"
      size={600}
      isQuestion
      isDisabled={assignments.length === 0}
      onSubmit={save}
      onClose={onClose}
    >
      <Text size="sm">
        只分配还没有评查员的案卷，已分配的不动。每人件数尽量相等，回避的不分，
        {plan.isDoubleReview ? '甲乙两人轮换搭配，' : ''}
        组长不参加初评。
      </Text>
      {assignments.length === 0 && unassigned.length === 0 && <Text c="dimmed">所有案卷都已分配。</Text>}
      <Loads data={data} plan={plan} assignments={assignments} />
      {unassigned.length > 0 && (
        <Notice tone="warning" title={`${unassigned.length} 件可用的评查员不够，没有分配`}>
          <List size="sm">
            {unassigned.slice(0, 10).map(({ entryId, eligible }) => (
              <List.Item key={entryId}>
                {data.entries.find(({ id }) => id === entryId)?.listed.number}（只剩 {eligible} 人可评）
              </List.Item>
            ))}
          </List>
        </Notice>
      )}
      {done !== null && <Progress value={(done / assignments.length) * 100} aria-label="分配进度" />}
    </DialogForm>
  )
}

type LoadsProps = {
  readonly data: CampaignData
  readonly plan: CampaignPlan
  readonly assignments: Proposal['assignments']
}

/** Work of everybody, before and after. */
function Loads({ data, plan, assignments }: LoadsProps) {
  const rows = plan.reviewerIds.map((personId) => {
    const has = (one: { readonly reviewerA: string; readonly reviewerB: string | null } | null): boolean =>
      one !== null && (one.reviewerA === personId || one.reviewerB === personId)
    return {
      personId,
      name: data.people.find(({ id }) => id === personId)?.name ?? '（未知）',
      given: data.entries.filter(({ assignment }) => has(assignment)).length,
      added: assignments.filter(({ assignment }) => has(assignment)).length,
    }
  })
  return (
    <ScrollArea.Autosize mah={260}>
      <Table verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>评查员</Table.Th>
            <Table.Th ta="right">已有</Table.Th>
            <Table.Th ta="right">这次增加</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ personId, name, given, added }) => (
            <Table.Tr key={personId}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{given}</Table.Td>
              <Table.Td ta="right">{added}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
