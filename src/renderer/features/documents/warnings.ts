/** Language warnings of a paper as typed, and of what clues say in papers everybody reads. Pure. */
import { checkLanguage, type LanguageWarning } from '@shared/domain/document/language'
import type { Paragraph, SupervisionDocument } from '@shared/domain/document/supervision-document'

export type Warned = {
  readonly document: Pick<SupervisionDocument, 'kind' | 'fields'>
  readonly clueSecrets: readonly string[]
}

export const warningsOf = (
  { document: { kind, fields }, clueSecrets }: Warned,
  paragraphs: readonly Paragraph[],
): readonly LanguageWarning[] => checkLanguage({ kind, paragraphs, fields }, clueSecrets)
