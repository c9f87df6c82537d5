import { Text } from '@mantine/core'
import type { OfficeKind } from '@shared/domain/document/office-kinds'
import { performUndoable } from '../../data/undo'
import { DialogForm } from '../../ui/DialogForm'
import { LineField } from '../../ui/form-fields'
import { Notice } from '../../ui/Notice'
import { useFields } from '../../ui/use-fields'
import { addKind } from './kind-acts'
import { copyKind, plainKind, problemsOf } from './kind-edit'

type CopyKindDialogProps = {
  readonly kind: OfficeKind
  readonly others: readonly OfficeKind[]
  readonly onDone: (kindId: string) => void
  readonly onClose: () => void
}

/** A new kind starts as a copy of one that is near to it. */
export function CopyKindDialog({ kind, others, onDone, onClose }: CopyKindDialogProps) {
  const [form, set] = useFields({ title: '', shortName: '', prefix: '' })
  const made = copyKind(plainKind(kind), `own-${crypto.randomUUID().slice(0, 8)}`, form)
  const problems = problemsOf(made, others)
  const isTyped = form.title.trim() !== '' && form.shortName.trim() !== ''
  const submit = async (): Promise<void> => {
    await performUndoable(addKind(made))
    onDone(made.id)
  }
  return (
    <DialogForm
      isOpen
      title="新增文书种类"
      submitLabel="新增"
      failureTitle="没有新增"
      isDisabled={problems.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">照“{kind.title}”新增，字段、段落、期限和审批步骤先与它相同，新增后可以逐项修改。</Text>
      <LineField
        label="文书名称"
        isRequired
        isFirst
        placeholder="例如：行政执法监督调查函"
        value={form.title}
        onChange={(title) => set({ title })}
      />
      <LineField
        label="简称"
        isRequired
        maxLength={20}
        placeholder="例如：调查函"
        value={form.shortName}
        onChange={(shortName) => set({ shortName })}
      />
      <LineField
        label="机关代字（没有文号的留空）"
        maxLength={20}
        placeholder="例如：京执监查"
        value={form.prefix}
        onChange={(prefix) => set({ prefix })}
      />
      {isTyped && problems.length > 0 && (
        <Notice tone="warning">{problems.map(({ words }) => words).join('')}</Notice>
      )}
    </DialogForm>
  )
}
