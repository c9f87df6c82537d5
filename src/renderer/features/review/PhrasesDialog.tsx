import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { PHRASE_PLACE_NAMES, PhrasePlace, type Phrase } from '@shared/domain/review/phrase'
import { hasPhrase, matchesPhrase } from '@shared/domain/review/phrase-search'
import { editPhrase, removePhrase, usePhrases } from '../../data/phrases'
import { tellBriefly } from './notices'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

const ALL = '全部'
const NONE: readonly Phrase[] = []

/** 常用语: what the office has saved, to change and to remove; both can be taken back. */
export function PhrasesDialog({ work }: { readonly work: Workspace }) {
  const all = usePhrases() ?? NONE
  const [query, setQuery] = useState('')
  const [place, setPlace] = useState<string>(ALL)
  const [editedId, setEditedId] = useState<string | null>(null)
  const shown = useMemo(
    () =>
      all
        .filter((phrase) => phrase.removedAt === null && (place === ALL || phrase.place === place))
        .filter(({ text }) => matchesPhrase(text, query))
        .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt)),
    [all, place, query],
  )
  const remove = (phrase: Phrase): void => {
    void work.session.run(removePhrase(phrase)).then((isDone) => {
      if (isDone) tellBriefly('已删除常用语', { label: '撤销', onChoose: () => void work.session.undo() })
    })
  }
  return (
    <Modal
      opened
      onClose={() => work.setDialog(null)}
      title="常用语"
      size="lg"
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <Stack gap="sm">
        <Group gap={8} wrap="nowrap">
          <TextInput
            size="sm"
            style={{ flex: 1 }}
            aria-label="查找常用语"
            placeholder="汉字或拼音首字母"
            data-autofocus
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <NativeSelect
            size="sm"
            aria-label="用在哪里"
            value={place}
            data={[ALL, ...PhrasePlace.options.map((value) => ({ value, label: PHRASE_PLACE_NAMES[value] }))]}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
        </Group>
        {shown.length === 0 && (
          <Text size="sm" className={classes.muted}>
            {query === '' && place === ALL
              ? '还没有常用语。填写问题描述、整改建议或缺项理由时，写好一段后按 Ctrl+; 可以存下来。'
              : '没有符合条件的常用语。'}
          </Text>
        )}
        <ul className={classes.plainList} aria-label="常用语">
          {shown.map((phrase) => (
            <li key={phrase.id} className={classes.phrase}>
              {phrase.id === editedId ? (
                <PhraseEditor
                  phrase={phrase}
                  all={all}
                  onSave={(text) =>
                    void work.session.run(editPhrase(phrase, text)).then((isDone) => {
                      if (isDone) setEditedId(null)
                    })
                  }
                  onCancel={() => setEditedId(null)}
                />
              ) : (
                <PhraseLine
                  phrase={phrase}
                  onEdit={() => setEditedId(phrase.id)}
                  onRemove={() => remove(phrase)}
                />
              )}
            </li>
          ))}
        </ul>
      </Stack>
    </Modal>
  )
}

type PhraseLineProps = {
  readonly phrase: Phrase
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function PhraseLine({ phrase, onEdit, onRemove }: PhraseLineProps) {
  const about = [PHRASE_PLACE_NAMES[phrase.place], phrase.itemId, phrase.defectCode]
    .filter(Boolean)
    .join(' · ')
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {phrase.text}
        </Text>
        <Text size="xs" className={classes.muted}>
          {about} · {phrase.savedBy}
        </Text>
      </div>
      <Button size="compact-xs" variant="default" onClick={onEdit} aria-label={`修改常用语：${phrase.text}`}>
        修改
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={onRemove}
        aria-label={`删除常用语：${phrase.text}`}
      >
        删除
      </Button>
    </Group>
  )
}

type PhraseEditorProps = {
  readonly phrase: Phrase
  readonly all: readonly Phrase[]
  readonly onSave: (text: string) => void
  readonly onCancel: () => void
}

function PhraseEditor({ phrase, all, onSave, onCancel }: PhraseEditorProps) {
  const [text, setText] = useState(phrase.text)
  const isSame = text.trim() === phrase.text
  const isTwin = !isSame && hasPhrase(all, { ...phrase, text })
  return (
    <Stack gap={6}>
      <Textarea
        aria-label="常用语文字"
        autosize
        minRows={2}
        maxLength={1000}
        autoFocus
        value={text}
        error={isTwin ? '已有同样的常用语。' : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap={6}>
        <Button
          size="compact-sm"
          disabled={text.trim() === '' || isSame || isTwin}
          onClick={() => onSave(text.trim())}
        >
          保存
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          取消
        </Button>
      </Group>
    </Stack>
  )
}
