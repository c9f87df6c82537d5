/** Licences and transfers: what depends on two facts at once. */
import { countBack, due } from '../calendar'
import { judgeTerm, judgeWithClaims, type Claim } from '../clock'
import { chineseDay, chineseYuan, say } from '../explain'
import { dueFacts, outcome } from '../outcome'
import type { Kit, Outcome } from './rule'

/** art. 42: 20 working days and 10 more; 45 and 15 where handled jointly. An extension must be approved. */
export function licenceTerm(kit: Kit): Outcome {
  const { read } = kit
  const start = read.needDay('accept.date')
  const event = read.needDay('decision.date')
  if (start === null) return outcome('缺日期', [say.notEntered('accept.date')])
  const joint = read.look('licence.joint', 'yes-no') === true
  const extended = read.look('licence.extended', 'yes-no') === true
  const n = (joint ? 45 : 20) + (extended ? (joint ? 15 : 10) : 0)
  const told = `${joint ? '统一、联合、集中办理' : '一般办理'}${extended ? '，延长经批准' : ''}，期限${n}个工作日。`
  const claims = (read.look('licence.excluded', 'spans') ?? []).map((span): Claim => {
    return { span, isExtension: false, doubt: span.document === '' ? '所需时间没有书面告知' : null }
  })
  const term = { from: 'accept.date', start, to: 'decision.date', event, n, unit: 'work' } as const
  const judged = judgeWithClaims(kit, term, claims)
  return { ...judged, sentences: [told, ...judged.sentences] }
}

export function excludedTimeTold(kit: Kit): Outcome {
  const spans = kit.read.need('licence.excluded', 'spans')
  if (spans === null) return outcome('缺日期', [say.notEntered('licence.excluded')])
  const bare = spans.filter((span) => span.document === '')
  if (bare.length === 0) return outcome('合规', ['不计入期限的时间均已书面告知申请人。'])
  return outcome(
    '违反',
    bare.map(
      (span) =>
        `${chineseDay(span.from)}至${chineseDay(span.to)}（${span.reason || '未写理由'}）没有书面告知。`,
    ),
  )
}

/** art. 47: the request within five working days of being told; a late one binds nobody. */
export function hearingRequestInTime(kit: Kit): Outcome {
  const start = kit.read.needDay('licence.hearing-told')
  const event = kit.read.needDay('hearing.requested-on')
  if (start === null) return outcome('缺日期', [say.notEntered('licence.hearing-told')])
  const judged = judgeTerm(kit, {
    ...{ from: 'licence.hearing-told', start, to: 'hearing.requested-on', event, n: 5, unit: 'work' },
  })
  if (judged.status !== '超期') return judged
  return {
    ...judged,
    status: '需人工',
    sentences: [...judged.sentences, '申请逾期的，机关可以不组织听证，请人工认定。'],
  }
}

export function hostIsNoReviewer(kit: Kit): Outcome {
  const host = kit.read.need('hearing.host', 'text')
  const reviewers = kit.read.need('licence.reviewers', 'text')
  if (host === null || reviewers === null) {
    return outcome('缺日期', [say.notEntered(host === null ? 'hearing.host' : 'licence.reviewers')])
  }
  return reviewers.split(/[、，,;；\s]+/).includes(host)
    ? outcome('违反', [`听证主持人${host}是审查该申请的工作人员。`])
    : outcome('合规', [`听证主持人${host}不是审查该申请的工作人员。`])
}

/** art. 50: asked thirty days before expiry; decided before expiry, otherwise deemed granted. */
export function renewal(kit: Kit): Outcome {
  const { read } = kit
  const expires = read.needDay('licence.expires')
  const asked = read.needDay('renewal.asked')
  const decided = read.needDay('decision.date')
  if (expires === null || asked === null) {
    return outcome('缺日期', [say.notEntered(expires === null ? 'licence.expires' : 'renewal.asked')])
  }
  const latest = countBack(expires, 30, 'cal', kit.calendars)
  const facts = dueFacts(asked, { ...latest, dueOn: expires })
  const told = `有效期至${chineseDay(expires)}，应当在${chineseDay(latest.dueOn)}前（含当日）提出延续申请。`
  if (asked > latest.dueOn) {
    const late = `申请人${chineseDay(asked)}才提出，已迟，是否受理和如何决定请人工认定。`
    return outcome('需人工', [told, late], facts)
  }
  if (decided === null) return outcome('缺日期', [told, say.notEntered('decision.date')], facts)
  if (decided <= expires)
    return outcome('合规', [told, `${chineseDay(decided)}作出决定，在有效期届满前。`], facts)
  return outcome(
    '违反',
    [told, `${chineseDay(decided)}才作出决定，有效期届满前未作决定，视为准予延续。`],
    facts,
  )
}

export function noFee(kit: Kit): Outcome {
  const fee = kit.read.need('fee.charged', 'money')
  if (fee === null) return outcome('缺日期', [say.notEntered('fee.charged')])
  if (fee === 0) return outcome('合规', ['没有收取费用。'])
  const lawful = kit.read.need('fee.lawful', 'yes-no')
  if (lawful === null)
    return outcome('缺日期', [`收取费用${chineseYuan(fee)}。`, say.notEntered('fee.lawful')])
  return lawful
    ? outcome('合规', [`收取费用${chineseYuan(fee)}，有法律、行政法规依据。`])
    : outcome('违反', [`收取费用${chineseYuan(fee)}，没有法律、行政法规依据。`])
}

/** Late notice of what is missing: taken as accepted from the day of receipt. */
export function correctionTerm(kit: Kit): Outcome {
  const { read } = kit
  const start = read.needDay('apply.received')
  const event = read.needDay('correction.told')
  if (start === null) return outcome('缺日期', [say.notEntered('apply.received')])
  const judged = judgeTerm(kit, {
    from: 'apply.received',
    start,
    to: 'correction.told',
    event,
    n: 5,
    unit: 'work',
  })
  if (judged.status !== '超期') return judged
  const accepted = read.lookDay('accept.date')
  const deemed = `逾期不告知的，自收到申请之日即${chineseDay(start)}起为受理。`
  const wrong =
    accepted !== null && accepted !== start ? `录入的受理日期${chineseDay(accepted)}应当改按此日认定。` : ''
  return { ...judged, sentences: [...judged.sentences, deemed, wrong].filter((sentence) => sentence !== '') }
}

/** 移送规定 art. 5: three days to decide; approved, handed over within 24 hours. Days are counted as calendar days [K]. */
export function transferHandedOver(kit: Kit): Outcome {
  const { read } = kit
  const approved = read.need('transfer.approved', 'yes-no')
  if (approved === null) return outcome('缺日期', [say.notEntered('transfer.approved')])
  if (!approved) {
    const noted = read.need('transfer.refusal-noted', 'yes-no')
    if (noted === null) return outcome('缺日期', [say.notEntered('transfer.refusal-noted')])
    return noted
      ? outcome('合规', [say.answered('transfer.refusal-noted', true)])
      : outcome('违反', [say.flagWrong('transfer.refusal-noted', false)])
  }
  const start = read.need('transfer.decided', 'datetime')
  const event = read.need('transfer.handed', 'datetime')
  if (start === null) return outcome('缺日期', [say.notEntered('transfer.decided')])
  return judgeTerm(kit, {
    from: 'transfer.decided',
    start,
    to: 'transfer.handed',
    event,
    n: 24,
    unit: 'hour',
  })
}

/** art. 9: ask again within three days, or ask the procuratorate. */
export function refusalAnswered(kit: Kit): Outcome {
  const { read } = kit
  if (read.look('police.procuratorate', 'yes-no') === true) {
    return outcome('合规', [say.answered('police.procuratorate', true)])
  }
  const start = read.needDay('police.refused-served')
  const event = read.needDay('police.reconsidered')
  if (start === null) return outcome('缺日期', [say.notEntered('police.refused-served')])
  const judged = judgeTerm(kit, {
    ...{ from: 'police.refused-served', start, to: 'police.reconsidered', event, n: 3, unit: 'cal' },
  })
  if (judged.status !== '缺日期') return judged
  const last = due(start, 3, 'cal', kit.calendars)
  return {
    ...judged,
    sentences: [...judged.sentences, `应当在${chineseDay(last.dueOn)}前提请复议，或者建议检察院立案监督。`],
  }
}
