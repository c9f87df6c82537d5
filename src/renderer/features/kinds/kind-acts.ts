/** Acts on kinds, each with its way back. Pure. */
import type { KindDefinition } from '@shared/domain/document/kind'
import type { OfficeKind } from '@shared/domain/document/office-kinds'
import { repeatable, type UndoEntry } from '../../data/undo-stack'
import { plainKind } from './kind-edit'

const set = (kind: KindDefinition) => ({ type: 'kind/set', payload: { kind } }) as const
const retired = (kind: KindDefinition) => ({ type: 'kind/retired', payload: { kind } }) as const
const reinstated = (kindId: string) => ({ type: 'kind/reinstated', payload: { kindId } }) as const

export const changeKind = (before: KindDefinition, after: KindDefinition): UndoEntry =>
  repeatable({
    label: `修改${after.title}`,
    itemId: null,
    redo: [set(plainKind(after))],
    undo: [set(plainKind(before))],
  })

/** A kind once made is never gone; the way back is to use it no more. */
export const addKind = (kind: KindDefinition): UndoEntry => ({
  label: `新增${kind.title}`,
  itemId: null,
  act: [set(kind)],
  undo: [retired(kind)],
  redo: [reinstated(kind.id)],
})

export const retireKind = (kind: OfficeKind): UndoEntry =>
  repeatable({
    label: `停用${kind.title}`,
    itemId: null,
    redo: [retired(plainKind(kind))],
    undo: [reinstated(kind.id)],
  })

export const reinstateKind = (kind: OfficeKind): UndoEntry =>
  repeatable({
    label: `恢复${kind.title}`,
    itemId: null,
    redo: [reinstated(kind.id)],
    undo: [retired(plainKind(kind))],
  })
