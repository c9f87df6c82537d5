/** 监印人 at the laptop: who, by which PIN, and the passphrase of the vault unless it stands open. */
import { useState } from 'react'
import type { Person } from '@shared/domain/people/person'
import type { SealRequest } from '@shared/domain/seal/seal'
import type { SealOrder } from '@shared/ipc/shapes'
import { useOpenSeconds } from '../../../data/vaults'
import { useWait, type Wait } from '../../../ui/use-wait'
import { isWhoComplete, needsPin, type WhoForm } from './PersonFields'
import { keeperChoices, onlyOne, ownChoice, type PersonChoice } from './release'
import type { SealWork } from './use-seal-work'

export type Credentials = Pick<SealOrder, 'keeperPin' | 'passphrase'>

export type Keeper = {
  readonly sealId: string
  readonly choices: readonly PersonChoice[]
  readonly who: WhoForm
  readonly setWho: (who: WhoForm) => void
  readonly person: Person | undefined
  readonly passphrase: string
  readonly setPassphrase: (passphrase: string) => void
  /** null: the vault is locked. */
  readonly openSeconds: number | null
  readonly wait: Wait
  readonly isReady: boolean
  /** Reads what was typed; it is forgotten by `forget` whether the deed worked or not. */
  readonly credentials: () => Credentials
  readonly forget: () => void
}

export function useKeeper({ actor, people, seals }: SealWork, request: SealRequest): Keeper {
  const { sealId } = request.wish
  const choices = keeperChoices(
    people,
    request,
    seals.find(({ id }) => id === sealId),
  )
  const [who, setWho] = useState<WhoForm>(() => ({
    personId: ownChoice(choices, actor)?.personId ?? onlyOne(choices),
    pin: '',
  }))
  const [passphrase, setPassphrase] = useState('')
  const wait = useWait()
  const openSeconds = useOpenSeconds(sealId)
  const isOpen = openSeconds !== null && openSeconds > 0
  return {
    ...{ sealId, choices, who, setWho, passphrase, setPassphrase, openSeconds, wait },
    person: people.find(({ id }) => id === who.personId),
    isReady: isWhoComplete(who, actor) && (isOpen || passphrase !== '') && wait.seconds === 0,
    credentials: () => ({
      keeperPin:
        who.personId !== null && needsPin(who, actor) ? { personId: who.personId, pin: who.pin } : null,
      passphrase: isOpen ? null : passphrase,
    }),
    forget: () => {
      setPassphrase('')
      setWho((now) => ({ ...now, pin: '' }))
    },
  }
}
