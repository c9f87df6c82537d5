/** 时限与程序核对表, judged anew from the record with the calendars in force now. */
import { judgeCase } from '@shared/domain/law/case-law'
import { chinaDay } from '@shared/lib/china-day'
import { buildLawReport } from '@shared/report/law-report'
import { loadLawBooks } from '../office/law-resources'
import { getReview } from './subject'
import type { TableMaker } from './tables'
import { safeFileName } from './write-out'

export const makeLawReport: TableMaker = async (office, subjectId) => {
  const { review, caseFile } = getReview(office, subjectId)
  const facts = office.record.state.find('factSheets', caseFile.id)?.facts ?? {}
  const law = judgeCase(facts, caseFile.facts.caseType, await loadLawBooks(office))
  const printedOn = chinaDay(office.now().toISOString())
  return {
    table: buildLawReport({ caseFile, review, facts, ...law, printedOn }),
    name: safeFileName(caseFile.facts.title, '案卷', '-时限核对表'),
    caseId: caseFile.id,
  }
}
