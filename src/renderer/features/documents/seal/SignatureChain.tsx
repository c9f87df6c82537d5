import { Text } from '@mantine/core'
import { chinaMinute } from '@shared/lib/china-day'
import { releaseSignatures, type ReleaseSignature } from './release'
import type { SealWork } from './use-seal-work'
import classes from './seal.module.css'

/** 申请 → 审批 → 监印: who, when, and how they vouched for it. */
export function SignatureChain({ work: { request, use } }: { readonly work: SealWork }) {
  return (
    <ol className={classes.chain} aria-label="用印签批" data-testid="seal-chain">
      {releaseSignatures(request, use).map((one) => (
        <SignatureBox key={one.name} one={one} />
      ))}
    </ol>
  )
}

const STATUS: Readonly<Record<ReleaseSignature['status'], string>> = {
  done: '已完成',
  current: '待办',
  waiting: '未到',
  refused: '未同意',
}

function SignatureBox({ one }: { readonly one: ReleaseSignature }) {
  const { name, label, status, person, at, note, proof } = one
  return (
    <li
      className={classes.signature}
      data-step={name}
      data-status={status}
      {...(status === 'current' ? { 'aria-current': 'step' as const } : {})}
    >
      <Text size="sm" fw={600}>
        {label}
        <Text span size="xs" className={classes.muted} ml={8}>
          {STATUS[status]}
        </Text>
      </Text>
      {person !== '' && <Text size="sm">{person}</Text>}
      {at !== null && (
        <Text size="xs" className={classes.muted}>
          {chinaMinute(at)}
        </Text>
      )}
      {proof !== '' && (
        <Text size="xs" className={classes.muted}>
          {proof}
        </Text>
      )}
      {note !== '' && <Text size="xs">{note}</Text>}
    </li>
  )
}
