/** The paper this one follows: when it was issued and received, what came back, what 核查 found. */
import { GROUND } from './grounds'
import { chineseDate } from './chinese-date'
import { facts, trimEnd, type FactBook } from './fact'
import type { FollowUp } from './follow-up'
import type { PaperSource } from './paper-source'
import type { SupervisionDocument } from './supervision-document'

export const paperName = ({ kind, number }: SupervisionDocument): string =>
  `《${kind.title}》${number === null ? '' : `（${number.text}）`}`

export function factsOfParent({ parent }: PaperSource): FactBook {
  if (parent === null) return {}
  const { fields, issuedOn, followUp, kind } = parent
  const { delivery } = followUp
  return facts(parent.number === null ? GROUND.parent : `${GROUND.parent}${parent.number.text}`, {
    parentIssuer: fields.issuer,
    parentTitle: kind.title,
    parentName: paperName(parent),
    parentNumber: parent.number?.text ?? '',
    parentIssuedOn: issuedOn === null ? '' : chineseDate(issuedOn),
    parentReceivedOn: delivery === null ? '' : chineseDate(delivery.receivedOn),
    parentTerm: termText(parent),
    parentReply: replyText(followUp),
    parentVerified: verifiedText(followUp),
    parentReminded: followUp.reminders.map(({ on, way }) => `${chineseDate(on)}以${way}方式`).join('、'),
    parentExtended: extendedText(followUp),
  })
}

function termText({ kind }: SupervisionDocument): string {
  const term = kind.terms.find(({ id }) => id === 'rectify') ?? kind.terms.find(({ id }) => id === 'reply')
  return term === undefined ? '' : `${term.days}${term.unit === 'days' ? '日' : '个工作日'}`
}

/** Without full stop; says that nothing came only once the paper was served. */
function replyText({ replies, delivery }: FollowUp): string {
  if (replies.length === 0) return delivery === null ? '' : '截至本文书拟稿之日，未收到你单位的书面反馈'
  const told = replies.map(({ receivedOn, number, text }) => {
    const words = trimEnd(text)
    const named = number === '' ? '' : `（${number}）`
    return `${chineseDate(receivedOn)}，收到你单位的书面反馈${named}${words === '' ? '' : `，称：${words}`}`
  })
  return told.join('；')
}

function verifiedText({ verifications }: FollowUp): string {
  const last = verifications.at(-1)
  if (last === undefined) return ''
  const opinion = trimEnd(last.opinion)
  return `${chineseDate(last.on)}核查，结果为${last.result}${opinion === '' ? '' : `：${opinion}`}`
}

const extendedText = ({ extension }: FollowUp): string =>
  extension === null
    ? ''
    : `根据你单位${chineseDate(extension.requestedOn)}的书面申请，同意延期${extension.days}日`
