/** Rows of rosters for tests. */
import { createHash } from 'node:crypto'
import type { CampaignPlan, ListedFile } from '@shared/domain/campaign/campaign'
import { EMPTY_PLAN } from '@shared/domain/campaign/plan-problems'
import type { Person, Role } from '@shared/domain/people/person'
import { uuid } from '../../../helpers/sample-record'

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex')

export const listed = (patch: Partial<ListedFile> = {}): ListedFile => ({
  unit: '示例县农业农村局',
  number: '示农罚〔2025〕1号',
  title: '示例案',
  caseType: '处罚普通',
  closedOn: '2025-06-30',
  mustReason: '',
  note: '',
  ...patch,
})

/** `count` files of one unit and type, numbered from `from`. */
export const many = (count: number, patch: Partial<ListedFile> = {}, from = 1): readonly ListedFile[] =>
  Array.from({ length: count }, (_, index) =>
    listed({ ...patch, number: `${patch.caseType ?? '处罚普通'}〔2025〕${from + index}号` }),
  )

export const plan = (patch: Partial<CampaignPlan> = {}): CampaignPlan => ({ ...EMPTY_PLAN, ...patch })

export const person = (n: number, patch: Partial<Person> = {}): Person => ({
  id: uuid(700 + n),
  name: `示例${'甲乙丙丁戊己庚辛壬癸'[n] ?? n}`,
  unit: '',
  certificate: '',
  roles: ['reviewer'] satisfies readonly Role[],
  recusedUnits: [],
  publicKey: 'x',
  keySince: '2026-01-01T00:00:00.000Z',
  formerKeys: [],
  refusal: null,
  lock: { kdf: 'scrypt', costLog2: 14, salt: 'x', cipher: 'aes-256-gcm', nonce: 'x', lockedKey: 'x' },
  registeredAt: '2026-01-01T00:00:00.000Z',
  disabledAt: null,
  ...patch,
})
