/** Four people at one laptop and the record they write, reached through the app's own bridge. */
import type { Page } from 'playwright-core'
import type { Role } from '@shared/domain/people/person'
import type { EventType, PayloadOf } from '@shared/events/catalogue'
import '../../test/helpers/seed-case'

export const OFFICE_NAME = '示例县司法局'
export const PEOPLE = [
  { name: '示例丁', roles: ['admin', 'leader'], certificate: '示0004', pin: '604817', recused: [] },
  { name: '示例甲', roles: ['reviewer'], certificate: '示0001', pin: '739164', recused: [] },
  { name: '示例乙', roles: ['reviewer'], certificate: '示0002', pin: '284913', recused: ['示例县水利局'] },
  {
    name: '示例丙',
    roles: ['leader', 'rechecker', 'admin'],
    certificate: '示0003',
    pin: '518264',
    recused: [],
  },
] as const satisfies readonly {
  readonly name: string
  readonly roles: readonly Role[]
  readonly certificate: string
  readonly pin: string
  readonly recused: readonly string[]
}[]
export type Name = (typeof PEOPLE)[number]['name']
export type Ids = Readonly<Record<Name, string>>

export async function perform<T extends EventType>(
  page: Page,
  type: T,
  payload: PayloadOf<T>,
): Promise<void> {
  const code = await page.evaluate(
    async (act) => {
      const answer = await globalThis.hengjuan['act:perform'](act)
      return answer.ok ? null : answer.failure.code
    },
    { type, payload },
  )
  if (code !== null) throw new Error(`${type}: ${code}`)
}

/** Everything of one type the record holds, oldest first. */
export async function payloadsOf<T extends EventType>(page: Page, type: T): Promise<readonly PayloadOf<T>[]> {
  const payloads = await page.evaluate(async (wanted) => {
    const answer = await globalThis.hengjuan['journal:read'](1, 2000)
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.filter((event) => event.type === wanted).map(({ payload }) => payload)
  }, type)
  return payloads as readonly PayloadOf<T>[]
}

export async function registerPeople(page: Page): Promise<Ids> {
  const entries: [Name, string][] = []
  for (const { name, roles, certificate, pin, recused } of PEOPLE) {
    const facts = { name, unit: OFFICE_NAME, certificate, roles: [...roles], recusedUnits: [...recused] }
    const personId = await page.evaluate(
      async (order) => {
        const answer = await globalThis.hengjuan['person:register'](order)
        if (!answer.ok) throw new Error(answer.failure.code)
        return answer.value.personId
      },
      { facts, pin },
    )
    entries.push([name, personId])
  }
  return Object.fromEntries(entries) as Ids
}

export async function signIn(page: Page, ids: Ids, name: Name): Promise<void> {
  const pin = PEOPLE.find((person) => person.name === name)?.pin ?? ''
  await page.evaluate(
    async (order) => {
      const answer = await globalThis.hengjuan['person:sign-in'](order)
      if (!answer.ok) throw new Error(answer.failure.code)
    },
    { personId: ids[name], pin },
  )
  await page.getByRole('group', { name: '当前人员' }).getByText(name).waitFor()
}
