/** What no common check can say about the sums and kinds of a penalty, and about names. */
import { daysBetween } from '../days'
import { chineseYuan, say } from '../explain'
import { outcome } from '../outcome'
import type { Kit, Outcome } from './rule'

/** art. 51: 200 yuan for a citizen, 3,000 for a legal person or other organisation, in 分. */
const SUMMARY_CITIZEN = 200_00
const SUMMARY_ORGANISATION = 3_000_00

export function summaryLimits(kit: Kit): Outcome {
  const { read } = kit
  const kind = read.need('penalty.kind', 'choice')
  if (kind === null) return outcome('缺日期', [say.notEntered('penalty.kind')])
  if (kind === '其他') return outcome('违反', ['处罚种类不是警告或者罚款，不能当场作出处罚决定。'])
  if (kind === '警告') return outcome('合规', ['处罚种类为警告，可以当场作出处罚决定。'])
  const fine = read.need('fine.amount', 'money')
  const party = read.need('party.kind', 'choice')
  if (fine === null || party === null)
    return outcome('缺日期', [say.notEntered(fine === null ? 'fine.amount' : 'party.kind')])
  const told = `对${party}罚款${chineseYuan(fine)}`
  if (party === '个体工商户') {
    if (fine <= SUMMARY_CITIZEN) return outcome('合规', [`${told}，按公民或者组织的限额均未超过。`])
    if (fine > SUMMARY_ORGANISATION) return outcome('违反', [`${told}，按公民或者组织的限额均已超过。`])
    return outcome('需人工', [
      `${told}，个体工商户按公民（200元）还是按组织（3,000元）对待，请按当地口径认定。`,
    ])
  }
  const limit = party === '公民' ? SUMMARY_CITIZEN : SUMMARY_ORGANISATION
  return fine <= limit
    ? outcome('合规', [`${told}，未超过${chineseYuan(limit)}。`])
    : outcome('违反', [`${told}，超过${chineseYuan(limit)}的限额。`])
}

/** art. 45: no heavier because of a defence; more only on new facts and a new notice. */
export function noHeavier(kit: Kit): Outcome {
  const { read } = kit
  const proposed = read.need('notice.fine', 'money')
  const final = read.need('fine.amount', 'money')
  if (proposed === null || final === null) {
    return outcome('缺日期', [say.notEntered(proposed === null ? 'notice.fine' : 'fine.amount')])
  }
  const told = `告知罚款${chineseYuan(proposed)}，决定罚款${chineseYuan(final)}`
  if (final <= proposed) return outcome('合规', [`${told}，没有加重。`])
  const renewed = read.look('notice.renewed', 'yes-no')
  if (renewed === true)
    return outcome('需人工', [`${told}，已重新告知。请核对是否确有新的事实，而不是因陈述申辩加重。`])
  return outcome('违反', [`${told}，加重${chineseYuan(final - proposed)}，没有录入因新的事实重新告知。`])
}

/** art. 63. 以上 counts the sum itself. */
export function hearingOffered(kit: Kit): Outcome {
  const must = mustOffer(kit)
  if (must.why === null) return must.outcome
  const offered = kit.read.need('hearing.offered', 'yes-no')
  if (offered === null) return outcome('缺日期', [must.why, say.notEntered('hearing.offered')])
  return offered
    ? outcome('合规', [must.why, say.answered('hearing.offered', true)])
    : outcome('违反', [must.why, say.flagWrong('hearing.offered', false)])
}

type Must = { readonly why: string } | { readonly why: null; readonly outcome: Outcome }

function mustOffer(kit: Kit): Must {
  const { read, thresholds } = kit
  const kind = read.need('hearing.heavy-kind', 'choice')
  if (kind !== null && kind !== '无') return { why: `处罚种类属于“${kind}”，应当告知听证权。` }
  const party = read.need('party.kind', 'choice')
  const fine = read.need('fine.amount', 'money')
  if (party === null || fine === null) {
    return {
      why: null,
      outcome: outcome('缺日期', [say.notEntered(party === null ? 'party.kind' : 'fine.amount')]),
    }
  }
  const sum = Math.max(
    fine,
    read.look('notice.fine', 'money') ?? 0,
    read.look('confiscation.amount', 'money') ?? 0,
  )
  const { citizenFen, organisationFen } = thresholds
  const limits =
    party === '公民'
      ? [citizenFen]
      : party === '个体工商户'
        ? [citizenFen, organisationFen]
        : [organisationFen]
  const known = limits.filter((each) => each !== null)
  // A sole trader stands between the two sums; which one applies is local practice.
  const open =
    known.length < limits.length || known.some((each) => sum >= each) !== known.every((each) => sum >= each)
  const limit = open ? null : Math.max(...known)
  if (limit === null) {
    if (read.look('hearing.offered', 'yes-no') === true) {
      return { why: null, outcome: outcome('合规', [say.answered('hearing.offered', true)]) }
    }
    const told = `罚款或者没收${chineseYuan(sum)}，“${kit.sector.name}”对${party}的听证数额没有设定或者不能确定，请人工认定是否应当告知听证权。`
    return { why: null, outcome: outcome('需人工', [told]) }
  }
  if (sum >= limit)
    return { why: `罚款或者没收${chineseYuan(sum)}，达到较大数额${chineseYuan(limit)}，应当告知听证权。` }
  if (kind === null) return { why: null, outcome: outcome('缺日期', [say.notEntered('hearing.heavy-kind')]) }
  const told = `罚款或者没收${chineseYuan(sum)}，未达到较大数额${chineseYuan(limit)}，不属于应当告知听证的种类。`
  return { why: null, outcome: outcome('合规', [told]) }
}

export function hostIsNoInvestigator(kit: Kit): Outcome {
  const host = kit.read.need('hearing.host', 'text')
  const officers = kit.read.need('officers.list', 'officers')
  if (host === null || officers === null) {
    return outcome('缺日期', [say.notEntered(host === null ? 'hearing.host' : 'officers.list')])
  }
  return officers.some((officer) => officer.name === host)
    ? outcome('违反', [`听证主持人${host}是本案执法人员。`])
    : outcome('合规', [`听证主持人${host}不是本案执法人员。`])
}

export type ExtraFine = {
  readonly days: number
  /** Uncapped: 3 % a day. */
  readonly rawFen: number
  /** Never more than the fine itself. */
  readonly dueFen: number
}

/** art. 72: 3 % of the fine a day; art. 73: days of review or litigation do not count. */
export function extraFine(fineFen: number, daysLate: number, daysSuspended: number): ExtraFine {
  const days = Math.max(0, daysLate - daysSuspended)
  const rawFen = Math.round((fineFen * days * 3) / 100)
  return { days, rawFen, dueFen: Math.min(fineFen, rawFen) }
}

export function extraFineHolds(kit: Kit): Outcome {
  const { read } = kit
  const fine = read.need('fine.amount', 'money')
  const extra = read.need('extra.amount', 'money')
  const from = read.needDay('extra.from')
  const to = read.needDay('extra.to')
  if (fine === null || extra === null)
    return outcome('缺日期', [say.notEntered(fine === null ? 'fine.amount' : 'extra.amount')])
  if (extra > fine)
    return outcome('违反', [`加处罚款${chineseYuan(extra)}超过罚款本金${chineseYuan(fine)}。`])
  if (from === null || to === null)
    return outcome('缺日期', [say.notEntered(from === null ? 'extra.from' : 'extra.to')])
  if (to < from) return outcome('违反', [say.reversed('extra.from', from, 'extra.to', to)])
  const suspended = (read.look('extra.suspended', 'spans') ?? []).map((span) => {
    const first = span.from < from ? from : span.from
    const last = span.to > to ? to : span.to
    return Math.max(0, daysBetween(first, last) + 1)
  })
  const late = daysBetween(from, to) + 1
  const off = suspended.reduce((sum, days) => sum + days, 0)
  const right = extraFine(fine, late, off)
  const told =
    `罚款${chineseYuan(fine)}，逾期${late}日，扣除复议、诉讼期间${off}日，按${right.days}日每日3%计为${chineseYuan(right.rawFen)}` +
    `${right.rawFen > right.dueFen ? `，以本金${chineseYuan(fine)}为限` : ''}`
  if (extra > right.dueFen)
    return outcome('违反', [
      `${told}，实际加处${chineseYuan(extra)}，多计${chineseYuan(extra - right.dueFen)}。`,
    ])
  return outcome('合规', [`${told}，实际加处${chineseYuan(extra)}。`])
}

/** arts. 68, 69: the first two grounds only for decisions made on the spot. */
export function onSpotCollection(kit: Kit): Outcome {
  const ground = kit.read.need('collect.ground', 'choice')
  const fine = kit.read.need('fine.amount', 'money')
  if (ground === null) return outcome('缺日期', [say.notEntered('collect.ground')])
  if (ground === '边远水上交通不便且当事人提出')
    return outcome('合规', [say.chosen('collect.ground', ground)])
  if (ground === '无') return outcome('违反', ['当场收缴罚款没有法定理由。'])
  if (kit.caseType !== '处罚简易')
    return outcome('违反', [`“${ground}”只适用于当场作出的处罚决定，本案为普通程序。`])
  if (ground === '不当场收缴事后难以执行') return outcome('合规', [say.chosen('collect.ground', ground)])
  if (fine === null) return outcome('缺日期', [say.notEntered('fine.amount')])
  return fine <= 100_00
    ? outcome('合规', [`罚款${chineseYuan(fine)}，不超过100元。`])
    : outcome('违反', [`罚款${chineseYuan(fine)}，超过100元，不能以“一百元以下”为由当场收缴。`])
}
