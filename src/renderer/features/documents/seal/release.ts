/** The release of the seal as three signatures, and who may give which. Pure. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Actor, Person, PersonRef, Role } from '@shared/domain/people/person'
import type { Seal, SealRequest, SealUse } from '@shared/domain/seal/seal'

export type ReleaseSignature = {
  readonly name: 'apply' | 'approve' | 'keep'
  readonly label: string
  readonly status: 'done' | 'current' | 'waiting' | 'refused'
  readonly person: string
  readonly at: string | null
  readonly note: string
  /** How the person vouched for it; empty until done. */
  readonly proof: string
}

const BY_PIN = '本人登录密码签名'
const TYPED = '仅登记姓名，未用密码'

/** The request that counts now: the one in use, else the last one made. */
export function currentRequest(
  requests: readonly SealRequest[],
  { id, sealed }: Pick<SupervisionDocument, 'id' | 'sealed'>,
  uses: readonly SealUse[],
): SealRequest | null {
  const mine = requests
    .filter(({ documentId }) => documentId === id)
    .toSorted((a, b) => a.askedAt.localeCompare(b.askedAt))
  const used = uses.find((use) => use.id === sealed?.sealUseId)?.requestId
  return mine.find((request) => request.id === used) ?? mine.at(-1) ?? null
}

const proofOf = (who: PersonRef | null): string => (who?.personId ? BY_PIN : TYPED)

export function releaseSignatures(
  request: SealRequest | null,
  use: SealUse | null,
): readonly ReleaseSignature[] {
  if (request === null) return use === null ? signatures([]) : signatures(namesOf(use))
  const applied = {
    person: request.applicant.name,
    at: request.askedAt,
    note: '',
    proof: proofOf(request.applicant),
  }
  if (request.decidedBy === null) return signatures([applied])
  const decided = {
    ...{ person: request.decidedBy.name, at: request.decidedAt, note: request.note },
    proof: proofOf(request.decidedBy),
  }
  if (request.state === 'refused') return signatures([applied, decided], true)
  return signatures([applied, decided, ...(use ? [keptOf(use)] : [])])
}

type Given = Pick<ReleaseSignature, 'person' | 'at' | 'note' | 'proof'>

const keptOf = (use: SealUse): Given => ({
  ...{ person: use.keeper, at: use.at, note: `登记簿第 ${use.serial} 号` },
  proof: use.proofSignature === null ? TYPED : BY_PIN,
})

/** Sealed without a request: by typed names, or by an older release. */
const namesOf = (use: SealUse): readonly Given[] => [
  { person: use.applicant, at: null, note: '', proof: TYPED },
  { person: use.approver, at: use.approvedAt, note: '', proof: TYPED },
  keptOf(use),
]

const STEPS = [
  { name: 'apply', label: '申请' },
  { name: 'approve', label: '审批' },
  { name: 'keep', label: '监印' },
] as const

function signatures(given: readonly Given[], isRefused = false): readonly ReleaseSignature[] {
  return STEPS.map(({ name, label }, index) => {
    const one = given[index]
    const isLast = index === given.length - 1
    const next = !isRefused && index === given.length ? 'current' : 'waiting'
    return {
      ...{ name, label },
      status: one === undefined ? next : isRefused && isLast ? 'refused' : 'done',
      ...(one ?? { person: '', at: null, note: '', proof: '' }),
    }
  })
}

export type PersonChoice = { readonly personId: string; readonly label: string; readonly isDisabled: boolean }

function choices(
  people: readonly Person[],
  role: Role,
  taken: readonly { readonly who: PersonRef | null; readonly as: string }[],
): readonly PersonChoice[] {
  return people
    .filter(({ disabledAt, roles }) => disabledAt === null && roles.includes(role))
    .map(({ id, name }) => {
      const was = taken.find(({ who }) => who?.personId === id)
      return {
        personId: id,
        label: was ? `${name}（本次${was.as}）` : name,
        isDisabled: was !== undefined,
      }
    })
    .toSorted(
      (a, b) => Number(a.isDisabled) - Number(b.isDisabled) || a.label.localeCompare(b.label, 'zh-CN'),
    )
}

/** 审批: a leader who did not ask. */
export const approverChoices = (
  people: readonly Person[],
  { applicant }: SealRequest,
): readonly PersonChoice[] => choices(people, 'leader', [{ who: applicant, as: '申请人' }])

/** 监印: a keeper who neither asked nor approved; once the seal has 保管人, one of them. */
export function keeperChoices(
  people: readonly Person[],
  { applicant, decidedBy }: SealRequest,
  seal: Pick<Seal, 'holders'> | undefined,
): readonly PersonChoice[] {
  const holders = seal?.holders ?? []
  return choices(people, 'keeper', [
    { who: applicant, as: '申请人' },
    { who: decidedBy, as: '审批人' },
  ])
    .map((choice) =>
      choice.isDisabled || holders.length === 0 || holders.includes(choice.personId)
        ? choice
        : { ...choice, label: `${choice.label}（不是这枚印章的保管人）`, isDisabled: true },
    )
    .toSorted((a, b) => Number(a.isDisabled) - Number(b.isDisabled))
}

/** The one at the laptop, when they may do it themselves. */
export const ownChoice = (from: readonly PersonChoice[], actor: Actor | null): PersonChoice | null =>
  from.find(({ personId, isDisabled }) => !isDisabled && personId === actor?.personId) ?? null

/** One who may needs no choosing. */
export function onlyOne(from: readonly PersonChoice[]): string | null {
  const free = from.filter(({ isDisabled }) => !isDisabled)
  return free.length === 1 ? (free[0]?.personId ?? null) : null
}
