import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { SealRequest } from '@shared/domain/seal/seal'
import type { SealSpot } from '@shared/ipc/shapes'
import { call } from '../../../app/api'
import { tellDone } from '../../../app/notices'
import { perform, saving } from '../../../data/acts'
import { projector } from '../../../data/connection'
import { useWait, waitLabel } from '../../../ui/use-wait'
import { CardForm } from './CardForm'
import { isWhoComplete, PersonFields, type WhoForm } from './PersonFields'
import { approverChoices, onlyOne, ownChoice } from './release'
import type { SealWork } from './use-seal-work'
import { WishFacts } from './WishFacts'

type DecisionCardProps = {
  readonly work: SealWork
  readonly request: SealRequest
  readonly spot: SealSpot | null
}

/** 审批: a leader other than the applicant says yes or no, signed in or here by name and PIN. */
export function DecisionCard({ work, request, spot }: DecisionCardProps) {
  const { actor, people } = work
  const choices = approverChoices(people, request)
  const [who, setWho] = useState<WhoForm>(() => ({
    personId: ownChoice(choices, actor)?.personId ?? onlyOne(choices),
    pin: '',
  }))
  const [note, setNote] = useState('')
  const wait = useWait()
  const isBlocked = !isWhoComplete(who, actor) || wait.seconds > 0
  const decide = async (isApproved: boolean): Promise<void> => {
    try {
      await send(work, request, who, isApproved, note.trim())
      tellDone(isApproved ? '已同意用印，等待监印。' : '已记为不同意用印。')
    } catch (cause) {
      throw wait.take(cause)
    } finally {
      setWho((now) => ({ ...now, pin: '' }))
    }
  }
  return (
    <CardForm
      title="审批用印"
      submitLabel={wait.seconds > 0 ? waitLabel(wait.seconds) : '同意用印'}
      failureTitle="没有办理审批"
      testId="seal-decision"
      isDisabled={isBlocked}
      onSubmit={() => decide(true)}
      other={{
        label: '不同意',
        isDisabled: isBlocked || note.trim() === '',
        title: note.trim() === '' ? '请先在审批意见中写明理由' : undefined,
        run: () => decide(false),
      }}
    >
      <WishFacts work={work} request={request} spot={spot} />
      <PersonFields label="审批人" role="审批" {...{ choices, actor }} form={who} onChange={setWho} />
      <Textarea
        label="审批意见"
        description="不同意的，须写明理由"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CardForm>
  )
}

async function send(
  { actor }: SealWork,
  { id: requestId, contentSha256 }: SealRequest,
  { personId, pin }: WhoForm,
  isApproved: boolean,
  note: string,
): Promise<void> {
  if (personId === null) return
  if (actor === null || personId !== actor.personId) {
    await saving(() => call('seal:decide', { requestId, personId, pin, isApproved, note }))
    await projector.settled()
    return
  }
  const approver = { personId, name: actor.name }
  if (isApproved) await perform('seal-request/approved', { requestId, contentSha256, approver, note })
  else await perform('seal-request/refused', { requestId, approver, reason: note })
}
