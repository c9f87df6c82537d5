/**
 * Forms, files and registers of the loop, from the record. What is about a clue goes to the named roles alone; a
 * register for everybody shows of it the number and the receiving body.
 */
import { numberRegister, seriesIn } from '@shared/domain/document/number-register'
import { sheetValues } from '@shared/domain/document/sheet-values'
import type { KindDefinition } from '@shared/domain/document/kind'
import type { ExportKind } from '@shared/domain/export/export-record'
import { isCluePaper, maySeeDocument, mayHandleClues, visibleDocuments } from '@shared/domain/loop/access'
import { duesOf, type Due } from '@shared/domain/loop/clocks'
import { clueNumber, type Clue } from '@shared/domain/loop/clue'
import { disputeNumber } from '@shared/domain/loop/dispute'
import { countByKind, countByMonth, countByUnit } from '@shared/domain/loop/figure-tables'
import { yearlyFigures, type Counting } from '@shared/domain/loop/figures'
import { matterNumber } from '@shared/domain/loop/matter'
import type { Paper } from '@shared/domain/loop/progress'
import { yearOf } from '@shared/domain/law/days'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { buildClueReceipt, buildClueSheet } from '@shared/report/clue-sheet'
import { buildClueRegister } from '@shared/report/clue-register'
import { buildDeliveryReceipt } from '@shared/report/delivery-receipt'
import { buildDisputeFile } from '@shared/report/dispute-file'
import { buildDocumentRegister } from '@shared/report/document-register'
import { buildFollowUpFile } from '@shared/report/follow-up-file'
import { buildMatterFile } from '@shared/report/matter-file'
import { buildMatterRegister } from '@shared/report/matter-register'
import { buildNumberRegister } from '@shared/report/number-register'
import type { ReportTable } from '@shared/report/table'
import { buildVerificationRecord } from '@shared/report/verification-record'
import { buildYearlyFigures } from '@shared/report/yearly-figures'
import { fullSubject, gatherSubject } from '../documents/gather-subject'
import { loadKind, loadKinds } from '../office/kinds'
import { loadLawBooks } from '../office/law-resources'
import type { Office } from '../office/office'
import type { MadeTable, RegisterMaker, TableMaker } from './tables'
import { safeFileName } from './write-out'

const today = ({ now }: Pick<Office, 'now'>): string => chinaDay(now().toISOString())

const finder =
  ({ record }: Pick<Office, 'record'>) =>
  (id: string): Paper | undefined =>
    record.state.find('documents', id)

/** @throws AppError `document/unknown`, `clue/not-for-you` */
function getPaper(office: Office, documentId: string): Paper {
  const paper = finder(office)(documentId)
  if (!paper) throw new AppError('document/unknown', 'no such document')
  if (!maySeeDocument(paper, office.record.actor, finder(office)))
    throw new AppError('clue/not-for-you', 'a paper about a clue')
  return paper
}

/** @throws AppError `clue/unknown`, `clue/not-for-you` */
function getClue({ record }: Office, clueId: string): Clue {
  if (!mayHandleClues(record.actor)) throw new AppError('clue/not-for-you', 'not one of the named roles')
  const clue = record.state.find('clues', clueId)
  if (!clue) throw new AppError('clue/unknown', 'no such clue')
  return clue
}

async function allDues(office: Office): Promise<readonly Due[]> {
  const { state, actor } = office.record
  const books = {
    ...{ documents: state.all('documents'), clues: state.all('clues'), disputes: state.all('disputes') },
    ...{ kinds: await loadKinds(office), calendars: (await loadLawBooks(office)).calendars },
  }
  return duesOf(books, today(office), actor)
}

const caseName =
  ({ record }: Office) =>
  (caseId: string): string => {
    const facts = record.state.find('cases', caseId)?.facts
    return facts === undefined ? '' : [facts.title, facts.decisionNumber].filter(Boolean).join(' ')
  }

const made = (table: ReportTable, stem: string, paper?: Paper): MadeTable => ({
  table,
  name: safeFileName(stem, '监督文书', `-${table.title.slice(0, 20)}`),
  caseId: paper?.caseId ?? null,
  ...(paper === undefined ? {} : { documentId: paper.id }),
})

const stemOf = ({ number, kind }: Paper): string => number?.text ?? kind.title

/** A sheet that goes with a paper: the fields of its kind, filled as the kind itself would be (sheet-values.ts). */
const sheetOf =
  (
    kindId: string,
    build: (kind: KindDefinition, values: Record<string, string>, paper: Paper) => ReportTable,
  ): TableMaker =>
  async (office, documentId) => {
    const paper = getPaper(office, documentId)
    const { state, settings } = office.record
    const kind = await loadKind(office, kindId)
    const none = { caseId: null, reviewId: null, matterId: null, clueId: null, disputeId: null }
    const subject = fullSubject(state, { ...none, parentId: paper.id })
    const source = { ...gatherSubject(state, subject), settings, today: today(office), values: {} }
    return made(build(kind, { ...sheetValues(kind, source) }, paper), stemOf(paper), paper)
  }

const makeFollowUpFile: TableMaker = async (office, documentId) => {
  const paper = getPaper(office, documentId)
  const dues = (await allDues(office)).filter((due) => due.documentId === documentId)
  return made(buildFollowUpFile(paper, dues, finder(office), today(office)), stemOf(paper), paper)
}

const makeMatterFile: TableMaker = async (office, matterId) => {
  const { state, actor } = office.record
  const matter = state.find('matters', matterId)
  if (!matter) throw new AppError('matter/unknown', 'no such matter')
  const table = buildMatterFile({
    matter,
    papers: visibleDocuments(state.all('documents'), actor).filter((paper) => paper.matterId === matterId),
    dues: (await allDues(office)).filter((due) => due.matterId === matterId),
    find: finder(office),
    caseName: caseName(office),
    printedOn: today(office),
  })
  return made(table, matterNumber(matter))
}

const makeDisputeFile: TableMaker = async (office, disputeId) => {
  const { state, actor } = office.record
  const dispute = state.find('disputes', disputeId)
  if (!dispute) throw new AppError('dispute/unknown', 'no such dispute')
  const papers = visibleDocuments(state.all('documents'), actor).filter(
    (paper) => paper.disputeId === disputeId,
  )
  const dues = (await allDues(office)).filter((due) => due.disputeId === disputeId)
  return made(buildDisputeFile(dispute, papers, dues, today(office)), disputeNumber(dispute))
}

const letterOf = (office: Office, { transfer }: Clue): Paper | undefined =>
  finder(office)(transfer?.documentId ?? '')

const makeClueSheet: TableMaker = (office, clueId) => {
  const clue = getClue(office, clueId)
  const matter = office.record.state.find('matters', clue.facts.matterId ?? '')
  return made(buildClueSheet(clue, matter, letterOf(office, clue)), clueNumber(clue))
}

const makeClueReceipt: TableMaker = (office, clueId) => {
  const clue = getClue(office, clueId)
  return made(buildClueReceipt(clue, letterOf(office, clue)), clueNumber(clue))
}

export const LOOP_MAKERS = {
  'delivery-receipt': sheetOf('receipt', (kind, values) => buildDeliveryReceipt(kind, values)),
  'verification-record': sheetOf('reinspection', buildVerificationRecord),
  'follow-up-file': makeFollowUpFile,
  'matter-file': makeMatterFile,
  'dispute-file': makeDisputeFile,
  'clue-sheet': makeClueSheet,
  'clue-receipt': makeClueReceipt,
} satisfies Partial<Record<ExportKind, TableMaker>>

const registered = (office: Office, table: ReportTable, year: number | null): MadeTable => ({
  table,
  name: `${table.title}${year === null || table.title.includes('年') ? '' : `-${year}年`}-${today(office)}`,
  caseId: null,
})

const makeDocumentRegister: RegisterMaker = async (office, year) => {
  const { state, actor } = office.record
  const table = buildDocumentRegister({
    ...{ documents: state.all('documents'), matters: state.all('matters'), viewer: actor, year },
    calendars: (await loadLawBooks(office)).calendars,
    caseName: caseName(office),
    printedOn: today(office),
  })
  return registered(office, table, year)
}

const makeMatterRegister: RegisterMaker = (office, year) => {
  const { state, actor } = office.record
  const table = buildMatterRegister(state.all('matters'), state.all('documents'), actor, year, today(office))
  return registered(office, table, year)
}

const makeClueRegister: RegisterMaker = (office, year) => {
  const { state, actor } = office.record
  if (!mayHandleClues(actor)) throw new AppError('clue/not-for-you', 'not one of the named roles')
  const find = { matter: (id: string) => state.find('matters', id), paper: finder(office) }
  return registered(office, buildClueRegister(state.all('clues'), find, year, today(office)), year)
}

const makeNumberRegister: RegisterMaker = (office, year) => {
  const { state } = office.record
  const record = {
    ...{ documents: state.all('documents'), blocks: state.all('numberBlocks') },
    device: state.find('devices', 'device') ?? null,
  }
  const series = seriesIn(record)
    .filter((one) => year === null || one.year === year)
    .map((one) => ({ ...one, rows: numberRegister(one.prefix, one.year, record) }))
  const isClosed = (documentId: string): boolean => {
    const paper = finder(office)(documentId)
    return paper !== undefined && isCluePaper(paper, finder(office))
  }
  return registered(office, buildNumberRegister(series, isClosed, year, today(office)), year)
}

const makeYearlyFigures: RegisterMaker = async (office, asked) => {
  const { state, actor } = office.record
  const year = asked ?? yearOf(today(office))
  const books: Counting = {
    ...{ documents: state.all('documents'), matters: state.all('matters'), clues: state.all('clues') },
    ...{ disputes: state.all('disputes'), calendars: (await loadLawBooks(office)).calendars },
    ...{ today: today(office), viewer: actor },
  }
  const kindOrder = (await loadKinds(office)).map(({ id }) => id)
  const tables = {
    kinds: countByKind(books, kindOrder, year),
    months: countByMonth(books, year),
    units: countByUnit(books, year),
  }
  return registered(office, buildYearlyFigures(yearlyFigures(books, year), tables, today(office)), year)
}

export const LOOP_REGISTERS = {
  'document-register': makeDocumentRegister,
  'matter-register': makeMatterRegister,
  'clue-register': makeClueRegister,
  'number-register': makeNumberRegister,
  'yearly-figures': makeYearlyFigures,
} satisfies Partial<Record<ExportKind, RegisterMaker>>
