/** 异议申请及处理意见: item by item what the unit said, and what was made of it. */
import type { HandledObjection } from '@shared/domain/campaign/entry'
import type { Review } from '@shared/domain/review/review'
import {
  headFacts,
  itemText,
  lossesOf,
  lossText,
  namesOf,
  resultText,
  reviewBy,
  type EntryDossier,
} from './entry-dossier'
import type { Cell, ReportTable } from './table'

/** What held when objection `index` was filed: the last objection that was upheld, the re-check, the panel, the firsts. */
export function rulingBefore(dossier: EntryDossier, index: number): readonly Review[] {
  const { entry } = dossier
  const upheld = entry.objections
    .slice(0, index)
    .findLast(({ decision }) => (decision?.reviewId ?? null) !== null)?.decision?.reviewId
  const single = [upheld ?? null, entry.rounds.recheck, entry.rounds.panel]
    .map((id) => reviewBy(dossier, id))
    .find((review) => review !== null)
  if (single) return [single]
  return [entry.rounds.a, entry.rounds.b].flatMap((id) => reviewBy(dossier, id) ?? [])
}

const lossesIn = (dossier: EntryDossier, reviews: readonly Review[], itemId: string): string =>
  [
    ...new Set(reviews.map((review) => lossText(lossesOf(dossier.standard, review).get(itemId)) || '否决项')),
  ].join(' / ')

/** @returns null while there is no objection */
export function buildObjectionRecord(dossier: EntryDossier): ReportTable | null {
  const { entry, caseFile } = dossier
  if (entry.objections.length === 0) return null
  return {
    title: '案卷评查异议申请及处理意见',
    facts: [
      ...headFacts(dossier),
      ['反馈日期', entry.feedback?.on ?? ''],
      ['异议期限', entry.feedback === null ? '' : `至 ${entry.feedback.objectionDueOn}`],
    ],
    columns: [
      { label: '提出日期', width: 13, align: 'center' },
      { label: '提出人', width: 8, align: 'center' },
      { label: '异议项', width: 8, align: 'center' },
      { label: '评查内容', width: 24, align: 'left' },
      { label: '原扣分', width: 8, align: 'center' },
      { label: '理由和材料', width: 30, align: 'left' },
      { label: '处理意见', width: 30, align: 'left' },
      { label: '变更后扣分', width: 8, align: 'center' },
      { label: '处理人', width: 14, align: 'left' },
    ],
    rows: entry.objections.flatMap((objection, index) => rowsOf(dossier, objection, index)),
    notes: entry.objections.flatMap((objection, index) => notesOf(dossier, objection, index)),
    signatures: ['被评查单位：', '处理人签名：', `日期：${entry.objections.at(-1)?.decision?.on ?? ''}`],
    isSample: caseFile.sampleSlug !== null,
  }
}

function rowsOf(dossier: EntryDossier, objection: HandledObjection, index: number): Cell[][] {
  const before = rulingBefore(dossier, index)
  const { decision } = objection
  const after = reviewBy(dossier, decision?.reviewId ?? null)
  return objection.items.map(({ itemId, reason, materials }) => {
    const answer = decision?.items.find((one) => one.itemId === itemId)
    const was = lossesIn(dossier, before, itemId)
    return [
      objection.on,
      objection.person,
      itemId,
      itemText(dossier.standard, itemId),
      was,
      materials === '' ? reason : `${reason}\n材料：${materials}`,
      answer ? `${answer.isUpheld ? '采纳' : '不采纳'}：${answer.reason}` : '尚未处理',
      decision === null ? '' : after ? lossesIn(dossier, [after], itemId) : was,
      decision === null ? '' : namesOf(decision.handlers),
    ]
  })
}

function notesOf(
  dossier: EntryDossier,
  { decision, lateReason }: HandledObjection,
  index: number,
): ReportTable['notes'] {
  const heading = dossier.entry.objections.length === 1 ? '' : `（第 ${index + 1} 次）`
  const after = reviewBy(dossier, decision?.reviewId ?? null)
  const before = rulingBefore(dossier, index)
  return [
    ...(lateReason === '' ? [] : [{ heading: `逾期受理理由${heading}`, lines: [lateReason] }]),
    {
      heading: `处理结论${heading}`,
      lines:
        decision === null
          ? ['尚未处理。']
          : [
              decision.summary,
              after
                ? `变更后得分：${resultText(after.result)}。`
                : `维持原结果：${before.map((one) => resultText(one.result)).join('；')}。`,
            ],
    },
  ]
}
