/** What a person approves: everything that will stand on the paper, in one hash. */
import type { Sha256 } from '@shared/lib/sha256'
import { canonicalJson } from '../people/signed-act'
import { sha256OfText } from '../scoring/sha256-of-text'
import type { SupervisionDocument } from './supervision-document'

export type PaperContent = Pick<
  SupervisionDocument,
  'kind' | 'form' | 'fields' | 'paragraphs' | 'annexes' | 'files' | 'number' | 'issuedOn'
>

export function contentSha256({
  kind,
  form,
  fields,
  paragraphs,
  annexes,
  files,
  number,
  issuedOn,
}: PaperContent): Sha256 {
  return sha256OfText(
    canonicalJson({
      ...{ title: kind.title, form, fields, annexes, issuedOn, number: number?.text ?? null },
      paragraphs: paragraphs.map(({ level, text }) => ({ level, text })),
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    }),
  )
}
