/**
 * The kinds of 行政执法监督文书 as data: who issues them, with which number, for how long. Names, prefixes and terms
 * are the founding city's practice where found, our proposal elsewhere; all of it can be set by the office.
 * Source: 京山市构建行政执法协调监督工作体系 (2023-03-09) for issuers and the seal; docs/adr/0007 for the rest.
 */
import type { Provenance } from '../layout/geometry'

export type SupervisionKindId =
  | 'notice'
  | 'suggestion'
  | 'opinion'
  | 'decision'
  | 'reminder'
  | 'transfer'
  | 'dispute-opinion'
  | 'dispute-decision'

/** A value with its provenance, so that what was never confirmed can be shown as 待确认. */
export type Claimed<T> = { readonly value: T; readonly provenance: Provenance; readonly isConfirmed: boolean }

export type SupervisionKind = {
  readonly id: SupervisionKindId
  /** As printed under the issuer. */
  readonly title: string
  /** 机关代字 with the sign of the kind. */
  readonly numberPrefix: Claimed<string>
  readonly issuer: Claimed<string>
  readonly seal: Claimed<string | null>
  /** Days for the addressee; null where the kind sets none. */
  readonly termDays: Claimed<number | null>
  readonly termUnit: '日' | '个工作日'
  /** Only a 决定书 may order; the others ask or remind. */
  readonly mayOrder: boolean
}

const BUREAU = '京山市行政执法监督局'
const GOVERNMENT = '京山市人民政府'
const SPECIAL_SEAL = '京山市人民政府行政执法监督专用章'

const found = <T>(value: T): Claimed<T> => ({ value, provenance: 'found', isConfirmed: true })
const proposed = <T>(value: T): Claimed<T> => ({ value, provenance: 'proposal', isConfirmed: false })

export const SUPERVISION_KINDS: readonly SupervisionKind[] = [
  {
    id: 'notice',
    title: '行政执法监督通知书',
    numberPrefix: proposed('京执监通'),
    issuer: found(BUREAU),
    seal: found<string | null>(SPECIAL_SEAL),
    termDays: proposed<number | null>(5),
    termUnit: '个工作日',
    mayOrder: false,
  },
  {
    id: 'suggestion',
    title: '行政执法监督建议书',
    numberPrefix: proposed('京执监建'),
    issuer: found(BUREAU),
    seal: found<string | null>(SPECIAL_SEAL),
    termDays: proposed<number | null>(15),
    termUnit: '日',
    mayOrder: false,
  },
  {
    id: 'opinion',
    title: '行政执法监督意见书',
    numberPrefix: proposed('京执监意'),
    issuer: found(BUREAU),
    seal: found<string | null>(SPECIAL_SEAL),
    termDays: proposed<number | null>(30),
    termUnit: '日',
    mayOrder: false,
  },
  {
    id: 'decision',
    title: '行政执法监督决定书',
    numberPrefix: proposed('京政执监决'),
    issuer: found(GOVERNMENT),
    seal: found<string | null>(SPECIAL_SEAL),
    termDays: proposed<number | null>(30),
    termUnit: '日',
    mayOrder: true,
  },
  {
    id: 'reminder',
    title: '工作提示函',
    numberPrefix: proposed('京执监提'),
    issuer: proposed(BUREAU),
    seal: proposed<string | null>(SPECIAL_SEAL),
    termDays: proposed<number | null>(null),
    termUnit: '日',
    mayOrder: false,
  },
  {
    id: 'transfer',
    title: '问题线索移送函',
    numberPrefix: proposed('京执监移'),
    issuer: proposed('京山市司法局'),
    seal: proposed<string | null>(null),
    termDays: proposed<number | null>(60),
    termUnit: '日',
    mayOrder: false,
  },
  {
    id: 'dispute-opinion',
    title: '行政执法争议协调意见书',
    numberPrefix: proposed('京执协意'),
    issuer: found('京山市司法局'),
    seal: proposed<string | null>(null),
    termDays: proposed<number | null>(null),
    termUnit: '日',
    mayOrder: false,
  },
  {
    id: 'dispute-decision',
    title: '行政执法争议协调决定书',
    numberPrefix: proposed('京政执协决'),
    issuer: found(GOVERNMENT),
    seal: proposed<string | null>(null),
    termDays: proposed<number | null>(null),
    termUnit: '日',
    mayOrder: true,
  },
]

export function getKind(id: SupervisionKindId): SupervisionKind {
  const kind = SUPERVISION_KINDS.find((candidate) => candidate.id === id)
  if (kind === undefined) throw new Error(`no such kind: ${id}`)
  return kind
}
