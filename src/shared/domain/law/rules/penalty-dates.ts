/** What no common check can say about the dates of a penalty case: limitation, age, filing, hearing, decision. */
import { due } from '../calendar'
import { judgeTerm, judgeWithClaims, type Claim } from '../clock'
import { addMonths } from '../days'
import { chineseDay, say } from '../explain'
import type { Span } from '../fact-sheet'
import { dueFacts, outcome, worst } from '../outcome'
import type { Kit, Outcome } from './rule'

/** Two years; five where life, health or financial safety was harmed. Unknown harm matters only in between. */
export function limitation(kit: Kit): Outcome {
  const start = kit.read.needDay('act.end')
  const event = kit.read.needDay('discovery.date')
  if (start === null || event === null)
    return outcome('缺日期', [say.notEntered(start === null ? 'act.end' : 'discovery.date')])
  const base = {
    from: 'act.end',
    start,
    to: 'discovery.date',
    event,
    unit: 'month',
    mayPrecede: true,
  } as const
  const two = judgeTerm(kit, { ...base, n: 24 })
  if (two.status !== '超期') return two
  const five = judgeTerm(kit, { ...base, n: 60 })
  if (five.status === '超期') return five
  const harm = kit.read.need('act.harm', 'yes-no')
  if (harm === null)
    return { ...two, status: '缺日期', sentences: [...two.sentences, say.notEntered('act.harm')] }
  return harm ? { ...five, sentences: [say.answered('act.harm', true), ...five.sentences] } : two
}

/** Under fourteen: no penalty. Fourteen to eighteen: lighter. Age in full years on the day of the act. */
export function age(kit: Kit): Outcome {
  const birth = kit.read.needDay('birth.date')
  const act = kit.read.needDay('act.end')
  if (birth === null || act === null)
    return outcome('缺日期', [say.notEntered(birth === null ? 'birth.date' : 'act.end')])
  if (birth > act) return outcome('违反', [say.reversed('birth.date', birth, 'act.end', act)])
  const told = `当事人${chineseDay(birth)}出生，违法行为终了于${chineseDay(act)}`
  // 周岁 from the day after the birthday: 行政处罚法 has no rule of its own, by analogy with criminal practice [K].
  if (act <= addMonths(birth, 14 * 12)) return outcome('违反', [`${told}，不满十四周岁，不予行政处罚。`])
  if (act > addMonths(birth, 18 * 12)) return outcome('合规', [`${told}，已满十八周岁。`])
  const lightened = kit.read.need('penalty.lightened', 'yes-no')
  const minor = `${told}，已满十四周岁不满十八周岁，应当从轻或者减轻处罚。`
  if (lightened === null) return outcome('缺日期', [minor, say.notEntered('penalty.lightened')])
  return lightened
    ? outcome('合规', [minor, say.answered('penalty.lightened', true)])
    : outcome('违反', [minor, say.flagWrong('penalty.lightened', false)])
}

export function filingTerm(kit: Kit): Outcome {
  const start = kit.read.needDay('clue.date')
  const event = kit.read.needDay('filing.date')
  if (start === null) return outcome('缺日期', [say.notEntered('clue.date')])
  const { filing, name } = kit.sector
  if (filing === null) {
    return outcome('需人工', [`“${name}”没有设定立案期限，请按本行业规定人工认定立案是否及时。`])
  }
  const judged = judgeTerm(kit, { from: 'clue.date', start, to: 'filing.date', event, ...filing })
  return judged.status === '超期'
    ? {
        ...judged,
        sentences: [...judged.sentences, '经批准延长或者依规定先行核查的，请提供文书后人工认定。'],
      }
    : judged
}

/** art. 62: served before the decision is made; on the same day only with a written waiver, which a person judges. */
export function noticeFirst(kit: Kit): Outcome {
  const served = kit.read.needDay('notice.served')
  const decided = kit.read.needDay('decision.date')
  if (served === null || decided === null) {
    return outcome('缺日期', [say.notEntered(served === null ? 'notice.served' : 'decision.date')])
  }
  const ordered = [say.ordered('notice.served', served, 'decision.date', decided)]
  if (served < decided) return outcome('合规', ordered)
  if (served > decided)
    return outcome('违反', [say.reversed('notice.served', served, 'decision.date', decided)])
  const told = say.sameDay('notice.served', 'decision.date', served)
  return kit.read.look('defence.waived', 'yes-no') === true
    ? outcome('需人工', [told, '当事人书面放弃陈述申辩，请核对放弃的真实性和时间。'])
    : outcome('违反', [told, '没有录入当事人书面放弃陈述申辩。'])
}

/** The decision must not precede the end of the five working days, unless waived in writing. */
export function hearingWait(kit: Kit): Outcome {
  const waived = kit.read.look('hearing.waived', 'yes-no')
  const served = kit.read.needDay('notice.served')
  const decided = kit.read.needDay('decision.date')
  if (waived === true) return outcome('合规', [say.answered('hearing.waived', true)])
  if (served === null) return outcome('缺日期', [say.notEntered('notice.served')])
  const last = due(served, 5, 'work', kit.calendars)
  const counting = [say.runs('notice.served', served, 5, 'work', last)]
  const facts = dueFacts(served, last)
  if (decided === null) return outcome('缺日期', [...counting, say.notEntered('decision.date')], facts)
  if (decided > last.dueOn) return outcome('合规', [...counting, say.waited('decision.date', decided)], facts)
  const hint = waived === null ? '当事人书面放弃听证的，请录入。' : ''
  return outcome('违反', [...counting, say.tooSoon('decision.date', decided, last.dueOn, true), hint], facts)
}

/** art. 58: before the decision; where a hearing was held (item 2), after it. */
export function legalReview(kit: Kit): Outcome {
  const { read } = kit
  const passed = read.need('review.passed', 'yes-no')
  const reviewed = read.needDay('review.date')
  const decided = read.needDay('decision.date')
  const heard = read.lookDay('hearing.date')
  const parts: Outcome[] = []
  if (passed === false) parts.push(outcome('违反', [say.flagWrong('review.passed', false)]))
  if (reviewed !== null && decided !== null) {
    parts.push(
      reviewed > decided
        ? outcome('违反', [say.reversed('review.date', reviewed, 'decision.date', decided)])
        : outcome('合规', [say.ordered('review.date', reviewed, 'decision.date', decided)]),
    )
  }
  if (reviewed !== null && heard !== null && reviewed < heard) {
    parts.push(
      outcome('需人工', [
        `${say.reversed('hearing.date', heard, 'review.date', reviewed)}经听证的案件应当在听证后审核，属于其他审核情形的除外。`,
      ]),
    )
  }
  if (passed === null) parts.push(outcome('缺日期', [say.notEntered('review.passed')]))
  if (reviewed === null) parts.push(outcome('缺日期', [say.notEntered('review.date')]))
  if (decided === null) parts.push(outcome('缺日期', [say.notEntered('decision.date')]))
  return worst(parts.length > 0 ? parts : [outcome('合规', [])]).outcome
}

/** art. 60; the printed date counts (P-22). Claims without a document, or outside the sector's rule, are doubted. */
export function decisionTerm(kit: Kit): Outcome {
  const { read, sector } = kit
  const start = read.needDay('filing.date')
  const printed = read.lookDay('decision.printed')
  const event = printed ?? read.needDay('decision.date')
  if (start === null) return outcome('缺日期', [say.notEntered('filing.date')])
  const to = printed === null ? 'decision.date' : 'decision.printed'
  const excluded = (read.look('decision.excluded', 'spans') ?? []).map((span): Claim => ({
    span,
    isExtension: false,
    doubt: exclusionDoubt(span, kit),
  }))
  const extensions = (read.look('decision.extensions', 'spans') ?? []).map((span, index): Claim => ({
    span,
    isExtension: true,
    doubt: extensionDoubt(span, index, kit),
  }))
  return judgeWithClaims(kit, { from: 'filing.date', start, to, event, ...sector.decision }, [
    ...excluded,
    ...extensions,
  ])
}

function exclusionDoubt(span: Span, { sector }: Kit): string | null {
  if (span.document === '') return '没有文书证明'
  if (sector.excludable.some((word) => span.reason.includes(word))) return null
  return `“${sector.name}”的可扣除事由中没有此项`
}

function extensionDoubt(span: Span, index: number, { sector }: Kit): string | null {
  if (span.document === '') return '没有批准文书'
  const rule = [sector.extension1, sector.extension2][index] ?? null
  if (rule === null) return `“${sector.name}”没有第${index + 1}次延长的规定`
  const days = Math.round((Date.parse(span.to) - Date.parse(span.from)) / 86_400_000) + 1
  return rule.days !== null && days > rule.days ? `超过可延长的${rule.days}日` : null
}

export function printedDate(kit: Kit): Outcome {
  const decided = kit.read.needDay('decision.date')
  const printed = kit.read.needDay('decision.printed')
  if (decided === null || printed === null) {
    return outcome('缺日期', [say.notEntered(decided === null ? 'decision.date' : 'decision.printed')])
  }
  if (decided === printed) return outcome('合规', [`决定日期与决定书落款日期同为${chineseDay(printed)}。`])
  return outcome('违反', [
    `主张的决定日期${chineseDay(decided)}与决定书落款日期${chineseDay(printed)}不一致，以落款日期为准。`,
  ])
}

/** Which law applies: the old one to an old act, unless the new one is lighter. */
export function oldOrNew(kit: Kit): Outcome {
  const { read } = kit
  const act = read.needDay('act.end')
  const changed = read.needDay('law.changed')
  const applied = read.need('law.applied', 'choice')
  if (act === null || changed === null)
    return outcome('缺日期', [say.notEntered(act === null ? 'act.end' : 'law.changed')])
  const decided = read.lookDay('decision.date')
  if (decided !== null && changed > decided) {
    return outcome('合规', [`新规定${chineseDay(changed)}起施行，晚于决定日期，适用行为时的规定。`])
  }
  const told = `违法行为终了于${chineseDay(act)}，新规定${chineseDay(changed)}起施行`
  const lighter = act < changed ? read.need('law.new-lighter', 'yes-no') : null
  if (act < changed && lighter === null)
    return outcome('缺日期', [`${told}。`, say.notEntered('law.new-lighter')])
  const right = act >= changed || lighter === true ? '新规定' : '旧规定'
  if (applied === null)
    return outcome('缺日期', [`${told}，应当适用${right}。`, say.notEntered('law.applied')])
  return applied === right
    ? outcome('合规', [`${told}，适用${right}正确。`])
    : outcome('违反', [`${told}，应当适用${right}，决定适用了${applied}。`])
}

/** The entrustment covers the day of the act of enforcement. */
export function entrustmentTerm(kit: Kit): Outcome {
  const { read } = kit
  const day = read.needDay('enforcement.date')
  const from = read.needDay('entrust.from')
  const to = read.needDay('entrust.to')
  if (day === null || from === null || to === null) {
    return outcome('缺日期', ['没有录全“执法行为日期”和委托期限起止，无法核对委托是否有效。'])
  }
  const told = `委托期限${chineseDay(from)}至${chineseDay(to)}，执法行为日期${chineseDay(day)}`
  return day >= from && day <= to
    ? outcome('合规', [`${told}，在委托期限内。`])
    : outcome('违反', [`${told}，不在委托期限内。`])
}
