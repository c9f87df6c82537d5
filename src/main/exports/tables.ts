/** Forms that are one table, by kind: each area adds its own maker. Printed and written out in single-file.ts. */
import type { ExportKind } from '@shared/domain/export/export-record'
import { AppError } from '@shared/lib/app-error'
import type { ReportTable } from '@shared/report/table'
import type { Office } from '../office/office'
import { makeCampaignProgress, makeDrawCertificate, makeHandoverRegister } from './campaign-tables'
import { ENTRY_MAKERS } from './entry-tables'
import { makeLawReport } from './law-report'
import { LOOP_MAKERS, LOOP_REGISTERS } from './loop-tables'
import { makeRulerSheet } from './paper-forms'
import { makeStandardTable } from './standard-table'
import { makeTrainingReport } from './training-report'

export type MadeTable = {
  readonly table: ReportTable
  /** File name without its ending, already safe. */
  readonly name: string
  readonly caseId: string | null
  /** The paper it is about, where it is about one. */
  readonly documentId?: string
}
export type TableMaker = (office: Office, subjectId: string) => MadeTable | Promise<MadeTable>
/** Of one year, or of all. */
export type RegisterMaker = (office: Office, year: number | null) => MadeTable | Promise<MadeTable>

const MAKERS: Partial<Record<ExportKind, TableMaker>> = {
  ...ENTRY_MAKERS,
  ...LOOP_MAKERS,
  'draw-certificate': makeDrawCertificate,
  'handover-register': makeHandoverRegister,
  'campaign-progress': makeCampaignProgress,
  'training-report': makeTrainingReport,
  'ruler-sheet': makeRulerSheet,
  'standard-table': makeStandardTable,
  'law-report': makeLawReport,
}

const REGISTERS: Partial<Record<ExportKind, RegisterMaker>> = LOOP_REGISTERS

/** @throws AppError `export/unknown-subject` when there is nothing to make it of */
export async function makeTable(
  office: Office,
  kind: ExportKind,
  subjectId: string | null,
  year: number | null = null,
): Promise<MadeTable> {
  const register = REGISTERS[kind]
  if (register !== undefined) return await register(office, year)
  const maker = MAKERS[kind]
  if (maker === undefined || subjectId === null) throw new AppError('export/unknown-subject', kind)
  return await maker(office, subjectId)
}
