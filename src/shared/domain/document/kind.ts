/**
 * A kind of 行政执法监督文书 as data: who issues it, in which form, with which number, text, terms and steps. Shipped
 * kinds lie in resources/kinds; an office changes them or adds its own (`kind/set`). A document carries the kind as
 * it was when it was drafted, so that a later change never alters a paper.
 * Source: 京山市构建行政执法协调监督工作体系 (2023-03-09) for issuers and the seal; docs/adr/0022 for the rest.
 */
import { z } from '@shared/lib/zod'
import { PaperForm } from '../layout/paper-form'
import { Role } from '../people/person'

export const Provenance = z.enum(['found', 'knowledge', 'computed', 'proposal'])

/** A value and where it comes from; what nobody has confirmed is shown as 待确认. */
const claimed = <T extends z.ZodType>(value: T) =>
  z.object({ value, provenance: Provenance, isConfirmed: z.boolean() }).readonly()
export type Claimed<T> = {
  readonly value: T
  readonly provenance: z.infer<typeof Provenance>
  readonly isConfirmed: boolean
}

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const line = z.string().trim().max(200)

export const KindField = z
  .object({
    id: slug,
    label: line.min(1),
    type: z.enum(['text', 'long', 'date', 'unit', 'number', 'choice']),
    isRequired: z.boolean(),
    hint: z.string().trim().max(300),
    /** Of a choice. */
    options: z.array(line.min(1)).max(30).readonly(),
  })
  .readonly()
export type KindField = z.infer<typeof KindField>

/** What a paragraph is made for: one paragraph, or one for each of these. */
export const Each = z.enum(['once', 'fault', 'advice', 'law-result', 'party', 'material', 'requirement'])
export type Each = z.infer<typeof Each>

export const SchemePart = z
  .object({
    /** What the paragraph does, for example `facts`; several parts may share one. */
    role: slug,
    level: z.enum(['body', 'h1', 'h2', 'h3', 'h4']),
    each: Each,
    /** `{{name}}` is filled in; `[[…]]` is left out when a name inside it is empty. */
    text: z.string().max(2000),
    /** The language check asks for a paragraph of this role. */
    isRequired: z.boolean(),
    /** What the role is called on screen. */
    label: line,
    provenance: Provenance,
  })
  .readonly()
export type SchemePart = z.infer<typeof SchemePart>

export const KindTerm = z
  .object({
    /** `rectify`, `reply`, `hand-over`, `review-request`, `result` …: the clocks of the loop go by it. */
    id: slug,
    label: line.min(1),
    days: z.int().min(1).max(365),
    unit: z.enum(['days', 'workdays']),
    from: z.enum(['received', 'issued']),
    /** Days before (negative) and after the due day on which it is reminded of. */
    alarms: z.array(z.int().min(-60).max(60)).max(10).readonly(),
    provenance: Provenance,
    isConfirmed: z.boolean(),
  })
  .readonly()
export type KindTerm = z.infer<typeof KindTerm>

/** One step between submitting and the number; the last one signs. */
export const ApprovalStep = z
  .object({ label: line.min(1), roles: z.array(Role).min(1).readonly() })
  .readonly()
export type ApprovalStep = z.infer<typeof ApprovalStep>

export const KindSubject = z.enum(['review', 'matter', 'clue', 'dispute', 'document'])
export type KindSubject = z.infer<typeof KindSubject>

export const KindDefinition = z
  .object({
    id: slug,
    /** As printed under the issuer. */
    title: line.min(1),
    /** The one word of the register: 意, 通 … */
    shortName: line.min(1).max(20),
    /** Empty: the kind has no number of its own (送达回证). */
    numberPrefix: claimed(line.max(20)),
    issuer: claimed(line.min(1)),
    /** Who signs, as an office: 局长, 市长. */
    signatory: claimed(line),
    /** Name of the seal; empty: none is put on it. */
    sealName: claimed(line),
    /** 监督依据 as written in the text. */
    basisText: claimed(z.string().trim().max(500)),
    /** The first is the default. */
    forms: z.array(PaperForm).min(1).max(4).readonly(),
    /** What it can be drafted from. */
    subjects: z.array(KindSubject).min(1).readonly(),
    /** `clue`: only named roles see and make it. */
    access: z.enum(['open', 'clue']),
    /** Only a 决定书 may order; the others ask or remind. */
    mayOrder: z.boolean(),
    /** The text must name 自行纠正. */
    asksSelfCorrection: z.boolean(),
    fields: z.array(KindField).max(40).readonly(),
    scheme: z.array(SchemePart).max(60).readonly(),
    terms: z.array(KindTerm).max(10).readonly(),
    /** 附件说明 a new one starts with. */
    attachments: z.array(line.min(1)).max(20).readonly(),
    approval: z.array(ApprovalStep).min(1).max(6).readonly(),
    followUp: z
      .object({
        needsDelivery: z.boolean(),
        needsReply: z.boolean(),
        needsRectification: z.boolean(),
        /** Kind drafted when the term passed without correction. */
        escalatesTo: slug.nullable(),
      })
      .readonly(),
    provenance: Provenance,
  })
  .readonly()
export type KindDefinition = z.infer<typeof KindDefinition>

export const KindFile = z.object({
  format: z.literal('hengjuan/document-kinds'),
  v: z.literal(1),
  kinds: z.array(KindDefinition).min(1).readonly(),
})

/** An office's own or changed kind; shipped ones have no row until they are changed. */
export type KindRow = {
  readonly id: string
  readonly kind: KindDefinition
  readonly setAt: string
  readonly setBy: string
  readonly retiredAt: string | null
}

/** Shipped kinds with the office's rows above them, in shipped order, own ones after. */
export function joinKinds(
  shipped: readonly KindDefinition[],
  rows: readonly KindRow[],
): readonly (KindDefinition & { readonly isRetired: boolean })[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const own = rows.filter(({ id }) => !shipped.some((kind) => kind.id === id))
  return [
    ...shipped.map((kind) => {
      const row = byId.get(kind.id)
      return { ...(row?.kind ?? kind), isRetired: (row?.retiredAt ?? null) !== null }
    }),
    ...own.map(({ kind, retiredAt }) => ({ ...kind, isRetired: retiredAt !== null })),
  ]
}
