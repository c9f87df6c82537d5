/** The phrases of the office for one field of this review, and the act that saves another. */
import { useMemo } from 'react'
import type { Phrase, PhrasePlace } from '@shared/domain/review/phrase'
import { hasPhrase, phrasesFor } from '@shared/domain/review/phrase-search'
import { savePhrase, usePhrases } from '../../data/phrases'
import { tellBriefly } from './notices'
import type { Workspace } from './use-workspace'

const NONE: readonly Phrase[] = []

export type OfficePhrases = {
  readonly phrases: readonly Phrase[]
  /** null: nothing to save, or it is there already. */
  readonly saverOf: (text: string) => (() => void) | null
}

export function useOfficePhrases(
  { session }: Pick<Workspace, 'session'>,
  place: PhrasePlace,
  itemId: string,
  defectCode: string | null,
): OfficePhrases {
  const all = usePhrases() ?? NONE
  const phrases = useMemo(
    () => phrasesFor(all, { place, itemId, defectCode }),
    [all, place, itemId, defectCode],
  )
  return {
    phrases,
    saverOf: (text) => {
      const phrase = { place, text: text.trim(), itemId, defectCode }
      if (phrase.text === '' || phrase.text.length > MAX_PHRASE || hasPhrase(all, phrase)) return null
      return () => {
        void session.run(savePhrase(phrase)).then((isDone) => {
          if (isDone) tellBriefly('已存为常用语，按 Ctrl+; 可以插入')
        })
      }
    },
  }
}

const MAX_PHRASE = 1000
