/** 评分表: every item with points, loss, reason and page; then the whole working. */
import type { ReportTable } from './table'
import type { ReportRow, ReviewReport } from './review-report'

export function buildScoreSheet(report: ReviewReport): ReportTable {
  return {
    title: '行政执法案卷评查评分表',
    facts: [
      ['被评查单位', report.agency],
      ['案卷名称', report.title],
      ['案卷类型', report.caseType],
      ['决定书文号', report.decisionNumber],
      ['当事人', report.party],
      ['承办人', report.handlers],
      ['评查轮次', report.round],
      ['评分标准', report.standardText],
      ['一票否决处理', report.vetoStyleText],
      ['评查得分', `${report.scoreText}（适用满分 ${report.fullApplicableText}，实得 ${report.gotText}）`],
      ['等次', report.vetoTexts.length === 0 ? report.grade : `${report.grade}（一票否决）`],
    ],
    columns: [
      { label: '编号', width: 9, align: 'center' },
      { label: '部分', width: 13, align: 'center' },
      { label: '评查内容', width: 34, align: 'left' },
      { label: '分值', width: 6, align: 'right' },
      { label: '扣分', width: 6, align: 'right' },
      { label: '扣分理由（页码）', width: 34, align: 'left' },
      { label: '得分', width: 6, align: 'right' },
      { label: '合理缺项及理由', width: 15, align: 'left' },
    ],
    rows: [...report.rows.map(toCells), totalCells(report)],
    notes: [
      { heading: '评查结果', lines: resultLines(report) },
      { heading: '计算过程', lines: report.steps },
      ...(report.notices.length > 0 ? [{ heading: '提示', lines: report.notices }] : []),
    ],
    signatures: [`评查人：${report.reviewer}`, '复核人：', `日期：${report.reviewedOn}`],
    isSample: report.isSample,
  }
}

function toCells(row: ReportRow): (string | number | null)[] {
  const lost = row.kind === 'veto' ? (row.reasons.length > 0 ? '否决' : '无') : row.lost
  return [row.itemId, row.section, row.text, row.full, lost, row.reasons.join('\n'), row.got, row.naReason]
}

/** Items that count: 合理缺项 are in neither sum. */
function totalCells({ rows }: ReviewReport): (string | number | null)[] {
  const counted = rows.filter(({ kind, lost }) => kind === 'item' && lost !== null)
  const sum = (pick: (row: ReportRow) => number | null): number =>
    counted.reduce((total, row) => total + Math.round((pick(row) ?? 0) * 100), 0) / 100
  const [full, lost, got] = [sum((row) => row.full), sum((row) => row.lost), sum((row) => row.got)]
  return ['合计', '', '适用项（合理缺项不计入）', full, lost, '', got, '']
}

function resultLines(report: ReviewReport): string[] {
  return [
    `适用满分 ${report.fullApplicableText}，实得 ${report.gotText}，得分 ${report.scoreText}，等次：${report.grade}`,
    report.vetoTexts.length === 0 ? '一票否决：无' : `一票否决：${report.vetoTexts.join('；')}`,
    ...(report.isSubmitted ? [] : ['评查尚未提交，以上为截至导出时的结果。']),
  ]
}
