/** Language warnings of a paper as typed. Pure. */
import { checkLanguage, type LanguageWarning } from '@shared/domain/document/language'
import type { Paragraph, SupervisionDocument } from '@shared/domain/document/supervision-document'

export const warningsOf = (
  { kind, fields }: Pick<SupervisionDocument, 'kind' | 'fields'>,
  paragraphs: readonly Paragraph[],
): readonly LanguageWarning[] => checkLanguage({ kind, paragraphs, fields })
