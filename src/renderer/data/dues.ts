/** The clocks of the loop that run today, for whoever sits at the laptop. */
import { useMemo } from 'react'
import { duesOf, remindersOf, type Due } from '@shared/domain/loop/clocks'
import { useKinds } from './kinds'
import { useLawBooks } from './law'
import { useRows } from './live'
import { useActor } from './session'
import { useToday } from './today'

/** The nearest first; null while loading, and while nobody has signed in. */
export function useDues(): readonly Due[] | null {
  const documents = useRows('documents')
  const clues = useRows('clues')
  const disputes = useRows('disputes')
  const kinds = useKinds()
  const books = useLawBooks()
  const actor = useActor()
  const today = useToday()
  return useMemo(() => {
    if (documents === null || clues === null || disputes === null) return null
    if (kinds === null || books === null || actor === null) return null
    return duesOf({ documents, clues, disputes, kinds, calendars: books.calendars }, today, actor)
  }, [documents, clues, disputes, kinds, books, actor, today])
}

/** What is worth a word at the start. */
export type DueCounts = { readonly over: number; readonly today: number; readonly soon: number }

export function countDues(dues: readonly Due[]): DueCounts {
  const reminders = remindersOf(dues)
  const of = (wanted: Due['level']): number => reminders.filter(({ level }) => level === wanted).length
  return { over: of('over'), today: of('today'), soon: of('soon') }
}
