/** 练习比对表, from the record and the key; only for a practice that has been submitted. */
import { compareWithGold } from '@shared/domain/review/training'
import { chinaDay } from '@shared/lib/china-day'
import { buildTrainingReport } from '@shared/report/training-report'
import { trainingKey } from '../reviews/training-key'
import { getReview } from './subject'
import type { TableMaker } from './tables'
import { safeFileName } from './write-out'

export const makeTrainingReport: TableMaker = async (office, subjectId) => {
  const { review, caseFile } = getReview(office, subjectId)
  const { standard } = office.record.state.get('standards', review.standardSha256)
  const result = compareWithGold(standard, await trainingKey(office, review.id), review)
  const printedOn = chinaDay(office.now().toISOString())
  return {
    table: buildTrainingReport({ caseFile, review, standard, result, printedOn }),
    name: safeFileName(caseFile.facts.title, '案卷', '-练习比对表'),
    caseId: caseFile.id,
  }
}
