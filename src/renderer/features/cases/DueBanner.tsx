import { Anchor, CloseButton, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { countDues, useDues } from '../../data/dues'
import { useSession } from '../../data/session'
import { useToday } from '../../data/today'
import { Notice } from '../../ui/Notice'
import { dueSentence } from './due-sentence'

/** The day on which this person has closed the banner; a matter of this window alone, so it is no event. */
const keyOf = (personId: string): string => `hengjuan.due-banner-closed.${personId}`

type DueBannerProps = { readonly onOpenLoop: () => void }

/** What is due, said once a day on the home screen, quietly. */
export function DueBanner({ onOpenLoop }: DueBannerProps) {
  const session = useSession()
  if (session === null) return null
  const person = session.personId ?? ''
  return <Banner key={person} person={person} onOpenLoop={onOpenLoop} />
}

function Banner({ person, onOpenLoop }: DueBannerProps & { readonly person: string }) {
  const dues = useDues()
  const today = useToday()
  const [closed, setClosed] = useState(() => localStorage.getItem(keyOf(person)))
  if (dues === null || closed === today) return null
  const counts = countDues(dues)
  const sentence = dueSentence(counts)
  if (sentence === '') return null
  return (
    <Notice tone={counts.over > 0 ? 'warning' : 'info'} role="status" testId="due-banner">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm">
          监督办理{sentence}。
          <Anchor component="button" size="sm" underline="always" ml={6} onClick={onOpenLoop}>
            去办理
          </Anchor>
        </Text>
        <CloseButton
          size="sm"
          aria-label="今天不再提醒"
          title="今天不再提醒"
          onClick={() => {
            localStorage.setItem(keyOf(person), today)
            setClosed(today)
          }}
        />
      </Group>
    </Notice>
  )
}
