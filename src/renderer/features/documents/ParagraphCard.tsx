import { ActionIcon, Group, Menu, Text, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconPlus, IconRestore, IconTrash } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import type { LanguageWarning } from '@shared/domain/document/language'
import type { Paragraph, ParagraphLevel } from '@shared/domain/document/supervision-document'
import { describeFailure } from '@shared/messages'
import type { AutoSaver } from './auto-saver'
import { LEVEL_OPTIONS, paragraphLabel } from './labels'
import { useTyped } from './use-editing'
import classes from './documents.module.css'

export type ParagraphActs = {
  readonly canAdd: boolean
  readonly onAdd: () => void
  readonly onRemove: () => void
  readonly onMove: (step: -1 | 1) => void
  readonly onLevel: (level: ParagraphLevel) => void
  /** Absent when the text is the system's, or the paragraph is the person's own. */
  readonly onRestore: (() => void) | null
}

type ParagraphCardProps = {
  readonly paragraph: Paragraph
  readonly index: number
  readonly count: number
  readonly isReadOnly: boolean
  readonly onVisit: () => void
  readonly texts: AutoSaver<string>
  readonly warnings: readonly LanguageWarning[]
  readonly chips: ReactNode
  readonly acts: ParagraphActs
}

/** One paragraph: what it is, what it speaks of, its text, and what may be wrong with its words. */
export function ParagraphCard(props: ParagraphCardProps) {
  const { paragraph, index, count, isReadOnly, onVisit, texts, warnings, chips, acts } = props
  const typed = useTyped(texts, paragraph.id)
  useEffect(() => {
    if (typed && !typed.isDirty && typed.value === paragraph.text) texts.settle(paragraph.id)
  }, [typed, paragraph, texts])
  const label = `第${index + 1}段（${paragraphLabel(paragraph)}）`
  return (
    <section className={classes.paragraph} data-paragraph-id={paragraph.id} data-level={paragraph.level}>
      <Group justify="space-between" wrap="nowrap" gap={6} mih={26}>
        <Group gap={6} miw={0}>
          <Text component="span" size="xs" className={classes.muted} style={{ whiteSpace: 'nowrap' }}>
            {index + 1} · {paragraphLabel(paragraph)}
          </Text>
          {chips}
        </Group>
        {!isReadOnly && (
          <ParagraphTools label={label} index={index} count={count} level={paragraph.level} acts={acts} />
        )}
      </Group>
      <Textarea
        aria-label={label}
        autosize
        minRows={1}
        maxLength={10_000}
        readOnly={isReadOnly}
        value={typed?.value ?? paragraph.text}
        onChange={(event) =>
          texts.change(
            paragraph.id,
            event.currentTarget.value,
            (event.nativeEvent as unknown as InputEvent).isComposing,
          )
        }
        onCompositionEnd={(event) => texts.change(paragraph.id, event.currentTarget.value)}
        onFocus={onVisit}
        onBlur={() => void texts.flush(paragraph.id)}
        classNames={{ input: classes.text ?? '' }}
        {...(warnings.length > 0 ? { 'aria-describedby': `warnings-${paragraph.id}` } : {})}
      />
      {warnings.length > 0 && (
        <ul id={`warnings-${paragraph.id}`} className={classes.warnings}>
          {warnings.map(({ code, found, start }) => (
            <li key={`${code}-${start}`}>{describeFailure({ code, params: { found } })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

type ParagraphToolsProps = {
  readonly label: string
  readonly index: number
  readonly count: number
  readonly level: ParagraphLevel
  readonly acts: ParagraphActs
}

function ParagraphTools({ label, index, count, level, acts }: ParagraphToolsProps) {
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`上移${label}`}
        title="上移"
        disabled={index === 0}
        className={classes.tool ?? ''}
        onClick={() => acts.onMove(-1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`下移${label}`}
        title="下移"
        disabled={index === count - 1}
        className={classes.tool ?? ''}
        onClick={() => acts.onMove(1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`${label}的更多操作`}
            title="更多操作"
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={!acts.canAdd}
            onClick={acts.onAdd}
          >
            在下面增加一段
          </Menu.Item>
          {acts.onRestore && (
            <Menu.Item leftSection={<IconRestore size={16} aria-hidden />} onClick={acts.onRestore}>
              恢复系统草稿
            </Menu.Item>
          )}
          <Menu.Label>格式</Menu.Label>
          {LEVEL_OPTIONS.map((option) => (
            <Menu.Item
              key={option.value}
              disabled={option.value === level}
              onClick={() => acts.onLevel(option.value)}
            >
              {option.label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconTrash size={16} aria-hidden />}
            disabled={count === 1}
            onClick={acts.onRemove}
          >
            删除这一段
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
