import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Notice.module.css'

type NoticeProps = {
  readonly tone: 'plain' | 'info' | 'warning' | 'danger'
  readonly title?: string
  readonly icon?: ReactNode
  readonly role?: 'alert' | 'status' | 'note'
  readonly testId?: string
  readonly children: ReactNode
}

/** An Alert whose words are readable in both schemes: Mantine's yellow and orange titles are too pale for small type. */
export function Notice({ tone, title, icon, role = 'note', testId, children }: NoticeProps) {
  return (
    <Alert
      p="xs"
      role={role}
      data-tone={tone}
      data-testid={testId}
      classNames={{
        root: classes.root ?? '',
        title: classes.title ?? '',
        icon: classes.icon ?? '',
        message: classes.message ?? '',
      }}
      {...(title === undefined ? {} : { title })}
      {...(icon === undefined ? {} : { icon })}
    >
      {children}
    </Alert>
  )
}
