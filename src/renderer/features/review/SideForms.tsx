import { Autocomplete, Button, CloseButton, Group, Kbd, Text } from '@mantine/core'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { matchesPhrase } from '@shared/domain/review/phrase-search'
import { MISSING_DOCUMENTS } from './missing-documents'
import { naReasonsFor } from './na-reasons'
import { neighbour } from './checklist-rows'
import { useOfficePhrases } from './use-office-phrases'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** The list opens upwards and leaves the title of the form in sight. */
export const TITLE_PX = 38

/** 缺失: the place is what the file lacks. */
export function MissingForm({ work }: { readonly work: Workspace }) {
  const [document, setDocument] = useState('')
  const close = (): void => {
    work.setSideForm(null)
    if (work.placing.editor === null) work.focusList()
  }
  const save = (): void => {
    if (document.trim() === '') return
    work.viewer.setTool('read')
    work.placing.takePlace({ kind: 'missing', document: document.trim() })
    close()
  }
  return (
    <SideForm title="卷内缺失的材料" onClose={close} onSave={save} canSave={document.trim() !== ''}>
      <Autocomplete
        size="xs"
        aria-label="缺失的材料"
        placeholder="如 送达回证，可直接输入"
        autoFocus
        data={[...MISSING_DOCUMENTS]}
        limit={8}
        maxLength={200}
        value={document}
        onChange={setDocument}
        comboboxProps={{ position: 'top', offset: TITLE_PX }}
      />
    </SideForm>
  )
}

/** 合理缺项: never without a reason. */
export function ExcuseForm({ work }: { readonly work: Workspace }) {
  const { current, session, rows } = work
  const office = useOfficePhrases(work, 'na-reason', current.id, null)
  const reasons = [...new Set([...office.phrases.map(({ text }) => text), ...naReasonsFor(current.id)])]
  const [typed, setReason] = useState<string | null>(null)
  const reason = typed ?? reasons[0] ?? ''
  const savePhrase = office.saverOf(reason)
  const close = (): void => {
    work.setSideForm(null)
    work.focusList()
  }
  const save = (): void => {
    if (reason.trim() === '') return
    void session.excuse(current.id, reason.trim())
    work.goToItem(neighbour(rows, current.id, 1))
    close()
  }
  return (
    <SideForm
      title={`${current.id} 合理缺项的理由`}
      note="只用于本案依法不涉及的事项。法律要求有而卷内没有的，应当扣分。"
      onClose={close}
      onSave={save}
      canSave={reason.trim() !== ''}
      extra={
        <Button size="xs" variant="default" disabled={savePhrase === null} onClick={() => savePhrase?.()}>
          存为常用语
        </Button>
      }
    >
      <Autocomplete
        size="xs"
        aria-label="合理缺项的理由"
        autoFocus
        data={[...reasons]}
        filter={({ options, search }) =>
          typed === null || search === reasons[0]
            ? options
            : options.filter((option) => 'value' in option && matchesPhrase(option.value, search))
        }
        maxLength={500}
        value={reason}
        onChange={setReason}
        onFocus={(event) => event.currentTarget.select()}
        comboboxProps={{ position: 'top', offset: TITLE_PX }}
      />
    </SideForm>
  )
}

type SideFormProps = {
  readonly title: string
  readonly note?: string
  readonly canSave: boolean
  readonly onSave: () => void
  readonly onClose: () => void
  /** Further buttons beside 确定. */
  readonly extra?: ReactNode
  readonly children: ReactNode
}

export function SideForm({ title, note, canSave, onSave, onClose, extra, children }: SideFormProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose()
    // While the list is open Enter belongs to it (Mantine prevents the default then).
    else if (event.key === 'Enter' && !event.defaultPrevented && !event.nativeEvent.isComposing) onSave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={classes.drawer} aria-label={title} onKeyDown={onKeyDown}>
      <div className={classes.drawerHead}>
        <Text size="sm" fw={600} style={{ flex: 1 }}>
          {title}
        </Text>
        <CloseButton size="sm" aria-label="取消" onClick={onClose} />
      </div>
      <div className={classes.drawerBody}>
        {children}
        {note !== undefined && (
          <Text size="xs" mt={4} className={classes.muted}>
            {note}
          </Text>
        )}
        <Group gap={8} mt={8}>
          <Button size="xs" disabled={!canSave} onClick={onSave}>
            确定
          </Button>
          {extra}
          <Text size="xs" className={classes.muted}>
            <Kbd size="xs">回车</Kbd> 确定 · <Kbd size="xs">Esc</Kbd> 取消
          </Text>
        </Group>
      </div>
    </section>
  )
}
