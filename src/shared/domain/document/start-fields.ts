/** What stands around the text of a new paper: issuer, addressee, attachments, contact, the kind's own fields. */
import { GENERATED_ANNEXES } from './annexes'
import { sheetValues } from './sheet-values'
import { gapText, type FactBook } from './fact'
import { unitOf } from './facts-of-case'
import type { KindDefinition } from './kind'
import { goesToAll } from './language-rules'
import type { PaperSource } from './paper-source'
import type { Annex, DocumentFields } from './supervision-document'
import { fillTemplate, type Segment } from './template'

/** A document cannot go to nobody: a case without an agency names the gap for the person to fill. */
export const UNKNOWN_ADDRESSEE = gapText('被评查单位')
const EVERYBODY = '各行政执法单位'

export function startFields(
  kind: KindDefinition,
  source: PaperSource,
  annexes: readonly Annex[],
  book: FactBook,
): DocumentFields {
  const { settings, values } = source
  const titles = annexes.map(({ title }) => title)
  const known = { ...sheetValues(kind, source), ...filledIn(values) }
  return {
    ...{
      coIssuers: [],
      copiesTo: [],
      signatory: '',
      secrecy: secrecyOf(source),
      urgency: '',
      copyNumber: '',
    },
    issuer: kind.issuer.value,
    addressee: addresseeOf(kind, source).slice(0, 100),
    attachments: [...titles, ...namedAttachments(kind, book)],
    contactPerson: settings.contactPerson.slice(0, 50),
    contactPhone: settings.contactPhone.slice(0, 50),
    isSealed: kind.sealName.value !== '',
    printedBy: kind.forms[0] === 'red-head' ? kind.issuer.value : '',
    values: Object.fromEntries(kind.fields.map(({ id }) => [id, (known[id] ?? '').slice(0, 5000)])),
  }
}

/** Papers that go along as they are; a name that waits for a fact of this paper falls away without it. */
const namedAttachments = ({ attachments }: KindDefinition, book: FactBook): readonly string[] =>
  attachments
    .filter((name) => !GENERATED_ANNEXES.includes(name))
    .map((name) => textOf(fillTemplate(name, book, (fact) => fact)).slice(0, 200))
    .filter((name) => name.trim() !== '')

const textOf = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('')

const filledIn = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

function addresseeOf(kind: KindDefinition, source: PaperSource): string {
  if (kind.forms[0] === 'sheet') return ''
  if (source.clue !== null) return source.clue.facts.receiver
  if (source.dispute !== null) return source.dispute.facts.parties.join('、')
  // A 情况通报 goes to all, and names no single unit.
  if (goesToAll(kind)) return EVERYBODY
  return unitOf(source) || UNKNOWN_ADDRESSEE
}

/** 内部 is no 密级 and is not printed as one. */
const secrecyOf = ({ clue }: PaperSource): string =>
  clue?.facts.secrecy === '秘密' || clue?.facts.secrecy === '机密' ? clue.facts.secrecy : ''
