import { Anchor, NumberInput, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { Recall } from '@shared/domain/document/follow-up'
import { chinaDay } from '@shared/lib/china-day'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { Notice } from '../../../ui/Notice'
import { CardForm } from './CardForm'
import { FactLine } from './ProofSheet'
import type { SealWork } from './use-seal-work'
import classes from './seal.module.css'

/** 收回 of the copies of a voided paper; a later count replaces the one shown, both stay in the record. */
export function RecallCard({ work }: { readonly work: SealWork }) {
  const { recall } = work.document.followUp
  const [isEditing, setEditing] = useState(false)
  if (recall === null || isEditing) return <RecallForm work={work} onDone={() => setEditing(false)} />
  return (
    <Paper withBorder p="md" component="section" aria-label="收回登记" data-testid="recall-done">
      <Stack gap="sm">
        <Title order={3} size="h5">
          收回登记
        </Title>
        <dl className={classes.facts}>
          <FactLine label="收回日期" value={recall.on} />
          <FactLine label="已收回" value={`${recall.returned} 份`} />
          <FactLine label="未收回" value={`${recall.missing} 份`} />
          <FactLine label="销毁人" value={recall.destroyedBy?.name ?? '（未销毁）'} />
          {recall.note !== '' && <FactLine label="说明" value={recall.note} />}
        </dl>
        {recall.missing > 0 && (
          <Notice tone="warning">
            还有 {recall.missing} 份没有收回。
            <Anchor component="button" size="sm" ml={8} underline="always" onClick={() => setEditing(true)}>
              补登记
            </Anchor>
          </Notice>
        )}
      </Stack>
    </Paper>
  )
}

function RecallForm({ work, onDone }: { readonly work: SealWork; readonly onDone: () => void }) {
  const { document, use, actor } = work
  const copies = use?.copies ?? 1
  const [on, setOn] = useState(() => chinaDay(new Date().toISOString()))
  const [returned, setReturned] = useState(document.followUp.recall?.returned ?? copies)
  const [destroyedBy, setDestroyedBy] = useState(document.followUp.recall?.destroyedBy?.name ?? '')
  const [note, setNote] = useState(document.followUp.recall?.note ?? '')
  const missing = Math.max(0, copies - returned)
  const submit = async (): Promise<void> => {
    const name = destroyedBy.trim()
    const recall: Recall = {
      ...{ on, returned, missing, note: note.trim() },
      destroyedBy:
        name === '' ? null : { personId: work.people.find((one) => one.name === name)?.id ?? null, name },
    }
    await perform('document/recalled', { documentId: document.id, recall })
    onDone()
    tellDone('收回情况已登记。')
  }
  return (
    <CardForm
      title="收回已发出的盖章件"
      submitLabel="登记收回"
      failureTitle="没有登记"
      testId="recall-form"
      isDisabled={actor === null || on === '' || !Number.isInteger(returned)}
      onSubmit={submit}
    >
      <Text size="sm">本文书共 {copies} 份。收回的作废件由专人销毁；没有收回的写明去向。</Text>
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          type="date"
          label="收回日期"
          withAsterisk
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <NumberInput
          label="已收回份数"
          description={`未收回 ${missing} 份`}
          withAsterisk
          min={0}
          max={copies}
          allowDecimal={false}
          clampBehavior="blur"
          value={returned}
          onChange={(value) => setReturned(Number(value))}
        />
        <TextInput
          label="销毁人"
          description="还没有销毁的留空"
          maxLength={50}
          value={destroyedBy}
          onChange={(event) => setDestroyedBy(event.currentTarget.value)}
        />
        <TextInput
          label="说明"
          description="未收回的去向等"
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </SimpleGrid>
    </CardForm>
  )
}
