import { Button, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { PHRASE_PLACE_NAMES, type Phrase } from '@shared/domain/review/phrase'
import { hasPhrase, matchesPhrase } from '@shared/domain/review/phrase-search'
import { tellFailure } from '../../../app/notices'
import { savePhrase, usePhrases } from '../../../data/phrases'
import { performUndoable } from '../../../data/undo'
import classes from './phrases.module.css'

type PhrasePickerProps = {
  /** What could be kept as a phrase: the words selected, or the paragraph at the cursor. */
  readonly savable: string
  readonly onInsert: (text: string) => void
  readonly onClose: () => void
}

const MOST = 60
const MAX_PHRASE = 1000
const NONE: readonly Phrase[] = []

/** The office's phrases: type to find (words or pinyin), ↑↓ and Enter to insert. */
export function PhrasePicker({ savable, onInsert, onClose }: PhrasePickerProps) {
  const all = usePhrases() ?? NONE
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const hits = useMemo(
    () =>
      all
        .filter(({ removedAt, text }) => removedAt === null && matchesPhrase(text, query))
        .toSorted((a, b) => rank(a) - rank(b) || b.savedAt.localeCompare(a.savedAt))
        .slice(0, MOST),
    [all, query],
  )
  const phrase = { place: 'document', text: savable.trim(), itemId: null, defectCode: null } as const
  const canSave = phrase.text !== '' && phrase.text.length <= MAX_PHRASE && !hasPhrase(all, phrase)
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt((now) => Math.max(0, Math.min(hits.length - 1, now + step)))
    }
    const hit = hits[at]
    if (event.key === 'Enter' && hit) {
      event.preventDefault()
      onInsert(hit.text)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="插入常用语"
      size={560}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <Stack gap="xs">
        <TextInput
          aria-label="查找常用语"
          placeholder="汉字或拼音首字母"
          data-autofocus
          value={query}
          role="combobox"
          aria-expanded
          aria-controls="document-phrases"
          aria-activedescendant={hits[at] ? `document-phrase-${at}` : undefined}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
        <div id="document-phrases" role="listbox" aria-label="常用语" className={classes.hits}>
          {hits.map(({ id, text, place }, index) => (
            <UnstyledButton
              key={id}
              id={`document-phrase-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={classes.hit}
              onClick={() => onInsert(text)}
            >
              <Text size="sm">{text}</Text>
              <Text size="xs" className={classes.place}>
                {PHRASE_PLACE_NAMES[place]}
              </Text>
            </UnstyledButton>
          ))}
        </div>
        {hits.length === 0 && (
          <Text size="sm">
            {all.length === 0 ? '还没有常用语。写好一段后可以在这里存下来。' : '没有匹配的常用语。'}
          </Text>
        )}
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          disabled={!canSave}
          onClick={() => {
            performUndoable(savePhrase(phrase)).then(onClose, tellFailure)
          }}
        >
          把当前段落（或选中的文字）存为常用语
        </Button>
      </Stack>
    </Modal>
  )
}

/** Those made for papers first. */
const rank = ({ place }: Phrase): number => (place === 'document' ? 0 : 1)
