/**
 * The acts of drafting: typed text goes through the AutoSaver, the arrangement of paragraphs through one list at a
 * time. Leaving, hiding or closing the page saves first.
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
import { takeBack } from './paragraph-list'

const FIELDS = 'fields'

/** What may be stored of the fields as typed: blank attachment lines are only lines being typed. */
export function storableFields(fields: DocumentFields): DocumentFields {
  const lines = (list: readonly string[]): readonly string[] =>
    list.map((line) => line.trim()).filter((line) => line !== '')
  return {
    ...fields,
    issuer: fields.issuer.trim(),
    addressee: fields.addressee.trim(),
    attachments: lines(fields.attachments),
    coIssuers: lines(fields.coIssuers),
    copiesTo: lines(fields.copiesTo),
    contactPerson: fields.contactPerson.trim(),
    contactPhone: fields.contactPhone.trim(),
  }
}

const isStorable = ({ issuer, addressee }: DocumentFields): boolean =>
  issuer.trim() !== '' && addressee.trim() !== ''

export const areSameFields = (a: DocumentFields, b: DocumentFields): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const sorted = ({ values, ...fields }: DocumentFields): unknown =>
  [Object.entries(fields), Object.entries(values)].map((list) =>
    list.toSorted(([a], [b]) => a.localeCompare(b)),
  )

export type Editing = {
  readonly texts: AutoSaver<string>
  /** Fields as typed, or as stored. */
  readonly fields: DocumentFields
  readonly changeFields: (fields: DocumentFields, isComposing?: boolean) => void
  /** Saves what is typed. False when something could not be saved; the person has been told. */
  readonly flush: () => Promise<boolean>
  /** Changes the list of paragraphs as it stands after saving what is typed; the old one can be taken back. */
  readonly arrange: (
    change: (paragraphs: readonly Paragraph[]) => readonly Paragraph[],
    done: string,
  ) => Promise<boolean>
  readonly undo: { readonly label: string; readonly run: () => void; readonly dismiss: () => void } | null
}

type Arranged = {
  readonly label: string
  readonly before: readonly Paragraph[]
  readonly after: readonly Paragraph[]
}

export function useEditing(document: SupervisionDocument): Editing {
  const documentId = document.id
  const [texts] = useState(
    () =>
      new AutoSaver<string>({
        save: (paragraphId, text) => perform('document/paragraph-edited', { documentId, paragraphId, text }),
        onFailure: tellFailure,
      }),
  )
  const [fieldSaver] = useState(
    () =>
      new AutoSaver<DocumentFields>({
        save: (_key, fields) =>
          perform('document/fields-edited', { documentId, fields: storableFields(fields) }),
        onFailure: tellFailure,
        canSave: isStorable,
      }),
  )
  const typedFields = useTyped(fieldSaver, FIELDS)
  const [arranged, setArranged] = useState<Arranged | null>(null)
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

  const put = async (paragraphs: readonly Paragraph[]): Promise<boolean> => {
    try {
      await perform('document/paragraphs-arranged', { documentId, paragraphs })
      return true
    } catch (cause) {
      tellFailure(cause)
      return false
    }
  }
  const arrange: Editing['arrange'] = async (change, label) => {
    await texts.flush()
    // What could not be saved stays typed and comes along with its paragraph later.
    const before = (await readNow(documentId))?.paragraphs ?? document.paragraphs
    const after = change(before)
    if (after === before) return true
    const isDone = await put(after)
    if (isDone) {
      // Texts replaced by this arrangement must not be shown from what was typed before.
      texts.forget(replaced(before, after))
      setArranged({ label, before, after })
    }
    return isDone
  }
  const undo = async ({ before, after }: Arranged): Promise<void> => {
    setArranged(null)
    await texts.flush()
    const now = (await readNow(documentId))?.paragraphs ?? document.paragraphs
    const restored = takeBack({ before, after, now })
    if (await put(restored)) texts.forget(replaced(now, restored))
  }
  return {
    texts,
    fields: typedFields?.value ?? document.fields,
    changeFields: (fields, isComposing) => fieldSaver.change(FIELDS, fields, isComposing),
    flush,
    arrange,
    undo: arranged && {
      label: arranged.label,
      run: () => void undo(arranged),
      dismiss: () => setArranged(null),
    },
  }
}

const readNow = (documentId: string): Promise<SupervisionDocument | undefined> =>
  projector.shown().reader.get('documents', documentId)

/** Paragraphs whose text is not what it was. */
const replaced = (before: readonly Paragraph[], after: readonly Paragraph[]): readonly string[] => {
  const texts = new Map(before.map(({ id, text }) => [id, text]))
  return after.filter(({ id, text }) => texts.get(id) !== text).map(({ id }) => id)
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
