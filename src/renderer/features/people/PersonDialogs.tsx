import { PasswordInput, Text } from '@mantine/core'
import { useState } from 'react'
import type { Person } from '@shared/domain/people/person'
import { call } from '../../app/api'
import { tellDone } from '../../app/notices'
import { perform, saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { DialogForm } from '../../ui/DialogForm'
import { Notice } from '../../ui/Notice'
import {
  emptyFacts,
  factsFormOf,
  findFactsProblems,
  findPinProblems,
  hasProblems,
  NO_PIN,
  toFacts,
} from './person-form'
import { PersonFields, PinFields } from './PersonFields'

export type PeopleDialog =
  | { readonly kind: 'register'; readonly isFirst: boolean; readonly unit: string }
  | { readonly kind: 'edit'; readonly person: Person }
  | { readonly kind: 'renew'; readonly person: Person }
  | { readonly kind: 'change-pin' }
  | { readonly kind: 'disable'; readonly person: Person }

type DialogProps<K extends PeopleDialog['kind']> = {
  readonly asked: Extract<PeopleDialog, { kind: K }>
  readonly onClose: () => void
}

/** Whatever dialog of this page is open; each starts anew. */
export function PersonDialogs({
  asked,
  onClose,
}: {
  readonly asked: PeopleDialog | null
  readonly onClose: () => void
}) {
  switch (asked?.kind) {
    case undefined:
      return null
    case 'register':
      return <RegisterDialog asked={asked} onClose={onClose} />
    case 'edit':
      return <EditDialog asked={asked} onClose={onClose} />
    case 'renew':
      return <RenewDialog asked={asked} onClose={onClose} />
    case 'change-pin':
      return <ChangePinDialog asked={asked} onClose={onClose} />
    case 'disable':
      return <DisableDialog asked={asked} onClose={onClose} />
  }
}

function RegisterDialog({ asked: { isFirst, unit }, onClose }: DialogProps<'register'>) {
  const [facts, setFacts] = useState(() => emptyFacts(unit, isFirst))
  const [pin, setPin] = useState(NO_PIN)
  const [isTried, setTried] = useState(false)
  const problems = { facts: findFactsProblems(facts, isFirst), pin: findPinProblems(pin) }
  const submit = async (): Promise<void> => {
    setTried(true)
    if (hasProblems(problems.facts) || hasProblems(problems.pin)) return
    await saving(() => call('person:register', { facts: toFacts(facts), pin: pin.pin }))
    await projector.settled()
    onClose()
    tellDone(isFirst ? `已登记，现在由“${facts.name.trim()}”登录。` : `已登记“${facts.name.trim()}”。`)
  }
  return (
    <DialogForm
      isOpen
      size={680}
      title={isFirst ? '登记第一名人员' : '登记人员'}
      submitLabel="登记"
      failureTitle="没有登记"
      onSubmit={submit}
      onClose={onClose}
    >
      {isFirst && (
        <Notice tone="info">
          登记后，每一步操作都要登录，不能再退回不登录的状态。登录密码忘了只能由另一名管理员重设，请随后再登记一名管理员。
        </Notice>
      )}
      <PersonFields form={facts} problems={isTried ? problems.facts : null} onChange={setFacts} />
      <PinFields form={pin} problems={isTried ? problems.pin : null} onChange={setPin} />
    </DialogForm>
  )
}

function EditDialog({ asked: { person }, onClose }: DialogProps<'edit'>) {
  const [facts, setFacts] = useState(() => factsFormOf(person))
  const problems = findFactsProblems(facts, false)
  const submit = async (): Promise<void> => {
    if (hasProblems(problems)) return
    await perform('person/facts-edited', { personId: person.id, facts: toFacts(facts) })
    onClose()
    tellDone('人员信息已保存')
  }
  return (
    <DialogForm
      isOpen
      size={680}
      title="人员信息"
      submitLabel="保存"
      failureTitle="没有保存"
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonFields form={facts} problems={problems} onChange={setFacts} />
    </DialogForm>
  )
}

function RenewDialog({ asked: { person }, onClose }: DialogProps<'renew'>) {
  const [pin, setPin] = useState(NO_PIN)
  const [isTried, setTried] = useState(false)
  const problems = findPinProblems(pin)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (hasProblems(problems)) return
    await saving(() => call('person:renew-key', { personId: person.id, pin: pin.pin }))
    await projector.settled()
    onClose()
    tellDone(`已为“${person.name}”重设登录密码。`)
  }
  return (
    <DialogForm
      isOpen
      size={560}
      title={`重设“${person.name}”的登录密码`}
      submitLabel="重设"
      failureTitle="没有重设"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">
        请本人在场输入。重设后换用新的签名密钥；以前的操作仍按原来的密钥核对，不受影响。这一步会记入记录。
      </Text>
      <PinFields form={pin} problems={isTried ? problems : null} isFirstField onChange={setPin} />
    </DialogForm>
  )
}

function ChangePinDialog({ onClose }: DialogProps<'change-pin'>) {
  const [old, setOld] = useState('')
  const [pin, setPin] = useState(NO_PIN)
  const [isTried, setTried] = useState(false)
  const problems = findPinProblems(pin)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (old === '' || hasProblems(problems)) return
    await saving(() => call('person:change-pin', { oldPin: old, newPin: pin.pin }))
    await projector.settled()
    onClose()
    tellDone('登录密码已修改')
  }
  return (
    <DialogForm
      isOpen
      size={560}
      title="修改我的登录密码"
      submitLabel="修改"
      failureTitle="没有修改"
      onSubmit={submit}
      onClose={onClose}
    >
      <PasswordInput
        label="现在的登录密码"
        withAsterisk
        data-autofocus
        autoComplete="off"
        maxLength={64}
        visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏登录密码' }}
        value={old}
        error={isTried && old === '' ? '请输入现在的登录密码' : null}
        onChange={(event) => setOld(event.currentTarget.value)}
      />
      <PinFields form={pin} problems={isTried ? problems : null} onChange={setPin} />
    </DialogForm>
  )
}

function DisableDialog({ asked: { person }, onClose }: DialogProps<'disable'>) {
  const submit = async (): Promise<void> => {
    await perform('person/disabled', { personId: person.id })
    onClose()
    tellDone(`“${person.name}”已停用。`)
  }
  return (
    <DialogForm
      isOpen
      isQuestion
      isGrave
      title="停用人员"
      submitLabel="停用"
      failureTitle="没有停用"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">停用后“{person.name}”不能登录，做过的一切都保留。需要时可以重新启用。</Text>
    </DialogForm>
  )
}
