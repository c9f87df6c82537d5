import { Button, Center, Group, Loader, Paper, PasswordInput, Radio, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { namesOfRoles, type Person } from '@shared/domain/people/person'
import { describeFailure } from '@shared/messages'
import { useRows } from '../../data/live'
import { Notice } from '../../ui/Notice'
import { useCover } from './cover'
import { byName } from './person-form'
import { useSignIn } from './use-sign-in'
import classes from './people.module.css'

export type SignInReason = 'start' | 'locked' | 'switch'

type SignInPageProps = {
  readonly reason: SignInReason
  /** Whose work waits beneath; null at the start. */
  readonly waitingId: string | null
  /** Back to that work without a sign-in; only when switching. */
  readonly onBack?: () => void
}

const TITLES: Readonly<Record<SignInReason, string>> = {
  start: '登录',
  locked: '已锁定',
  switch: '换人',
}

/** The whole window until somebody has said who they are. Only fields of the browser itself: see cover.ts. */
export function SignInPage(props: SignInPageProps) {
  useCover(props.onBack)
  const people = useRows('people')
  return createPortal(
    <div data-cover className={classes.cover}>
      <Paper withBorder p="xl" component="main" className={classes.card}>
        {people === null ? (
          <Center h={200}>
            <Loader aria-label="正在读取人员" />
          </Center>
        ) : (
          <SignInForm
            {...props}
            people={people.filter(({ disabledAt }) => disabledAt === null).toSorted(byName)}
          />
        )}
      </Paper>
    </div>,
    document.body,
  )
}

function SignInForm({
  reason,
  waitingId,
  onBack,
  people,
}: SignInPageProps & { readonly people: readonly Person[] }) {
  const [personId, setPersonId] = useState(() => firstChoice(reason, waitingId, people))
  const [pin, setPin] = useState('')
  const pinField = useRef<HTMLInputElement>(null)
  const { isBusy, failure, waitSeconds, forget, submit } = useSignIn()
  const waiting = people.find(({ id }) => id === waitingId)
  const isBlocked = personId === null || pin === '' || isBusy || waitSeconds > 0
  const send = async (): Promise<void> => {
    if (personId === null || isBlocked) return
    const isIn = await submit(personId, pin)
    // Signed in again as oneself, the session does not change: the caller must take the cover away.
    if (isIn && personId === waitingId) onBack?.()
    setPin('')
    pinField.current?.focus()
  }
  return (
    <form
      aria-label={TITLES[reason]}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack gap="md">
        <div>
          <Title order={1} size="h2">
            衡卷 · {TITLES[reason]}
          </Title>
          <Text size="sm" className={classes.muted}>
            {explain(reason, waiting, personId)}
          </Text>
        </div>
        <Radio.Group
          label="姓名"
          value={personId}
          onChange={(next) => {
            setPersonId(next)
            forget()
          }}
        >
          <div className={classes.names}>
            {people.map(({ id, name, roles }) => (
              <Radio
                key={id}
                value={id}
                className={classes.name ?? ''}
                autoFocus={personId === null && id === people[0]?.id}
                label={name}
                description={namesOfRoles(roles)}
              />
            ))}
          </div>
        </Radio.Group>
        <PasswordInput
          ref={pinField}
          label="登录密码"
          autoComplete="off"
          maxLength={64}
          autoFocus={personId !== null}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏登录密码' }}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        {failure && (
          <Notice tone="danger" title="没有登录" role="alert">
            {describeFailure(failure)}
          </Notice>
        )}
        <Group justify="flex-end">
          {onBack && (
            <Button variant="default" type="button" onClick={onBack}>
              返回，不换人
            </Button>
          )}
          <Button type="submit" size="md" loading={isBusy} disabled={isBlocked}>
            {waitSeconds > 0 ? `请等 ${waitLabel(waitSeconds)}` : '登录'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Whose password is asked for before anybody has chosen: the one whose work waits, or the only one there is. */
function firstChoice(
  reason: SignInReason,
  waitingId: string | null,
  people: readonly Person[],
): string | null {
  if (reason === 'locked' && people.some(({ id }) => id === waitingId)) return waitingId
  const others = people.filter(({ id }) => id !== waitingId)
  return others.length === 1 ? (others[0]?.id ?? null) : null
}

function explain(reason: SignInReason, waiting: Person | undefined, personId: string | null): string {
  if (reason === 'start' || waiting === undefined) return '选姓名（可用上下方向键），输入登录密码，按回车。'
  if (personId !== null && personId !== waiting.id)
    return `换人后，“${waiting.name}”还没有保存的输入不保留。已保存的内容不受影响。`
  return reason === 'locked'
    ? `“${waiting.name}”的页面原样留着，输入登录密码后接着做。`
    : '选姓名（可用上下方向键），输入登录密码，按回车。'
}

const waitLabel = (seconds: number): string =>
  seconds > 60 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`
