/** 常用语 of this office: the rows, and the acts that save, change and remove one, each with its way back. */
import type { Phrase, PhraseContent } from '@shared/domain/review/phrase'
import { useRows } from './live'
import { repeatable, type UndoEntry } from './undo-stack'

/** Removed ones too; null while loading. */
export const usePhrases = (): readonly Phrase[] | null => useRows('phrases')

const contentOf = ({ place, text, itemId, defectCode }: Phrase): PhraseContent => ({
  ...{ place, text, itemId, defectCode },
})

const saved = (phraseId: string, phrase: PhraseContent) =>
  ({ type: 'phrase/saved', payload: { phraseId, phrase } }) as const
const removed = (phraseId: string) => ({ type: 'phrase/removed', payload: { phraseId } }) as const

export function savePhrase(phrase: PhraseContent, phraseId: string = crypto.randomUUID()): UndoEntry {
  return repeatable({
    label: '存为常用语',
    itemId: null,
    redo: [saved(phraseId, phrase)],
    undo: [removed(phraseId)],
  })
}

export const editPhrase = (old: Phrase, text: string): UndoEntry =>
  repeatable({
    label: '修改常用语',
    itemId: null,
    redo: [saved(old.id, { ...contentOf(old), text })],
    undo: [saved(old.id, contentOf(old))],
  })

export const removePhrase = (old: Phrase): UndoEntry =>
  repeatable({
    label: '删除常用语',
    itemId: null,
    redo: [removed(old.id)],
    undo: [saved(old.id, contentOf(old))],
  })
