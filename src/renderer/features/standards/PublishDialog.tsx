import { Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import type { StandardDraft } from '@shared/domain/checklist/draft'
import { call } from '../../app/api'
import { tellDone } from '../../app/notices'
import { saving } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'
import { isUnchecked } from './draft-edit'

type PublishDialogProps = {
  readonly isOpen: boolean
  readonly draftId: string
  readonly draft: StandardDraft
  readonly save: () => Promise<boolean>
  readonly onClose: () => void
  readonly onPublished: () => void
}

/** The last question: from here on the edition does not change. */
export function PublishDialog({ isOpen, draftId, draft, save, onClose, onPublished }: PublishDialogProps) {
  const [isSeen, setSeen] = useState(false)
  const open = draft.items.flatMap(({ rules }) => rules).filter(isUnchecked).length
  const publish = async (): Promise<void> => {
    if (!(await save())) return
    await saving(() => call('standard:publish', { draftId }))
    // At once: the draft is no more, and its page would say so.
    onPublished()
    tellDone(`标准“${draft.name}”（版次 ${draft.edition}）已发布，可以用于评查。`)
  }
  return (
    <DialogForm
      isOpen={isOpen}
      title="发布标准"
      submitLabel="发布"
      isQuestion={open === 0}
      isDisabled={open > 0 && !isSeen}
      failureTitle="没有发布"
      onSubmit={publish}
      onClose={onClose}
    >
      <Text size="sm">
        发布后，“{draft.name}”（编号 {draft.id}，版次 {draft.edition}
        ）不能再改动，只能复制为新草稿另出新的版次。已经用旧版次开始的评查不受影响。
      </Text>
      {open > 0 && (
        <Checkbox
          data-autofocus
          checked={isSeen}
          onChange={(event) => setSeen(event.currentTarget.checked)}
          label={`还有 ${open} 条扣分规则没有核对；我知道，仍按现在的读法发布`}
        />
      )}
    </DialogForm>
  )
}
