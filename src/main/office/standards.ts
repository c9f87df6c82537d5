/** Standards shipped with the app. A review binds to the hash of the edition it was started under. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ScoringStandard, StandardId } from '@shared/domain/checklist/standard'
import { AppError } from '@shared/lib/app-error'

export type LoadedStandard = { readonly sha256: string; readonly standard: ScoringStandard }

/** Of the edition as zod writes it: fields in the order of the schema, however it was made. */
export const hashStandard = (standard: ScoringStandard): string =>
  createHash('sha256').update(JSON.stringify(standard)).digest('hex')

/** @throws AppError `standard/unknown`, `standard/damaged` */
export async function loadStandard(resourcesDir: string, id: string): Promise<LoadedStandard> {
  if (!StandardId.safeParse(id).success) throw new AppError('standard/unknown', 'not an id', { id })
  const text = await readFile(join(resourcesDir, 'standards', `${id}.json`), 'utf8').catch(
    (cause: unknown) => {
      throw new AppError('standard/unknown', 'no such file', { id }, { cause })
    },
  )
  const parsed = ScoringStandard.safeParse(JSON.parse(text))
  if (!parsed.success) throw new AppError('standard/damaged', parsed.error.message, { id })
  return { sha256: hashStandard(parsed.data), standard: parsed.data }
}
