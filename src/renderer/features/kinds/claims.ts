/** Values of a kind that say where they come from, and whether somebody has confirmed them. Pure. */
import type { Claimed, KindDefinition, Provenance } from '@shared/domain/document/kind'
import type { z } from '@shared/lib/zod'

export const PROVENANCE_NAMES: Readonly<Record<z.infer<typeof Provenance>, string>> = {
  found: '有公开资料',
  knowledge: '一般做法，未查到出处',
  computed: '由其他数值推算',
  proposal: '衡卷的建议',
}

export type ClaimName = 'issuer' | 'signatory' | 'sealName' | 'basisText' | 'numberPrefix'

export const CLAIM_LABELS: Readonly<Record<ClaimName, string>> = {
  numberPrefix: '机关代字',
  issuer: '发文机关',
  signatory: '签发人职务',
  sealName: '印章名称',
  basisText: '监督依据',
}

export type Claim = {
  readonly key: string
  readonly label: string
  readonly value: string
  readonly provenance: z.infer<typeof Provenance>
  readonly isConfirmed: boolean
}

const NAMES = Object.keys(CLAIM_LABELS) as readonly ClaimName[]

export function claimsOf(kind: KindDefinition): readonly Claim[] {
  const lines = NAMES.map((name): Claim => ({ key: name, label: CLAIM_LABELS[name], ...kind[name] }))
  const terms = kind.terms.map(({ id, label, days, unit, provenance, isConfirmed }): Claim => ({
    key: `term ${id}`,
    label: `${label}期限`,
    value: `${days}${unit === 'days' ? '日' : '个工作日'}`,
    ...{ provenance, isConfirmed },
  }))
  return [...lines, ...terms]
}

export const openClaims = (kind: KindDefinition): readonly Claim[] =>
  claimsOf(kind).filter(({ isConfirmed }) => !isConfirmed)

export const putClaim = (
  kind: KindDefinition,
  name: ClaimName,
  patch: Partial<Claimed<string>>,
): KindDefinition => ({ ...kind, [name]: { ...kind[name], ...patch } })

export function confirmClaim(kind: KindDefinition, key: string, isConfirmed: boolean): KindDefinition {
  const name = NAMES.find((one) => one === key)
  if (name) return putClaim(kind, name, { isConfirmed })
  return {
    ...kind,
    terms: kind.terms.map((term) => (`term ${term.id}` === key ? { ...term, isConfirmed } : term)),
  }
}
