/**
 * The history of one paper, read from the record: every wording each paragraph has had, every field that changed,
 * by whom and when. Pure: events in, lines out.
 */
import type { DocumentFields, Paragraph } from '@shared/domain/document/supervision-document'

/** What matters of a stored event. */
export type PaperEvent = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly type: string
  readonly payload: unknown
}

export type TextChange = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly paragraphId: string
  /** null: the paragraph came or went with this act. */
  readonly from: string | null
  readonly to: string | null
}

export type OtherChange = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly type: string
  readonly payload: unknown
}

export type PaperChanges = {
  readonly texts: readonly TextChange[]
  readonly others: readonly OtherChange[]
  /** Fields before each edit of them, by sequence number. */
  readonly fields: ReadonlyMap<number, { readonly from: DocumentFields; readonly to: DocumentFields }>
  /** As it was first drafted, and as it was last written anew by the system. */
  readonly drafted: readonly Paragraph[]
}

type Payload = {
  readonly documentId?: string
  readonly paragraphId?: string
  readonly text?: string
  readonly paragraphs?: readonly Paragraph[]
  readonly fields?: DocumentFields
}

export const EMPTY_CHANGES: PaperChanges = { texts: [], others: [], fields: new Map(), drafted: [] }

export const isAbout = (event: Pick<PaperEvent, 'payload'>, documentId: string): boolean =>
  (event.payload as Payload | null)?.documentId === documentId

/** @param events  those of this paper, oldest first, its `document/drafted` among them */
export function readChanges(events: readonly PaperEvent[]): PaperChanges {
  let list: readonly Paragraph[] = []
  let drafted: readonly Paragraph[] = []
  let fields: DocumentFields | null = null
  const texts: TextChange[] = []
  const others: OtherChange[] = []
  const fieldEdits = new Map<number, { from: DocumentFields; to: DocumentFields }>()
  for (const event of events) {
    const { seq, at, actor, type } = event
    const payload = event.payload as Payload
    const note = (paragraphId: string, from: string | null, to: string | null): void => {
      if (from !== to) texts.push({ seq, at, actor, paragraphId, from, to })
    }
    if (type === 'document/paragraph-edited') {
      const { paragraphId = '', text = '' } = payload
      note(paragraphId, list.find(({ id }) => id === paragraphId)?.text ?? null, text)
      list = list.map((one) => (one.id === paragraphId ? { ...one, text } : one))
      continue
    }
    if (type === 'document/paragraphs-arranged') {
      const next = payload.paragraphs ?? []
      compareLists(list, next, note)
      list = next
      others.push(event)
      if (isSystemText(next)) drafted = next
      continue
    }
    if (type === 'document/drafted') {
      list = drafted = payload.paragraphs ?? []
      fields = payload.fields ?? null
    }
    if (type === 'document/fields-edited' && payload.fields) {
      if (fields) fieldEdits.set(seq, { from: fields, to: payload.fields })
      fields = payload.fields
    }
    others.push(event)
  }
  return { texts, others, fields: fieldEdits, drafted }
}

function compareLists(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
  note: (paragraphId: string, from: string | null, to: string | null) => void,
): void {
  const old = new Map(before.map(({ id, text }) => [id, text]))
  const next = new Map(after.map(({ id, text }) => [id, text]))
  for (const { id, text } of after) note(id, old.get(id) ?? null, text)
  for (const { id, text } of before) if (!next.has(id)) note(id, text, null)
}

/** A redraft: every sentence stands as the system wrote it, and nobody has added a paragraph. */
const isSystemText = (list: readonly Paragraph[]): boolean =>
  list.length > 0 &&
  list.every(
    ({ role, text, traces }) =>
      role !== 'added' &&
      traces !== undefined &&
      isCovered(
        text,
        traces.map(({ sentence }) => sentence),
      ),
  )

function isCovered(text: string, sentences: readonly string[]): boolean {
  const rest = sentences.reduce((left, sentence) => left.replace(sentence, ''), text)
  return rest.trim() === ''
}
