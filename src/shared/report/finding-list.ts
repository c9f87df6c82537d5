/** 问题清单: one row a finding, with room for what follows (整改结果, 复查人). */
import type { ReportTable } from './table'
import type { ReportFinding, ReviewReport } from './review-report'

const KIND_TEXT: Readonly<Record<ReportFinding['kind'], string>> = {
  deduction: '扣分',
  veto: '一票否决',
  advice: '提示',
}

export function buildFindingList(report: ReviewReport): ReportTable {
  return {
    title: '行政执法案卷评查问题清单',
    facts: [
      ['被评查单位', report.agency],
      ['案卷名称', report.title],
      ['决定书文号', report.decisionNumber],
      ['当事人', report.party],
      ['评查得分', `${report.scoreText}（${report.grade}）`],
      ['问题数', `${report.findings.length} 个`],
    ],
    columns: [
      { label: '序号', width: 6, align: 'center' },
      { label: '卷内页码', width: 11, align: 'center' },
      { label: '文书名称', width: 14, align: 'left' },
      { label: '问题描述', width: 30, align: 'left' },
      { label: '缺陷代码', width: 11, align: 'center' },
      { label: '依据条款', width: 24, align: 'left' },
      { label: '程度', width: 6, align: 'center' },
      { label: '评查项', width: 9, align: 'center' },
      { label: '性质', width: 9, align: 'center' },
      { label: '扣分', width: 12, align: 'right' },
      { label: '整改要求', width: 18, align: 'left' },
      { label: '整改结果', width: 10, align: 'left' },
      { label: '复查人', width: 8.5, align: 'left' },
    ],
    rows: report.findings.map((finding) => [
      finding.number,
      finding.placeText,
      finding.documentText,
      finding.description,
      finding.defectCode,
      finding.law,
      finding.severity,
      finding.itemId,
      KIND_TEXT[finding.kind],
      finding.pointsText,
      finding.advice,
      '',
      '',
    ]),
    notes: report.findings.length === 0 ? [{ heading: '说明', lines: ['本次评查没有发现问题。'] }] : [],
    signatures: [`评查人：${report.reviewer}`, '被评查单位签收：', `日期：${report.reviewedOn}`],
    isSample: report.isSample,
  }
}
