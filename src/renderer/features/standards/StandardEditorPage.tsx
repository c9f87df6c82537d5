import { ActionIcon, Badge, Button, Center, Group, Loader, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { checkDraft, type DraftPlace } from '@shared/domain/checklist/check-draft'
import { FACTS } from '@shared/domain/law/facts'
import type { StandardDraftRow } from '@shared/events/tables'
import { formatCenti } from '@shared/lib/decimal'
import { useRow } from '../../data/live'
import { isUnchecked } from './draft-edit'
import { ItemsTab } from './ItemsTab'
import { ProblemsPanel } from './ProblemsPanel'
import { PublishDialog } from './PublishDialog'
import { RuleCheckList } from './RuleCheckList'
import { SettingsTab } from './SettingsTab'
import { VetoesTab } from './VetoesTab'
import { useDraftEditing, type DraftEditing } from './use-draft'
import classes from './standards.module.css'

type StandardEditorPageProps = {
  readonly draftId: string
  /** Back to the library, also after publishing. */
  readonly onClose: () => void
}

const FACT_KEYS: ReadonlySet<string> = new Set(FACTS.map(({ key }) => key))

/** One draft of a standard: its rows on the left, what is still wrong on the right. */
export function StandardEditorPage({ draftId, onClose }: StandardEditorPageProps) {
  const row = useRow('standardDrafts', draftId)
  if (row === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取标准草稿" />
      </Center>
    )
  }
  if (row === undefined || row.endedAt !== null) {
    return (
      <Stack align="center" py={80}>
        <Title order={2} size="h3">
          找不到这份标准草稿
        </Title>
        <Text>它可能已经发布或删除。</Text>
        <Button onClick={onClose}>回到标准库</Button>
      </Stack>
    )
  }
  return <OpenDraft row={row} onClose={onClose} />
}

type TabName = 'items' | 'vetoes' | 'settings' | 'rules'
const TAB_OF: Readonly<Record<DraftPlace['kind'], TabName>> = {
  head: 'settings',
  grades: 'settings',
  section: 'items',
  item: 'items',
  veto: 'vetoes',
}

function OpenDraft({ row, onClose }: { readonly row: StandardDraftRow; readonly onClose: () => void }) {
  const editing = useDraftEditing(row)
  const { draft } = editing
  const [tab, setTab] = useState<TabName>(draft.name === '' ? 'settings' : 'items')
  const [openKey, setOpenKey] = useState<string | null>(null)
  const [goal, setGoal] = useState<DraftPlace | null>(null)
  const [isPublishing, setPublishing] = useState(false)
  const deferred = useDeferredValue(draft)
  const problems = useMemo(() => checkDraft(deferred, FACT_KEYS), [deferred])
  const unchecked = draft.items.flatMap(({ rules }) => rules).filter(isUnchecked).length
  useEditorKeys(editing)
  useGoal(goal, () => setGoal(null))
  const go = (place: DraftPlace): void => {
    setTab(TAB_OF[place.kind])
    if (place.kind === 'item' || place.kind === 'veto') setOpenKey(place.key)
    setGoal(place)
  }
  // The same function while the tab stays: rows that are not touched are not drawn again.
  const open = useCallback(
    (key: string | null): void => {
      setOpenKey(key)
      if (key !== null) setGoal({ kind: tab === 'vetoes' ? 'veto' : 'item', key })
    },
    [tab],
  )
  return (
    <div className={classes.screen} data-testid="standard-editor">
      <EditorHeader
        editing={editing}
        canPublish={problems.every(({ isBlocking }) => !isBlocking)}
        onPublish={() => setPublishing(true)}
        onClose={onClose}
      />
      <div className={classes.body}>
        <Tabs
          className={classes.main ?? ''}
          value={tab}
          onChange={(value) => setTab((value ?? 'items') as TabName)}
          keepMounted={false}
        >
          <Tabs.List mb="sm">
            <Tabs.Tab value="settings">基本信息和等次</Tabs.Tab>
            <Tabs.Tab value="items">评查项（{draft.items.length}）</Tabs.Tab>
            <Tabs.Tab value="vetoes">否决项（{draft.vetoes.length}）</Tabs.Tab>
            <Tabs.Tab value="rules">核对规则（{unchecked}）</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="settings">
            <SettingsTab editing={editing} />
          </Tabs.Panel>
          <Tabs.Panel value="items">
            <ItemsTab editing={editing} openKey={openKey} onOpen={open} />
          </Tabs.Panel>
          <Tabs.Panel value="vetoes">
            <VetoesTab editing={editing} openKey={openKey} onOpen={open} />
          </Tabs.Panel>
          <Tabs.Panel value="rules">
            <RuleCheckList
              draft={draft}
              onEdit={(make) => editing.edit(make)}
              onOpenItem={(key) => go({ kind: 'item', key })}
            />
          </Tabs.Panel>
        </Tabs>
        <ProblemsPanel problems={problems} onGo={go} />
      </div>
      <PublishDialog
        isOpen={isPublishing}
        draftId={row.id}
        draft={draft}
        save={editing.save}
        onClose={() => setPublishing(false)}
        onPublished={onClose}
      />
    </div>
  )
}

type EditorHeaderProps = {
  readonly editing: DraftEditing
  readonly canPublish: boolean
  readonly onPublish: () => void
  readonly onClose: () => void
}

function EditorHeader({ editing, canPublish, onPublish, onClose }: EditorHeaderProps) {
  const { draft, isDirty } = editing
  const sumCenti = draft.items.reduce((sum, { pointsCenti }) => sum + (pointsCenti ?? 0), 0)
  return (
    <header className={classes.top}>
      <ActionIcon variant="subtle" color="gray" aria-label="回到标准库" title="回到标准库" onClick={onClose}>
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
      <div className={classes.heading}>
        <Group gap={8} wrap="nowrap">
          <Title order={2} size="h4" lineClamp={1}>
            {draft.name || '未命名的标准'}
          </Title>
          <Badge variant="light" style={{ flex: 'none' }}>
            草稿
          </Badge>
        </Group>
        <Text size="sm" className={classes.muted} truncate>
          {[
            draft.id,
            draft.edition && `版次 ${draft.edition}`,
            isDirty ? '有改动，稍后自动保存' : '改动已保存',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Text
        className={classes.total}
        data-testid="total"
        data-sound={draft.totalCenti !== null && sumCenti === draft.totalCenti}
      >
        合计 {formatCenti(sumCenti)} / {draft.totalCenti === null ? '—' : formatCenti(draft.totalCenti)} 分
      </Text>
      <Group gap={6} wrap="nowrap">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="撤销"
          title="撤销（Ctrl+Z）"
          disabled={!editing.canUndo}
          onClick={editing.undo}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="重做"
          title="重做（Ctrl+Y）"
          disabled={!editing.canRedo}
          onClick={editing.redo}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
        <Button variant="default" title="Ctrl+S" disabled={!isDirty} onClick={() => void editing.save()}>
          保存草稿
        </Button>
        <Button disabled={!canPublish} onClick={onPublish}>
          发布…
        </Button>
      </Group>
    </header>
  )
}

/** Ctrl+S, Ctrl+Z, Ctrl+Y (or Ctrl+Shift+Z), wherever the focus is. */
function useEditorKeys({ save, undo, redo }: DraftEditing): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      const key = event.key.toLowerCase()
      const act =
        key === 's'
          ? () => void save()
          : key === 'y' || (key === 'z' && event.shiftKey)
            ? redo
            : key === 'z'
              ? undo
              : null
      if (act === null) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [save, undo, redo])
}

const nameOf = (place: DraftPlace): string =>
  place.kind === 'grades' ? 'grades' : `${place.kind}:${place.kind === 'head' ? place.field : place.key}`

/** Brings the row into sight and the focus into its first field, once it is drawn. */
function useGoal(goal: DraftPlace | null, onReached: () => void): void {
  useEffect(() => {
    if (goal === null) return
    const row = document.querySelector(`[data-row="${nameOf(goal)}"]`)
    if (row === null) return
    row.scrollIntoView({ block: 'nearest' })
    const field = row.matches('input')
      ? row
      : (row.querySelector('[data-first]') ?? row.querySelector('input'))
    if (field instanceof HTMLElement) field.focus()
    onReached()
  })
}
