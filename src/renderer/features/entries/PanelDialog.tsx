/** 合议定案: who took part, who decided, why, and what was said against it. */
import { ActionIcon, Button, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Dissent, Participant } from '@shared/domain/campaign/entry'
import { resultText } from '@shared/report/entry-dossier'
import { DialogForm } from '../../ui/DialogForm'
import { concludePanel } from './entry-deeds'
import type { EntryDialogProps } from './FeedbackDialogs'
import { DayField, PeopleField } from './fields'
import { today } from './today'

type DraftDissent = { readonly name: string | null; readonly itemId: string | null; readonly text: string }

export function PanelDialog({ view, onClose }: EntryDialogProps) {
  const { entry, people, isStaffed } = view
  const [on, setOn] = useState(today)
  const [members, setMembers] = useState<readonly Participant[]>(() => firstMembers(view))
  const [decider, setDecider] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [dissents, setDissents] = useState<readonly DraftDissent[]>([])
  const review = view.reviews.findLast(({ round }) => round === '合议')
  const memberOf = (name: string | null): Participant | undefined => members.find((one) => one.name === name)
  const decided = memberOf(decider)
  const said = dissents.filter(({ text }) => text.trim() !== '')
  const isReady =
    members.length >= 2 &&
    decided !== undefined &&
    reason.trim() !== '' &&
    said.every(({ name }) => memberOf(name) !== undefined)
  const submit = async (): Promise<void> => {
    if (decided === undefined) return
    const kept = said.flatMap(({ name, itemId, text }): Dissent[] => {
      const person = memberOf(name)
      return person ? [{ person, itemId, text: text.trim() }] : []
    })
    await concludePanel(entry.id, { on, members, decider: decided, reason: reason.trim(), dissents: kept })
    onClose()
  }
  const names = members.map(({ name }) => name)
  return (
    <DialogForm
      isOpen
      title="合议定案"
      submitLabel="定案"
      size={680}
      isDisabled={!isReady}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text size="sm">合议评分：{resultText(review?.result ?? null)}</Text>
      <DayField label="合议日期" value={on} onChange={setOn} />
      <PeopleField
        label="参加合议人员"
        description="至少两人"
        value={members}
        onChange={setMembers}
        people={people}
        isStaffed={isStaffed}
      />
      <Select
        label="最终决定人"
        description="意见不一致时由其决定，须为参加合议的人员"
        required
        data={names}
        value={decider}
        onChange={setDecider}
      />
      <Textarea
        label="合议理由"
        required
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          保留意见
        </Text>
        {dissents.map((dissent, index) => (
          <DissentRow
            key={index}
            index={index}
            dissent={dissent}
            names={names}
            itemIds={entry.comparison?.differingItemIds ?? []}
            onChange={(next) => setDissents(dissents.map((one, i) => (i === index ? next : one)))}
            onRemove={() => setDissents(dissents.filter((_, i) => i !== index))}
          />
        ))}
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          onClick={() => setDissents([...dissents, { name: null, itemId: null, text: '' }])}
        >
          添加保留意见
        </Button>
      </Stack>
    </DialogForm>
  )
}

/** The two reviewers and the leader are there as a rule. */
function firstMembers({ entry, people }: EntryDialogProps['view']): readonly Participant[] {
  const { assignment } = entry
  if (assignment === null) return []
  return [assignment.reviewerA, assignment.reviewerB, assignment.leader].flatMap((id) => {
    const person = people.find((one) => one.id === id && one.disabledAt === null)
    return person ? [{ personId: person.id, name: person.name }] : []
  })
}

function DissentRow(props: {
  readonly index: number
  readonly dissent: DraftDissent
  readonly names: readonly string[]
  readonly itemIds: readonly string[]
  readonly onChange: (next: DraftDissent) => void
  readonly onRemove: () => void
}) {
  const { index, dissent, names, itemIds, onChange, onRemove } = props
  const no = index + 1
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select
        label={`保留意见人 ${no}`}
        w={130}
        data={[...names]}
        value={dissent.name}
        onChange={(name) => onChange({ ...dissent, name })}
      />
      <Select
        label={`评查项 ${no}`}
        w={120}
        clearable
        placeholder="全卷"
        data={[...itemIds]}
        value={dissent.itemId}
        onChange={(itemId) => onChange({ ...dissent, itemId })}
      />
      <Textarea
        label={`意见 ${no}`}
        flex={1}
        autosize
        minRows={1}
        maxLength={2000}
        value={dissent.text}
        onChange={(event) => onChange({ ...dissent, text: event.currentTarget.value })}
      />
      <ActionIcon variant="default" size={36} aria-label={`删除保留意见 ${no}`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
