/** 新建文书: which kind, in which form, and from which review its facts are taken. */
import { useMemo } from 'react'
import { Text } from '@mantine/core'
import type { KindDefinition, KindSubject } from '@shared/domain/document/kind'
import type { DraftOrder } from '@shared/ipc/shapes'
import { useKinds } from '../../data/kinds'
import { draftPaper } from '../../data/loop'
import { DialogForm } from '../../ui/DialogForm'
import { ChoiceField } from '../../ui/form-fields'
import { useFields } from '../../ui/use-fields'

/** A submitted review the facts may come from. */
export type DraftSource = { readonly caseId: string; readonly reviewId: string; readonly label: string }

type DraftPaperDialogProps = {
  readonly title: string
  readonly subjects: readonly KindSubject[]
  readonly access: KindDefinition['access']
  readonly order: Partial<DraftOrder>
  readonly sources?: readonly DraftSource[]
  readonly onDrafted: (documentId: string) => void
  readonly onClose: () => void
}

const NO_SOURCES: readonly DraftSource[] = []
const NONE = 'none'

/** Kinds that can be drafted from this, as the office has set them. */
export function useDraftKinds(
  subjects: readonly KindSubject[],
  access: KindDefinition['access'],
): readonly KindDefinition[] | null {
  const kinds = useKinds()
  return useMemo(
    () =>
      kinds?.filter(
        (kind) =>
          !kind.isRetired && kind.access === access && subjects.some((one) => kind.subjects.includes(one)),
      ) ?? null,
    [kinds, subjects, access],
  )
}

export function DraftPaperDialog(props: DraftPaperDialogProps) {
  const { title, subjects, access, order, sources = NO_SOURCES, onDrafted, onClose } = props
  const kinds = useDraftKinds(subjects, access)
  const [fields, set] = useFields({ kindId: '', reviewId: sources.at(-1)?.reviewId ?? NONE })
  const kind = kinds?.find(({ id }) => id === fields.kindId) ?? kinds?.[0]
  const source = sources.find(({ reviewId }) => reviewId === fields.reviewId)
  if (kinds === null) return null
  return (
    <DialogForm
      isOpen
      title={title}
      submitLabel="起草"
      isDisabled={kind === undefined}
      onClose={onClose}
      onSubmit={async () => {
        if (kind === undefined) return
        const { documentId } = await draftPaper({
          ...order,
          kindId: kind.id,
          ...(source === undefined ? {} : { caseId: source.caseId, reviewId: source.reviewId }),
        })
        onDrafted(documentId)
      }}
    >
      {kind === undefined ? (
        <Text size="sm">没有可用的文书种类，请先在“文书种类”里启用。</Text>
      ) : (
        <ChoiceField
          label="文书种类"
          isFirst
          options={kinds.map(({ id, title: label }) => ({ value: id, label }))}
          value={kind.id}
          onChange={(kindId) => set({ kindId })}
        />
      )}
      {sources.length > 0 && (
        <ChoiceField
          label="查明的问题取自"
          options={[
            ...sources.map(({ reviewId, label }) => ({ value: reviewId, label })),
            { value: NONE, label: '不引用评查结果' },
          ]}
          value={fields.reviewId}
          onChange={(reviewId) => set({ reviewId })}
        />
      )}
    </DialogForm>
  )
}
