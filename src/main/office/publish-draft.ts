/**
 * A draft becomes an edition: checked once more, hashed, adopted, and the draft is done with, in one write.
 * From then on number and edition name this text and no other.
 */
import { checkDraft } from '@shared/domain/checklist/check-draft'
import { finishDraft, type StandardDraft } from '@shared/domain/checklist/draft'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { FACTS } from '@shared/domain/law/facts'
import { AppError } from '@shared/lib/app-error'
import type { Office } from './office'
import { hashStandard, loadStandard } from './standards'

const FACT_KEYS: ReadonlySet<string> = new Set(FACTS.map(({ key }) => key))

/** @throws AppError `draft/unknown`, `draft/unsound`, `draft/incomplete`, `draft/edition-taken` */
export async function publishDraft(
  { record, resourcesDir }: Pick<Office, 'record' | 'resourcesDir'>,
  draftId: string,
): Promise<{ sha256: string }> {
  const row = record.state.find('standardDrafts', draftId)
  if (!row || row.endedAt !== null) throw new AppError('draft/unknown', 'no such draft')
  const standard = soundStandard(row.draft)
  const { id, edition } = standard
  const sha256 = hashStandard(standard)
  const shipped = await loadStandard(resourcesDir, id).catch(() => null)
  await record.write((state) => {
    const isTaken =
      (shipped?.standard.edition === edition && shipped.sha256 !== sha256) ||
      state.all('standards').some((other) => other.id !== sha256 && isSameEdition(other.standard, standard))
    if (isTaken) throw new AppError('draft/edition-taken', 'edition exists', { id, edition })
    return [
      { type: 'standard/adopted', payload: { sha256, standard, origin: row.origin } },
      { type: 'standard-draft/ended', payload: { draftId } },
    ]
  })
  return { sha256 }
}

const isSameEdition = (a: ScoringStandard, b: ScoringStandard): boolean =>
  a.id === b.id && a.edition === b.edition

function soundStandard(draft: StandardDraft): ScoringStandard {
  const blocking = checkDraft(draft, FACT_KEYS).filter(({ isBlocking }) => isBlocking)
  if (blocking.length > 0) {
    throw new AppError('draft/unsound', 'problems left', { count: blocking.length })
  }
  const finished = finishDraft(draft)
  if (!finished.ok) throw new AppError(finished.failure.code, 'not an edition', finished.failure.params)
  return finished.value
}
