import { expect, it } from 'vitest'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { compareWithGold, type GoldKey } from '@shared/domain/review/training'
import { buildTrainingReport } from '@shared/report/training-report'
import { box, FILE_A, FILE_B, finding, missing, review } from '../domain/review/helpers'
import { FACTS, STANDARD } from '../../helpers/sample-record'

const file = (fileId: string, pageCount: number) =>
  ({
    fileId,
    name: '卷.pdf',
    kind: 'pdf',
    sha256: 'a'.repeat(64),
    bytes: 1,
    pageCount,
    needsPassword: false,
  }) as const
const caseFile: CaseFile = {
  ...{ id: 'c', campaignId: null, state: 'registered', registeredAt: '', facts: FACTS, removedAt: null },
  files: [file(FILE_A, 4), file(FILE_B, 2)],
  sampleSlug: '01-canyin',
}
const point = { kind: 'deduction', unitCenti: 50, count: 2, defectCode: null } as const
const gold: GoldKey = {
  standardId: STANDARD.id,
  vetoStyle: 'B',
  findings: [
    {
      ...point,
      id: 'PT-A02/1',
      itemId: 'PT-A02',
      places: [box(1, [0, 0, 9, 9], FILE_B)],
      description: '缺签名',
    },
    {
      ...point,
      id: 'PT-F02/1',
      itemId: 'PT-F02',
      places: [missing('送达回证')],
      description: '没有送达回证',
    },
  ],
  excused: [{ itemId: 'PT-D03', reason: '未采取' }],
}

it('sets the key beside the practice, a row a point, with pages as the case counts them', () => {
  const mine = review({
    findings: [
      finding('m', {
        unitCenti: 50,
        count: 1,
        places: [box(1, [3, 3, 5, 5], FILE_B)],
        description: '签名不全',
      }),
    ],
  })
  const result = compareWithGold(STANDARD, gold, mine)
  const table = buildTrainingReport({
    caseFile,
    review: mine,
    standard: STANDARD,
    result,
    printedOn: '2026-11-23',
  })
  expect(table.rows).toEqual([
    ['PT-A02', '分值不同', '缺签名', '第 6 页', '1', '签名不全', '0.5'],
    ['PT-D03', '漏评', '合理缺项：未采取', '', '', '', ''],
    ['PT-F02', '漏评', '没有送达回证', '缺失：送达回证', '1', '', ''],
  ])
  expect(Object.fromEntries(table.facts)).toMatchObject({ 符合程度: '16.7%', 练习人: '示例甲' })
  expect(table.isSample).toBe(true)
})
