/** What a sheet (送达回证, 复查记录) is filled with from the paper it goes with; the rest is for the hand. */
import { chineseDate } from './chinese-date'
import { findingsOf, describeFinding } from './draft-finding'
import { placesText } from './finding-places'
import type { KindDefinition } from './kind'
import { unitOf } from './facts-of-case'
import type { PaperSource } from './paper-source'

/** By the ids of the fields a sheet may have. */
export function sheetValues(kind: KindDefinition, source: PaperSource): Readonly<Record<string, string>> {
  if (kind.forms[0] !== 'sheet') return {}
  const { parent } = source
  const { delivery, verifications, replies } = parent?.followUp ?? {}
  const verified = verifications?.at(-1)
  return {
    paper: parent?.kind.title ?? '',
    'paper-number': parent?.number?.text ?? '',
    copies: delivery ? String(delivery.copies) : '1',
    unit: unitOf(source),
    place: delivery?.place ?? '',
    way: delivery?.way ?? '',
    servers: delivery?.servers.map(({ name }) => name).join('、') ?? '',
    receiver: delivery ? [delivery.receivedBy, delivery.receiverTitle].filter(Boolean).join('，') : '',
    'received-on': delivery
      ? [chineseDate(delivery.receivedOn), delivery.receivedTime].filter(Boolean).join(' ')
      : '',
    refusal: delivery?.refusal ? `${delivery.refusal.reason}；见证人：${delivery.refusal.witness}` : '',
    note: delivery?.note ?? '',
    'case-name': source.cases.map(({ caseFile }) => caseFile.facts.title).join('、'),
    'replied-on': replies?.at(-1) ? chineseDate(replies.at(-1)?.receivedOn ?? '') : '',
    'checked-on': verified ? chineseDate(verified.on) : '',
    checkers: verified?.people.map(({ name }) => name).join('、') ?? '',
    result: verified?.result ?? '',
    opinion: verified?.opinion ?? '',
    items: itemsText(source),
  }
}

/** Every fault of the paper, with what the last 核查 said of it. */
function itemsText(source: PaperSource): string {
  const items = source.parent?.followUp.verifications.at(-1)?.items ?? []
  const results = new Map(items.map(({ findingId, result, note }) => [findingId, { result, note }]))
  return findingsOf({ ...source, parent: null })
    .filter(({ kind }) => kind !== 'advice')
    .map((finding, index) => {
      const places = placesText(finding.places)
      const told = results.get(finding.id)
      const after = told ? `——${[told.result, told.note].filter(Boolean).join('，')}` : ''
      return `${index + 1}.${describeFinding(finding)}${places === '' ? '' : `（${places}）`}${after}`
    })
    .join('\n')
}
