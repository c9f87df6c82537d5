import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconBlockquote,
  IconChevronDown,
  IconPlus,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Paragraph, ParagraphLevel } from '@shared/domain/document/supervision-document'
import { LEVEL_LABELS, LEVEL_OPTIONS } from '../labels'
import { addParagraph, moveParagraph, removeParagraph, setParagraphLevel } from './paragraph-commands'
import type { PaperEditor } from './use-paper-editor'
import classes from './editor.module.css'

type EditorToolbarProps = {
  readonly paper: PaperEditor
  readonly labelOf: (paragraph: Pick<Paragraph, 'role' | 'level'>) => string
  /** null: the text is the system's already, or nobody knows what it was. */
  readonly onRestoreParagraph: (() => void) | null
  readonly onRestoreAll: (() => void) | null
}

/** What can be done to the paragraph at the cursor; every button has its key. */
export function EditorToolbar({ paper, labelOf, onRestoreParagraph, onRestoreAll }: EditorToolbarProps) {
  const { editor, list, cursor, arrange } = paper
  const index = cursor?.index ?? -1
  const paragraph = list[index]
  const id = paragraph?.id ?? ''
  const where = paragraph ? `第${index + 1}段 · ${labelOf(paragraph)}` : '未选段落'
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="段落工具">
      <span className={classes.where} title={where}>
        {where}
      </span>
      <LevelMenu
        level={paragraph?.level ?? null}
        onLevel={(level) => arrange('已改变格式。', (view) => setParagraphLevel(view, id, level))}
      />
      <Tool
        label="上移一段"
        keys="Alt+↑"
        isDisabled={index <= 0}
        onRun={() => arrange('已上移一段。', (view) => moveParagraph(view, id, -1))}
      >
        <IconArrowUp size={17} aria-hidden />
      </Tool>
      <Tool
        label="下移一段"
        keys="Alt+↓"
        isDisabled={index < 0 || index >= list.length - 1}
        onRun={() => arrange('已下移一段。', (view) => moveParagraph(view, id, 1))}
      >
        <IconArrowDown size={17} aria-hidden />
      </Tool>
      <Tool
        label="在下面增加一段"
        keys="Enter"
        isDisabled={index < 0}
        onRun={() => arrange('已增加一段。', (view) => addParagraph(view, id))}
      >
        <IconPlus size={17} aria-hidden />
      </Tool>
      <Tool
        label="删除这一段"
        isDisabled={index < 0 || list.length === 1}
        onRun={() => arrange(`已删除第${index + 1}段。`, (view) => removeParagraph(view, id))}
      >
        <IconTrash size={17} aria-hidden />
      </Tool>
      <Tool
        label="恢复这一段的系统草稿"
        isDisabled={onRestoreParagraph === null}
        onRun={() => onRestoreParagraph?.()}
      >
        <IconRestore size={17} aria-hidden />
      </Tool>
      <Tool label="插入常用语" keys="Ctrl+;" isDisabled={index < 0} onRun={() => paper.setPicking(true)}>
        <IconBlockquote size={17} aria-hidden />
      </Tool>
      <Tool
        label="撤销输入"
        keys="Ctrl+Z"
        isDisabled={false}
        onRun={() => editor?.chain().focus().undo().run()}
      >
        <IconArrowBackUp size={17} aria-hidden />
      </Tool>
      <Tool
        label="重做输入"
        keys="Ctrl+Y"
        isDisabled={false}
        onRun={() => editor?.chain().focus().redo().run()}
      >
        <IconArrowForwardUp size={17} aria-hidden />
      </Tool>
      <Button
        size="compact-sm"
        variant="default"
        ml="auto"
        leftSection={<IconRestore size={14} aria-hidden />}
        disabled={onRestoreAll === null}
        onClick={() => onRestoreAll?.()}
      >
        全部恢复系统草稿
      </Button>
    </div>
  )
}

type ToolProps = {
  readonly label: string
  readonly keys?: string
  readonly isDisabled: boolean
  readonly onRun: () => void
  readonly children: ReactNode
}

function Tool({ label, keys, isDisabled, onRun, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={keys === undefined ? label : `${label}（${keys}）`}
      disabled={isDisabled}
      bg="transparent"
      opacity={isDisabled ? 0.35 : 1}
      // The cursor stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {children}
    </ActionIcon>
  )
}

type LevelMenuProps = {
  readonly level: ParagraphLevel | null
  readonly onLevel: (level: ParagraphLevel) => void
}

function LevelMenu({ level, onLevel }: LevelMenuProps) {
  return (
    <Menu position="bottom-start" width={190} returnFocus={false}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          disabled={level === null}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          aria-label={`格式：${level === null ? '未选段落' : LEVEL_LABELS[level]}`}
        >
          {level === null ? '格式' : LEVEL_LABELS[level]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LEVEL_OPTIONS.map((option, at) => (
          <Menu.Item
            key={option.value}
            disabled={option.value === level}
            rightSection={`Ctrl+Alt+${at}`}
            onClick={() => onLevel(option.value)}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
