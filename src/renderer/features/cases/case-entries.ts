/** Acts of the case list, each with its way back. Pure. */
import type { CaseFacts, CaseFile } from '@shared/domain/case-file/case-file'
import { repeatable, type UndoEntry } from '../../data/undo-stack'

type Named = Pick<CaseFile, 'id' | 'facts' | 'campaignId'>

const titleOf = ({ facts }: Named): string => `“${facts.title}”`

export const removeCase = (file: Named): UndoEntry =>
  repeatable({
    label: `移入回收站：${titleOf(file)}`,
    itemId: null,
    redo: [{ type: 'case/removed', payload: { caseId: file.id } }],
    undo: [{ type: 'case/restored', payload: { caseId: file.id } }],
  })

export const restoreCase = (file: Named): UndoEntry =>
  repeatable({
    label: `恢复案卷：${titleOf(file)}`,
    itemId: null,
    redo: [{ type: 'case/restored', payload: { caseId: file.id } }],
    undo: [{ type: 'case/removed', payload: { caseId: file.id } }],
  })

export const editFacts = (file: Named, facts: CaseFacts): UndoEntry =>
  repeatable({
    label: `修改案卷信息：${titleOf(file)}`,
    itemId: null,
    redo: [{ type: 'case/facts-edited', payload: { caseId: file.id, facts } }],
    undo: [{ type: 'case/facts-edited', payload: { caseId: file.id, facts: file.facts } }],
  })

export const assignCase = (file: Named, campaignId: string | null): UndoEntry =>
  repeatable({
    label: `${campaignId === null ? '移出批次' : '归入批次'}：${titleOf(file)}`,
    itemId: null,
    redo: [{ type: 'case/assigned', payload: { caseId: file.id, campaignId } }],
    undo: [{ type: 'case/assigned', payload: { caseId: file.id, campaignId: file.campaignId } }],
  })
