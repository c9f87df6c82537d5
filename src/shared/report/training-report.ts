/** 练习比对表: a practice beside its key, one row a point of judgement. It never counts for a file. */
import type { CaseFile, FiledScan } from '@shared/domain/case-file/case-file'
import type { Place } from '@shared/domain/case-file/place'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Review } from '@shared/domain/review/review'
import type { TrainingLine, TrainingResult } from '@shared/domain/review/training'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { TRAINING_VERDICT_TEXT } from '@shared/messages/training'
import type { Cell, ReportTable } from './table'

export type TrainingReportInput = {
  readonly caseFile: CaseFile
  readonly review: Review
  readonly standard: ScoringStandard
  readonly result: TrainingResult
  /** YYYY-MM-DD */
  readonly printedOn: string
}

export function buildTrainingReport(input: TrainingReportInput): ReportTable {
  const { caseFile, review, standard, result, printedOn } = input
  const { counts } = result
  return {
    title: '案卷评查练习比对表',
    facts: [
      ['案卷名称', caseFile.facts.title],
      ['评分标准', `${standard.name}（${standard.id}）`],
      ['练习人', review.reviewer],
      ['符合程度', `${formatTenths(result.agreementTenths)}%`],
      ['本人评分', scoreText(result.mine)],
      ['参考答案', scoreText(result.gold)],
    ],
    columns: [
      { label: '评查项', width: 10, align: 'center' },
      { label: '结果', width: 10, align: 'center' },
      { label: '参考答案', width: 34, align: 'left' },
      { label: '参考位置', width: 14, align: 'left' },
      { label: '参考扣分', width: 9, align: 'right' },
      { label: '本人评查', width: 34, align: 'left' },
      { label: '本人扣分', width: 9, align: 'right' },
    ],
    rows: result.items.flatMap(({ lines }) => lines.map((line) => rowOf(line, caseFile.files))),
    notes: [
      {
        heading: '小结',
        lines: [
          `一致 ${counts.right} 处，漏评 ${counts.missed} 处，误评 ${counts.false} 处，分值不同 ${counts.points} 处，位置不同 ${counts.place} 处，归错评查项 ${counts.item} 处。`,
          '符合程度：一致的按一处计，分值、位置或评查项不同的按半处计，漏评、误评不计。这是本程序的练习口径，不作考核依据。',
        ],
      },
    ],
    signatures: [`练习人：${review.reviewer}`, `日期：${printedOn}`],
    isSample: caseFile.sampleSlug !== null,
  }
}

const scoreText = (side: TrainingResult['gold']): string =>
  `${side.scoreTenths === null ? '—' : formatTenths(side.scoreTenths)} 分，${side.grade ?? '无等次'}`

function rowOf(line: TrainingLine, files: readonly FiledScan[]): readonly Cell[] {
  const verdict = TRAINING_VERDICT_TEXT[line.verdict]
  if (line.subject === 'excuse') {
    const say = (reason: string | null): string => (reason === null ? '' : `合理缺项：${reason}`)
    return [line.itemId, verdict, say(line.goldReason), '', '', say(line.myReason), '']
  }
  const { gold, mine } = line
  const elsewhere = mine && gold && mine.itemId !== gold.itemId ? `（记在 ${mine.itemId}）` : ''
  return [
    ...[line.itemId, verdict, gold?.description ?? ''],
    ...[placesText(gold?.places ?? [], files), pointsText(gold)],
    ...[mine === null ? '' : `${mine.description}${elsewhere}`, pointsText(mine)],
  ]
}

function pointsText(
  side: { readonly kind: string; readonly unitCenti: number; readonly count: number } | null,
): string {
  if (side === null) return ''
  return side.kind === 'veto' ? '一票否决' : formatCenti(side.unitCenti * side.count)
}

function placesText(places: readonly Place[], files: readonly FiledScan[]): string {
  return places
    .map((place) => {
      if (place.kind === 'missing') return `缺失：${place.document}`
      const index = files.findIndex(({ fileId }) => fileId === place.fileId)
      const before = files.slice(0, Math.max(0, index)).reduce((sum, { pageCount }) => sum + pageCount, 0)
      return `第 ${before + place.pageIndex + 1} 页`
    })
    .join('；')
}
