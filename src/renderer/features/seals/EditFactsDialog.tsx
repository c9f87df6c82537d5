import { useState } from 'react'
import type { Seal } from '@shared/domain/seal/seal'
import { tellDone } from '../../app/notices'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'
import { factsFormOf, findFactsProblems, toFacts } from './facts-form'
import { FactsFields } from './FactsFields'
import { hasProblems } from './seal-form'

/** What may be changed of a seal: never its picture, name or size. */
export function EditFactsDialog({ seal, onClose }: { readonly seal: Seal; readonly onClose: () => void }) {
  const [form, setForm] = useState(() => factsFormOf(seal))
  const problems = findFactsProblems(form)
  const submit = async (): Promise<void> => {
    if (hasProblems(problems)) return
    await perform('seal/facts-edited', { sealId: seal.id, facts: toFacts(form) })
    onClose()
    tellDone(`印章“${seal.name}”的使用规定已保存。`)
  }
  return (
    <DialogForm
      isOpen
      size={620}
      title={`使用规定：${seal.name}`}
      submitLabel="保存"
      failureTitle="没有保存"
      onSubmit={submit}
      onClose={onClose}
    >
      <FactsFields form={form} problems={problems} onChange={setForm} />
    </DialogForm>
  )
}
