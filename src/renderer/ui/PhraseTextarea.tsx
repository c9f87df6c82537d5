import {
  ActionIcon,
  Button,
  Combobox,
  Group,
  Text,
  Textarea,
  useCombobox,
  type TextareaProps,
} from '@mantine/core'
import { IconBlockquote } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Phrase } from '@shared/domain/review/phrase'
import { matchesPhrase } from '@shared/domain/review/phrase-search'

export type PhraseTextareaProps = Omit<TextareaProps, 'value' | 'onChange' | 'rightSection'> & {
  readonly label: string
  readonly value: string
  readonly onValueChange: (value: string) => void
  /** In the order to offer them (`phrasesFor`). */
  readonly phrases: readonly Phrase[]
  /** Saves what is written now as a phrase; null: it is one already, or nothing is written. */
  readonly onSavePhrase: (() => void) | null
  readonly onManage?: () => void
}

const MOST = 40

/** A field of text with the office's phrases one key away: Ctrl+; opens the list, Enter puts one where the cursor is. */
export function PhraseTextarea(props: PhraseTextareaProps) {
  const { label, value, onValueChange, phrases, onSavePhrase, onManage, ...textarea } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const [query, setQuery] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setQuery('')
    },
  })
  const hits = useMemo(
    () => phrases.filter(({ text }) => matchesPhrase(text, query)).slice(0, MOST),
    [phrases, query],
  )
  // After the new hits are drawn: Enter takes the first of them.
  const { selectFirstOption, dropdownOpened } = combobox
  useEffect(() => {
    if (dropdownOpened) selectFirstOption()
  }, [dropdownOpened, hits, selectFirstOption])
  const close = (): void => {
    combobox.closeDropdown()
    field.current?.focus()
  }
  const insert = (phraseId: string): void => {
    const text = phrases.find(({ id }) => id === phraseId)?.text
    const element = field.current
    if (text === undefined || element === null) return
    const { selectionStart, selectionEnd } = element
    onValueChange(value.slice(0, selectionStart) + text + value.slice(selectionEnd))
    close()
    // After React has written the new value; the cursor stands behind what was put in.
    requestAnimationFrame(() =>
      element.setSelectionRange(selectionStart + text.length, selectionStart + text.length),
    )
  }
  const onFieldKey = (event: KeyboardEvent): void => {
    if (!isPhraseKey(event)) return
    event.preventDefault()
    combobox.openDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={insert} position="top-start" shadow="md" size="sm" width={380}>
      <Combobox.DropdownTarget>
        <Textarea
          {...textarea}
          ref={field}
          label={label}
          value={value}
          onChange={(event) => onValueChange(event.currentTarget.value)}
          onKeyDown={onFieldKey}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label="插入常用语"
              title="常用语（Ctrl+;）"
              onClick={() => combobox.openDropdown()}
            >
              <IconBlockquote size={16} aria-hidden />
            </ActionIcon>
          }
        />
      </Combobox.DropdownTarget>
      <Combobox.Dropdown
        data-phrases
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          close()
        }}
      >
        {combobox.dropdownOpened && (
          <>
            <Combobox.Search
              autoFocus
              aria-label="查找常用语"
              placeholder="汉字或拼音首字母"
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
            <Combobox.Options aria-label="常用语" mah={220} style={{ overflowY: 'auto' }}>
              {hits.map(({ id, text }) => (
                <Combobox.Option key={id} value={id}>
                  <Text size="sm" lineClamp={2}>
                    {text}
                  </Text>
                </Combobox.Option>
              ))}
              {hits.length === 0 && (
                <Combobox.Empty>
                  {phrases.length === 0 ? '还没有常用语。写好一段后可以在这里存下来。' : '没有匹配的常用语'}
                </Combobox.Empty>
              )}
            </Combobox.Options>
            <Combobox.Footer>
              <Group gap={6}>
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={onSavePhrase === null}
                  onClick={() => {
                    onSavePhrase?.()
                    close()
                  }}
                >
                  把当前文字存为常用语
                </Button>
                {onManage && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => {
                      combobox.closeDropdown()
                      onManage()
                    }}
                  >
                    管理
                  </Button>
                )}
              </Group>
            </Combobox.Footer>
          </>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** `code`: with Chinese input on, the key itself is another sign. */
const isPhraseKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && (event.key === ';' || event.code === 'Semicolon')
