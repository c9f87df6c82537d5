/**
 * The acts of drafting: what is typed goes through the AutoSaver, words as words and another arrangement as a list.
 * Leaving, hiding or closing the page saves first.
 */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type {
  DocumentFields,
  Paragraph,
  SupervisionDocument,
} from '@shared/domain/document/supervision-document'
import { tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { projector } from '../../data/connection'
import { AutoSaver, type Typed } from './auto-saver'
import { changeBetween } from './editor/editor-list'
import { areSameFields, isStorable, storableFields } from './stored-fields'

const FIELDS = 'fields'
export const TEXT = 'text'

export type Editing = {
  /** Under `TEXT`: the paragraphs as typed. */
  readonly texts: AutoSaver<readonly Paragraph[]>
  /** Fields as typed, or as stored. */
  readonly fields: DocumentFields
  readonly changeFields: (fields: DocumentFields, isComposing?: boolean) => void
  /** Saves what is typed. False when something could not be saved; the person has been told. */
  readonly flush: () => Promise<boolean>
}

/** As the record has it, which the live queries may not show yet. */
export const readDocument = (documentId: string): Promise<SupervisionDocument | undefined> =>
  projector.shown().reader.get('documents', documentId)

/** Writes what differs: words alone are smaller than a new arrangement. */
async function saveList(documentId: string, typed: readonly Paragraph[]): Promise<void> {
  const stored = await readDocument(documentId)
  const change = changeBetween(stored?.paragraphs ?? [], typed)
  if (change === null) return
  if (change.kind === 'list')
    return perform('document/paragraphs-arranged', { documentId, paragraphs: change.paragraphs })
  for (const edit of change.edits) await perform('document/paragraph-edited', { documentId, ...edit })
}

export function useEditing(document: SupervisionDocument): Editing {
  const documentId = document.id
  const [texts] = useState(
    () =>
      new AutoSaver<readonly Paragraph[]>({
        save: (_key, typed) => saveList(documentId, typed),
        onFailure: tellFailure,
      }),
  )
  const [fieldSaver] = useState(
    () =>
      new AutoSaver<DocumentFields>({
        save: (_key, fields) =>
          perform('document/fields-edited', { documentId, fields: storableFields(fields) }),
        onFailure: tellFailure,
        canSave: (fields) => isStorable(fields),
      }),
  )
  const typedFields = useTyped(fieldSaver, FIELDS)
  const flush = useMemo(
    () => async (): Promise<boolean> =>
      (await Promise.all([texts.flush(), fieldSaver.flush()])).every(Boolean),
    [texts, fieldSaver],
  )
  useSaveBeforeLeaving(flush)
  useEffect(() => {
    // Compared as typed: an empty attachment line stays while it is being filled in.
    if (typedFields && !typedFields.isDirty && areSameFields(typedFields.value, document.fields))
      fieldSaver.settle(FIELDS)
  }, [typedFields, document.fields, fieldSaver])
  return {
    texts,
    fields: typedFields?.value ?? document.fields,
    changeFields: (fields, isComposing) => fieldSaver.change(FIELDS, fields, isComposing),
    flush,
  }
}

export function useTyped<T>(saver: AutoSaver<T>, key: string): Typed<T> | undefined {
  return useSyncExternalStore(saver.subscribe, () => saver.snapshot().get(key))
}

function useSaveBeforeLeaving(flush: () => Promise<boolean>): void {
  useEffect(() => {
    const save = (): void => void flush()
    const saveWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') save()
    }
    document.addEventListener('visibilitychange', saveWhenHidden)
    window.addEventListener('blur', save)
    window.addEventListener('pagehide', save)
    return () => {
      document.removeEventListener('visibilitychange', saveWhenHidden)
      window.removeEventListener('blur', save)
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [flush])
}
