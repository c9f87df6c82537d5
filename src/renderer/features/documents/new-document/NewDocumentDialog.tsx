import { SegmentedControl, Select, Stack, Text } from '@mantine/core'
import type { KindDefinition, KindSubject } from '@shared/domain/document/kind'
import { mayHandleClues, visibleDocuments } from '@shared/domain/loop/access'
import { PAPER_FORM_NAMES, type PaperForm } from '@shared/domain/layout/paper-form'
import type { Actor } from '@shared/domain/people/person'
import { useKinds } from '../../../data/kinds'
import { useReviewsOfCases, useRows } from '../../../data/live'
import { draftPaper } from '../../../data/loop'
import { useActor } from '../../../data/session'
import { DialogForm } from '../../../ui/DialogForm'
import { Notice } from '../../../ui/Notice'
import { useFields } from '../../../ui/use-fields'
import {
  choicesOf,
  kindGroups,
  SUBJECT_NAMES,
  subjectOf,
  unconfirmedCount,
  type SubjectBooks,
} from './subjects'

type NewDocumentDialogProps = {
  readonly onClose: () => void
  readonly onDrafted: (documentId: string) => void
}

/** Which kind, in which form, from what. */
export function NewDocumentDialog(props: NewDocumentDialogProps) {
  const kinds = useKinds()
  const actor = useActor()
  const books = useBooks(actor)
  if (kinds === null || actor === null || books === null) return null
  const open = kinds.filter(
    ({ isRetired, access }) => !isRetired && (access === 'open' || mayHandleClues(actor)),
  )
  return <NewDocumentForm kinds={open} books={books} {...props} />
}

function useBooks(actor: Actor | null): SubjectBooks | null {
  const cases = useRows('cases')
  const reviews = useReviewsOfCases((cases ?? []).map(({ id }) => id))
  const matters = useRows('matters')
  const clues = useRows('clues')
  const disputes = useRows('disputes')
  const documents = useRows('documents')
  if (!actor || !cases || !reviews || !matters || !clues || !disputes || !documents) return null
  return {
    ...{ cases, reviews, matters, disputes },
    clues: mayHandleClues(actor) ? clues : [],
    documents: visibleDocuments(documents, actor),
  }
}

type NewDocumentFormProps = NewDocumentDialogProps & {
  readonly kinds: readonly KindDefinition[]
  readonly books: SubjectBooks
}

type Form = {
  readonly kindId: string | null
  readonly form: PaperForm | null
  readonly subject: KindSubject
  readonly subjectId: string | null
}

function NewDocumentForm({ kinds, books, onClose, onDrafted }: NewDocumentFormProps) {
  const [form, set] = useFields<Form>({ kindId: null, form: null, subject: 'review', subjectId: null })
  const kind = kinds.find(({ id }) => id === form.kindId)
  const choices = kind ? choicesOf(form.subject, books) : []
  const choose = (kindId: string | null): void => {
    const next = kinds.find(({ id }) => id === kindId)
    const subject = next?.subjects.find((one) => choicesOf(one, books).length > 0) ?? next?.subjects[0]
    set({ kindId, form: next?.forms[0] ?? null, subject: subject ?? 'review', subjectId: null })
  }
  const submit = async (): Promise<void> => {
    if (!kind || form.subjectId === null) return
    const { documentId } = await draftPaper({
      kindId: kind.id,
      form: form.form,
      ...subjectOf(form.subject, form.subjectId, books),
    })
    onClose()
    onDrafted(documentId)
  }
  return (
    <DialogForm
      isOpen
      size={620}
      title="新建文书"
      submitLabel="起草"
      failureTitle="没有起草"
      isDisabled={!kind || form.subjectId === null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label="文书种类"
        required
        searchable
        placeholder="请选择"
        nothingFoundMessage="没有这个种类"
        data={kindGroups(kinds).map(({ group, items }) => ({ group, items: [...items] }))}
        value={form.kindId}
        onChange={choose}
        maxDropdownHeight={340}
        data-autofocus
      />
      {kind && unconfirmedCount(kind) > 0 && (
        <Notice tone="plain">
          这个种类有 {unconfirmedCount(kind)}{' '}
          项设置（发文机关、文号、印章、依据或期限）还没有人确认，可以在“文书种类”里核对。
        </Notice>
      )}
      {kind && kind.forms.length > 1 && (
        <Select
          label="格式"
          data={kind.forms.map((value) => ({ value, label: PAPER_FORM_NAMES[value] }))}
          value={form.form}
          allowDeselect={false}
          onChange={(next) => set({ form: kind.forms.find((one) => one === next) ?? form.form })}
        />
      )}
      {kind && (
        <Stack gap={6}>
          {kind.subjects.length > 1 && (
            <div>
              <Text size="sm" fw={500} mb={4} id="subject-kind">
                依据什么起草
              </Text>
              <SegmentedControl
                aria-labelledby="subject-kind"
                data={kind.subjects.map((value) => ({ value, label: SUBJECT_NAMES[value] }))}
                value={form.subject}
                onChange={(subject) =>
                  set({
                    subject: kind.subjects.find((one) => one === subject) ?? form.subject,
                    subjectId: null,
                  })
                }
              />
            </div>
          )}
          <Select
            label={SUBJECT_NAMES[form.subject]}
            required
            searchable
            placeholder={choices.length === 0 ? '还没有可选的' : '请选择'}
            nothingFoundMessage="没有符合的"
            data={[...choices]}
            value={form.subjectId}
            disabled={choices.length === 0}
            onChange={(subjectId) => set({ subjectId })}
          />
          {choices.length === 0 && <Text size="sm">{EMPTY_HINTS[form.subject]}</Text>}
        </Stack>
      )}
    </DialogForm>
  )
}

const EMPTY_HINTS: Readonly<Record<KindSubject, string>> = {
  review: '还没有已提交的评查。请先在“案卷”里完成评查并提交。',
  matter: '还没有办理中的监督案件。请先在“监督办理”里登记。',
  clue: '还没有可以移送的问题线索。请先在“监督办理”里登记。',
  dispute: '还没有办理中的执法争议。请先在“监督办理”里登记。',
  document: '还没有已编号的文书。',
}
