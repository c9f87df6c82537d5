/** 版面测量单: what the ruler measured on a finished paper, line by line. */
import type { RulerLine } from '@shared/domain/layout/ruler-line'
import type { ReportTable } from './table'

export type RulerSheetFacts = {
  readonly title: string
  readonly number: string
  readonly form: string
  readonly pageCount: number
  /** SHA-256 of the measured file. */
  readonly fileSha256: string
  readonly measuredOn: string
  readonly isSample: boolean
}

const deviation = (line: RulerLine): string =>
  line.toleranceMm === 0 ? '' : `${line.deviationMm.toFixed(2)}`
const tolerance = (line: RulerLine): string =>
  line.toleranceMm === 0 ? '' : `±${line.toleranceMm.toFixed(2)}`

export function buildRulerSheet(lines: readonly RulerLine[], facts: RulerSheetFacts): ReportTable {
  const failed = lines.filter(({ isOk }) => !isOk)
  const worst = Math.max(0, ...lines.map(({ deviationMm }) => deviationMm))
  return {
    title: '公文版面测量单',
    facts: [
      ['文书', facts.title],
      ['文号', facts.number],
      ['版式', facts.form],
      ['页数', `${facts.pageCount} 页`],
      ['结论', failed.length === 0 ? `${lines.length} 项全部合格` : `${failed.length} 项不合格`],
      ['最大偏差', `${worst.toFixed(2)} mm`],
      ['文件指纹（SHA-256）', facts.fileSha256],
      ['测量日期', facts.measuredOn],
    ],
    columns: [
      { label: '序号', width: 6, align: 'center' },
      { label: '项目', width: 32, align: 'left' },
      { label: '应为', width: 22, align: 'left' },
      { label: '实测', width: 26, align: 'left' },
      { label: '偏差（mm）', width: 11, align: 'right' },
      { label: '允许（mm）', width: 11, align: 'right' },
      { label: '结论', width: 8, align: 'center' },
      { label: '依据', width: 40, align: 'left' },
    ],
    rows: lines.map((line, index) => [
      index + 1,
      line.what,
      line.expected,
      line.measured,
      deviation(line),
      tolerance(line),
      line.isOk ? '合格' : '不合格',
      line.source,
    ]),
    notes: [
      {
        heading: '说明',
        lines: [
          '测量对象是成品 PDF 文件本身，由另一套程序读取文字、线条和图片的位置，与排版程序无关。',
          '依据一栏注明出处的可靠程度：据标准摘录、待核对标准原文、由标准推算、标准未定而由本程序设定。',
        ],
      },
    ],
    signatures: ['测量人：', `日期：${facts.measuredOn}`],
    isSample: facts.isSample,
  }
}
