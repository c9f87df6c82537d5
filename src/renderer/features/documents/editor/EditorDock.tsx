import { Button, Group, Tabs, Text, UnstyledButton } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import type { LanguageWarning } from '@shared/domain/document/language'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { chinaMinute } from '@shared/lib/china-day'
import { describeFailure } from '@shared/messages'
import { DiffText } from './DiffText'
import type { TextChange } from './paper-changes'
import { sentenceAt, sourcesOf } from './sentence-sources'
import { SourceView, type SourceActs } from './SourceView'
import type { MissingPart } from './structure'
import type { Cursor } from './use-paper-editor'
import classes from './editor.module.css'

export type DockTab = 'sources' | 'hints' | 'changes'

type EditorDockProps = {
  readonly tab: DockTab
  readonly onTab: (tab: DockTab) => void
  readonly paragraph: Paragraph | null
  readonly cursor: Cursor | null
  readonly acts: SourceActs
  readonly warnings: readonly LanguageWarning[]
  readonly missing: readonly MissingPart[]
  readonly changes: readonly TextChange[]
  readonly onGoTo: (paragraphId: string, index: number, length: number) => void
  readonly onPutBack: ((part: MissingPart) => void) | null
  readonly onRestoreLost: ((sentence: string) => void) | null
}

/** Below the text: where each sentence of this paragraph comes from, what to look at, what was changed. */
export function EditorDock(props: EditorDockProps) {
  const { tab, onTab, paragraph, warnings, missing, changes } = props
  const hints = warnings.length + missing.length
  const own = changes.filter(({ paragraphId }) => paragraphId === paragraph?.id)
  return (
    <Tabs
      className={classes.dock ?? ''}
      value={tab}
      onChange={(next) => onTab((next ?? 'sources') as DockTab)}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="sources">依据</Tabs.Tab>
        <Tabs.Tab value="hints">{hints === 0 ? '提示' : `提示（${hints}）`}</Tabs.Tab>
        <Tabs.Tab value="changes">{own.length === 0 ? '改动记录' : `改动记录（${own.length}）`}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="sources" className={classes.dockPanel ?? ''} tabIndex={0}>
        <SourceList {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="hints" className={classes.dockPanel ?? ''} tabIndex={0}>
        <HintList {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="changes" className={classes.dockPanel ?? ''} tabIndex={0}>
        <ChangeList changes={own} hasParagraph={paragraph !== null} />
      </Tabs.Panel>
    </Tabs>
  )
}

function SourceList({ paragraph, cursor, acts, onGoTo, onRestoreLost }: EditorDockProps) {
  const sources = useMemo(() => paragraph && sourcesOf(paragraph), [paragraph])
  const active = sources && cursor ? sentenceAt(sources.sentences, cursor.offset) : null
  const list = useRef<HTMLUListElement>(null)
  const activeStart = active?.start ?? -1
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeStart, paragraph?.id])
  if (paragraph === null || sources === null)
    return <Text size="sm">把光标放到一段文字里，这里列出每句话来自哪个问题、哪一页、哪一条。</Text>
  if (sources.sentences.length === 0) return <Text size="sm">这一段还没有文字。</Text>
  return (
    <ul className={classes.list} aria-label="这一段的依据" ref={list}>
      {sources.sentences.map((sentence) => (
        <li
          key={sentence.start}
          className={classes.item}
          data-active={sentence.start === active?.start}
          {...(sentence.start === active?.start ? { 'aria-current': true as const } : {})}
        >
          <UnstyledButton
            className={classes.quote}
            title="跳到这句话"
            onClick={() => onGoTo(paragraph.id, sentence.start, sentence.text.length)}
          >
            {sentence.text}
          </UnstyledButton>
          <SourceView sentence={sentence} acts={acts} />
        </li>
      ))}
      {sources.lost.map((trace) => (
        <li key={`lost ${trace.sentence}`} className={classes.item}>
          <Group gap={6} justify="space-between" wrap="nowrap" align="flex-start">
            <Text size="sm">
              <span className={classes.tag} data-tone="hand">
                已删去
              </span>{' '}
              <del className={classes.gone}>{trace.sentence}</del>
            </Text>
            {onRestoreLost && (
              <Button size="compact-xs" variant="default" onClick={() => onRestoreLost(trace.sentence)}>
                恢复原句
              </Button>
            )}
          </Group>
        </li>
      ))}
    </ul>
  )
}

function HintList({ warnings, missing, onGoTo, onPutBack }: EditorDockProps) {
  if (warnings.length + missing.length === 0) return <Text size="sm">用语和结构没有发现问题。</Text>
  return (
    <ul className={classes.list} aria-label="用语和结构提示">
      {missing.map((part) => (
        <li key={`missing ${part.key}`} className={classes.item}>
          <Group gap={6} justify="space-between" wrap="nowrap">
            <Text size="sm" className={classes.warn}>
              正文里没有{part.name}。
            </Text>
            {onPutBack && (
              <Button size="compact-xs" variant="default" onClick={() => onPutBack(part)}>
                恢复
              </Button>
            )}
          </Group>
        </li>
      ))}
      {warnings.map(({ code, found, start, paragraphId }) => {
        const words = describeFailure({ code, params: { found } })
        return (
          <li key={`${code} ${paragraphId ?? ''} ${start}`} className={classes.item}>
            {paragraphId === null ? (
              <Text size="sm" className={classes.warn}>
                {words}
              </Text>
            ) : (
              <UnstyledButton
                fz="sm"
                className={classes.warn ?? ''}
                title="跳到这里"
                onClick={() => onGoTo(paragraphId, start, found.length)}
              >
                {words}
              </UnstyledButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type ChangeListProps = { readonly changes: readonly TextChange[]; readonly hasParagraph: boolean }

function ChangeList({ changes, hasParagraph }: ChangeListProps) {
  if (changes.length === 0)
    return (
      <Text size="sm">
        {hasParagraph ? '这一段还没有改动过。' : '把光标放到一段文字里，这里列出它的每次改动。'}
      </Text>
    )
  return (
    <ul className={classes.list} aria-label="这一段的改动">
      {changes.toReversed().map(({ seq, at, actor, from, to }) => (
        <li key={seq} className={classes.item}>
          <Text size="xs">
            {chinaMinute(at)} · {actor || '（未署名）'} ·{' '}
            {from === null ? '增加' : to === null ? '删除' : '修改'}
          </Text>
          <Text size="sm">
            <DiffText before={from ?? ''} after={to ?? ''} />
          </Text>
        </li>
      ))}
    </ul>
  )
}
