import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import { recusalOf } from '@shared/domain/campaign/recusal'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { Person, Role } from '@shared/domain/people/person'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { DialogForm } from '../../../ui/DialogForm'
import type { CampaignData } from '../use-campaign'

type AssignDialogProps = {
  readonly entry: CampaignEntry | null
  readonly data: CampaignData
  readonly onClose: () => void
}

/** 分配: reviewers and leader of one file, by hand. Whoever must stay away is shown and cannot be chosen. */
export function AssignDialog({ entry, data, onClose }: AssignDialogProps) {
  return entry && <AssignForm key={entry.id} entry={entry} data={data} onClose={onClose} />
}

function AssignForm({ entry, data, onClose }: AssignDialogProps & { readonly entry: CampaignEntry }) {
  const { campaign, people } = data
  const { plan } = campaign
  const isDouble = plan?.isDoubleReview ?? true
  const old = entry.assignment
  const [a, setA] = useState<string | null>(old?.reviewerA ?? null)
  const [b, setB] = useState<string | null>(old?.reviewerB ?? null)
  const [leader, setLeader] = useState<string | null>(old?.leader ?? plan?.leaderId ?? null)
  const optionsFor = (
    roles: readonly Role[],
    members: readonly string[],
    others: readonly (string | null)[],
  ) =>
    people
      .filter((person) => person.disabledAt === null && roles.some((role) => person.roles.includes(role)))
      .toSorted((x, y) => Number(members.includes(y.id)) - Number(members.includes(x.id)))
      .map((person) => optionOf(person, entry, plan, others))
  const reviewers = plan?.reviewerIds ?? []
  const isReady = a !== null && (!isDouble || b !== null)
  const save = async (): Promise<void> => {
    if (a === null) return
    const assignment = { reviewerA: a, reviewerB: isDouble ? b : null, leader }
    await perform('entry/assigned', { entryId: entry.id, assignment })
    tellDone('已分配')
    onClose()
  }
  return (
    <DialogForm
      isOpen
      title="分配评查员"
      submitLabel="分配"
      failureTitle="没有分配"
      isDisabled={!isReady}
      onSubmit={save}
      onClose={onClose}
    >
      <Text size="sm">
        {entry.listed.unit} · {entry.listed.number}
      </Text>
      <Select
        label={isDouble ? '评查员甲' : '评查员'}
        withAsterisk
        data-autofocus
        data={optionsFor(['reviewer'], reviewers, [b, leader])}
        value={a}
        onChange={setA}
      />
      {isDouble && (
        <Select
          label="评查员乙"
          withAsterisk
          data={optionsFor(['reviewer'], reviewers, [a, leader])}
          value={b}
          onChange={setB}
        />
      )}
      <Select
        label="组长"
        clearable
        clearButtonProps={{ 'aria-label': '不指定组长' }}
        data={optionsFor(['leader', 'rechecker'], plan?.leaderId ? [plan.leaderId] : [], [a, b])}
        value={leader}
        onChange={setLeader}
      />
    </DialogForm>
  )
}

function optionOf(
  person: Person,
  entry: CampaignEntry,
  plan: CampaignData['campaign']['plan'],
  others: readonly (string | null)[],
) {
  const recusal = recusalOf(person, entry.listed.unit, plan)
  const why = recusal !== null ? '（应当回避）' : others.includes(person.id) ? '（已选）' : ''
  return { value: person.id, label: `${person.name}${why}`, disabled: why !== '' }
}
