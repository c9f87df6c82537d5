/** What the dialogs of the register hold while being filled in, and what is wrong with it. Pure. */
import { PersonFacts, type Person, type Role } from '@shared/domain/people/person'
import { checkPin } from '@shared/domain/people/pin'
import { describeFailure } from '@shared/messages'

export type FactsForm = {
  readonly name: string
  readonly unit: string
  readonly certificate: string
  readonly roles: readonly Role[]
  /** One unit a line. */
  readonly recusedText: string
}

export type PinForm = { readonly pin: string; readonly again: string }
export const NO_PIN: PinForm = { pin: '', again: '' }

export type FactsProblems = { readonly name: string | null; readonly roles: string | null }
export type PinProblems = { readonly pin: string | null; readonly again: string | null }

export const emptyFacts = (unit: string, isFirst: boolean): FactsForm => ({
  name: '',
  unit,
  certificate: '',
  roles: isFirst ? ['admin', 'leader', 'reviewer'] : ['reviewer'],
  recusedText: '',
})

export const factsFormOf = ({ name, unit, certificate, roles, recusedUnits }: Person): FactsForm => ({
  name,
  unit,
  certificate,
  roles,
  recusedText: recusedUnits.join('\n'),
})

export function findFactsProblems({ name, roles }: FactsForm, isFirst: boolean): FactsProblems {
  const needsAdmin = isFirst && !roles.includes('admin')
  return {
    name: name.trim() === '' ? '请填写姓名' : null,
    roles: roles.length === 0 ? '请至少选一个角色' : needsAdmin ? '第一名人员须是管理员' : null,
  }
}

export function findPinProblems({ pin, again }: PinForm): PinProblems {
  const judged = checkPin(pin)
  return {
    pin: pin === '' ? '请设置登录密码' : judged.ok ? null : describeFailure(judged.failure),
    again: pin === again ? null : '两次输入的登录密码不一致',
  }
}

export const hasProblems = (problems: Readonly<Record<string, string | null>>): boolean =>
  Object.values(problems).some((problem) => problem !== null)

export const toFacts = ({ name, unit, certificate, roles, recusedText }: FactsForm): PersonFacts =>
  PersonFacts.parse({
    ...{ name, unit, certificate, roles },
    recusedUnits: [
      ...new Set(
        recusedText
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ),
    ],
  })

export const byName = (a: Pick<Person, 'name'>, b: Pick<Person, 'name'>): number =>
  a.name.localeCompare(b.name, 'zh-CN')

/** Length of what stands before the key itself in an Ed25519 SPKI. */
const SPKI_HEAD = 12
const SHOWN_BYTES = 8

/** `3F2A-91BC-…`: the first bytes of the public key, to be compared by eye with a printed copy. */
export function fingerprint(publicKey: string): string {
  const bytes = Uint8Array.from(atob(publicKey), (sign) => sign.charCodeAt(0))
  const hex = [...bytes.subarray(SPKI_HEAD, SPKI_HEAD + SHOWN_BYTES)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return hex.toUpperCase().replace(/(.{4})(?=.)/g, '$1-')
}
