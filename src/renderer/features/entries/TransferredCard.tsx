/** 转监督案件: the file goes on as a matter of supervision, registered from here with what is already known. */
import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { matterNumber, type MatterFacts } from '@shared/domain/loop/matter'
import { resultText } from '@shared/report/entry-dossier'
import { useRows } from '../../data/live'
import { registerMatter } from '../../data/loop'
import { today } from '../../data/today'
import { DialogForm } from '../../ui/DialogForm'
import { DayField, isDay, LineField, LongField } from '../../ui/form-fields'
import { useFields } from '../../ui/use-fields'
import type { EntryView } from './use-entry'

type TransferredCardProps = {
  readonly view: EntryView
  readonly onOpenMatter: (matterId: string) => void
}

export function TransferredCard({ view, onOpenMatter }: TransferredCardProps) {
  const matters = useRows('matters')
  const [isAsking, setAsking] = useState(false)
  const matter = matters?.find(({ entryId }) => entryId === view.entry.id)
  if (matters === null) return null
  return (
    <Paper withBorder p="md" component="section" aria-label="监督案件" data-testid="transferred">
      <Group justify="space-between" wrap="nowrap">
        <Stack gap={4}>
          <Title order={3} size="h4">
            已转监督案件
          </Title>
          {matter ? (
            <Text size="sm">
              已登记为{' '}
              <Anchor component="button" size="sm" onClick={() => onOpenMatter(matter.id)}>
                {matterNumber(matter)}
              </Anchor>
              ，由监督办理继续。
            </Text>
          ) : (
            <Text size="sm">还没有登记监督案件。登记后起草文书、跟踪整改。</Text>
          )}
        </Stack>
        {!matter && <Button onClick={() => setAsking(true)}>登记监督案件</Button>}
      </Group>
      {isAsking && (
        <RegisterDialog view={view} onClose={() => setAsking(false)} onRegistered={onOpenMatter} />
      )}
    </Paper>
  )
}

type RegisterDialogProps = {
  readonly view: EntryView
  readonly onClose: () => void
  readonly onRegistered: (matterId: string) => void
}

function RegisterDialog({ view, onClose, onRegistered }: RegisterDialogProps) {
  const [facts, set] = useFields<MatterFacts>(() => factsOf(view))
  return (
    <DialogForm
      isOpen
      title="登记监督案件"
      submitLabel="登记"
      size={560}
      isDisabled={facts.title.trim() === '' || !isDay(facts.registeredOn)}
      onClose={onClose}
      onSubmit={async () => {
        const { matterId } = await registerMatter(facts, view.entry.id)
        onClose()
        onRegistered(matterId)
      }}
    >
      <Text size="sm">
        被监督单位 {facts.unit}，来源 {facts.source}
        {facts.caseIds.length > 0 ? '，关联本案卷' : ''}。其他内容登记后可以修改。
      </Text>
      <LineField
        label="案件名称"
        isRequired
        isFirst
        value={facts.title}
        onChange={(title) => set({ title })}
      />
      <LineField label="案由" value={facts.cause} onChange={(cause) => set({ cause })} />
      <DayField
        label="立项日期"
        value={facts.registeredOn}
        onChange={(registeredOn) => set({ registeredOn })}
      />
      <LongField label="事项摘要" value={facts.summary} onChange={(summary) => set({ summary })} />
    </DialogForm>
  )
}

/** What the campaign already knows of the file. */
function factsOf({ entry, campaign, caseFile }: EntryView): MatterFacts {
  const { listed, outcome, transferReason } = entry
  const title = caseFile?.facts.title ?? (listed.title || listed.number)
  return {
    ...{ title, source: '案卷评查', unit: listed.unit, cause: '', registeredOn: today() },
    ...{ caseIds: entry.caseId === null ? [] : [entry.caseId], isJoint: false, isPublicInterest: false },
    summary: [
      `${campaign.name}案卷评查${outcome === null ? '' : `，结果：${resultText(outcome)}`}。`,
      transferReason === null ? '' : `转办理由：${transferReason}`,
    ]
      .filter(Boolean)
      .join('\n'),
  }
}
