/** Language warnings of a paper as typed, and of what clues say in papers everybody reads. Pure. */
import { checkLanguage, type LanguageWarning } from '@shared/domain/document/language'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import type { DocumentWork } from './use-document'

export const warningsOf = (
  { document: { kind, fields }, clueSecrets }: Pick<DocumentWork, 'document' | 'clueSecrets'>,
  paragraphs: readonly Paragraph[],
): readonly LanguageWarning[] => checkLanguage({ kind, paragraphs, fields }, clueSecrets)
