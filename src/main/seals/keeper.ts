/**
 * The keeper at the laptop: whoever has signed in, or a second person by their PIN for this one act. What they do is
 * written in their name; a vault opened for a person who has not signed in does not stay open behind them.
 */
import type { SealOrder } from '@shared/ipc/shapes'
import type { Office } from '../office/office'
import type { Desk } from '../people/desk'
import type { Vaults } from './open-vaults'

export async function asKeeper<T>(
  { record }: Pick<Office, 'record'>,
  desk: Pick<Desk, 'signerFor'>,
  vaults: Pick<Vaults, 'keepOnlyOf'>,
  keeper: SealOrder['keeperPin'],
  work: () => Promise<T>,
): Promise<T> {
  if (keeper === null) return work()
  const signer = await desk.signerFor(keeper.personId, keeper.pin)
  try {
    return await record.inNameOf(signer, work)
  } finally {
    vaults.keepOnlyOf(record.signer?.personId ?? null)
  }
}
