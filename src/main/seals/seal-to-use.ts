/** The seal by its id, as long as it may be used at all. */
import type { Seal } from '@shared/domain/seal/seal'
import type { MemoryTables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'

/** @throws AppError `seal/unknown`, `seal/retired` */
export function sealToUse(state: MemoryTables, sealId: string): Seal {
  const seal = state.find('seals', sealId)
  if (!seal) throw new AppError('seal/unknown', 'no such seal')
  if (seal.retiredAt !== null) throw new AppError('seal/retired', 'the seal is retired')
  return seal
}
