import { Tabs } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { PaperForm } from '@shared/domain/layout/paper-form'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { perform, saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { Notice } from '../../ui/Notice'
import type { CitedFinding } from './cited-findings'
import { DraftEditor } from './editor/DraftEditor'
import type { PaperChanges } from './editor/paper-changes'
import { usePaperEditor } from './editor/use-paper-editor'
import { AnnexesPanel } from './fields/AnnexesPanel'
import { FieldsForm } from './fields/FieldsForm'
import { MaterialsPanel } from './fields/MaterialsPanel'
import { addresseeProblem, missingFields } from './fields/required'
import { READ_ONLY_REASONS } from './labels'
import { openReturn } from './stages'
import type { DocumentWork } from './use-document'
import { readDocument, TEXT, type Editing } from './use-editing'
import classes from './documents.module.css'

type EditorPaneProps = {
  readonly work: DocumentWork
  readonly editing: Editing
  readonly changes: PaperChanges | null
  readonly onOpenFinding: (finding: CitedFinding) => void
  /** The keyboard is in this paragraph: the preview follows. */
  readonly onVisit: (paragraphId: string) => void
}

/** What a person writes: the text, what stands around it, what goes with it. */
export function EditorPane({ work, editing, changes, onOpenFinding, onVisit }: EditorPaneProps) {
  const { document } = work
  const reason = READ_ONLY_REASONS[document.state]
  const isReadOnly = reason !== null
  const paper = usePaperEditor(document, editing.texts)
  const returned = openReturn(document)
  const open = missingFields(editing.fields, document.kind).length
  const hasProblem = !isReadOnly && (open > 0 || addresseeProblem(editing.fields, document.kind) !== null)
  const redraft = async (): Promise<void> => {
    await editing.flush()
    const before = (await readDocument(document.id))?.paragraphs ?? document.paragraphs
    await saving(() => call('document:redraft', { documentId: document.id }))
    await projector.settled()
    const after = (await readDocument(document.id))?.paragraphs ?? document.paragraphs
    // The text comes from elsewhere now; nothing typed before may stand in its way.
    editing.texts.know(TEXT, after)
    paper.noteReplaced('已恢复为系统草稿。', before, after)
  }
  const setForm = (form: PaperForm): void => {
    perform('document/form-set', { documentId: document.id, form }).catch(tellFailure)
  }
  return (
    <div className={classes.editor}>
      {reason !== null && (
        <div className={classes.reason}>
          <Notice tone="plain" icon={<IconLock size={18} aria-hidden />} testId="read-only-reason">
            {reason}
          </Notice>
        </div>
      )}
      {returned && (
        <div className={classes.reason}>
          <Notice tone="warning" title={`${returned.person} 退回修改`}>
            {returned.note}
          </Notice>
        </div>
      )}
      <Tabs defaultValue={document.form === 'sheet' ? 'fields' : 'text'} className={classes.parts ?? ''}>
        <Tabs.List>
          <Tabs.Tab value="text">正文（{paper.list.length} 段）</Tabs.Tab>
          <Tabs.Tab value="fields">要素{hasProblem ? '（待填写）' : ''}</Tabs.Tab>
          <Tabs.Tab value="annexes">
            附件和材料
            {document.annexes.length + document.files.length > 0 &&
              `（${document.annexes.length + document.files.length}）`}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="text" className={classes.part ?? ''}>
          <DraftEditor
            work={work}
            paper={paper}
            changes={changes}
            onOpenFinding={onOpenFinding}
            onVisit={onVisit}
            onRedraft={redraft}
          />
        </Tabs.Panel>
        <Tabs.Panel value="fields" className={classes.partScroll ?? ''} tabIndex={0}>
          <FieldsForm
            kind={document.kind}
            form={document.form}
            fields={editing.fields}
            isReadOnly={isReadOnly}
            onChange={editing.changeFields}
            onForm={setForm}
            onLeave={() => void editing.flush()}
          />
        </Tabs.Panel>
        <Tabs.Panel value="annexes" className={classes.partScroll ?? ''} tabIndex={0}>
          <div className={classes.fieldsForm}>
            <AnnexesPanel
              work={work}
              isReadOnly={isReadOnly}
              fields={editing.fields}
              onFields={(fields) => {
                editing.changeFields(fields)
                void editing.flush()
              }}
            />
            <MaterialsPanel document={document} isReadOnly={isReadOnly} />
          </div>
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
