/** Forms of one file in a campaign, from the record. 整改台账 can be had for a whole campaign too. */
import { DEFAULT_TERMS } from '@shared/domain/campaign/campaign'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import type { ExportKind } from '@shared/domain/export/export-record'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { buildComparison, buildPanelRecord } from '@shared/report/entry-comparison'
import type { EntryDossier } from '@shared/report/entry-dossier'
import { buildFeedback } from '@shared/report/entry-feedback'
import { buildObjectionRecord } from '@shared/report/entry-objection'
import { buildRecheckRecord } from '@shared/report/entry-recheck'
import { buildRectificationRegister } from '@shared/report/entry-rectification'
import type { ReportTable } from '@shared/report/table'
import type { Office } from '../office/office'
import type { MadeTable, TableMaker } from './tables'
import { safeFileName } from './write-out'

type Books = Pick<Office, 'record' | 'now'>

const today = ({ now }: Books): string => chinaDay(now().toISOString())

const campaignNameOf = ({ record }: Books, campaignId: string): string => {
  const campaign = record.state.find('campaigns', campaignId)
  return campaign ? `${campaign.year} ${campaign.name}` : ''
}

/** @throws AppError `entry/unknown`; `review/hidden` while the first reviews are blind to each other */
function dossierOf(office: Books, entryId: string): EntryDossier {
  const { state } = office.record
  const entry = state.find('entries', entryId)
  if (!entry) throw new AppError('entry/unknown', 'no such entry')
  const reviews = state.all('reviews').filter((review) => review.entryId === entryId)
  const [first] = reviews
  if (entry.comparison === null || entry.caseId === null || !first)
    throw new AppError('review/hidden', 'not compared yet')
  return {
    entry,
    reviews,
    campaignName: campaignNameOf(office, entry.campaignId),
    terms: state.find('campaigns', entry.campaignId)?.plan?.terms ?? DEFAULT_TERMS,
    caseFile: state.get('cases', entry.caseId),
    standard: state.get('standards', first.standardSha256).standard,
    today: today(office),
  }
}

const maker =
  (form: string, build: (dossier: EntryDossier) => ReportTable | null): TableMaker =>
  (office, entryId): MadeTable => {
    const dossier = dossierOf(office, entryId)
    const table = build(dossier)
    if (table === null) throw new AppError('entry/form-too-early', 'nothing to show yet', { form })
    const { facts, id } = dossier.caseFile
    return { table, name: safeFileName(facts.title, '案卷', `-${form}`), caseId: id }
  }

const FORM = '整改台账'

/** One file by its entry, or every file of a campaign. */
const makeRegister: TableMaker = (office, subjectId): MadeTable => {
  const { state } = office.record
  const own = state.find('entries', subjectId)
  const campaignId = own?.campaignId ?? subjectId
  const entries = own ? [own] : state.all('entries').filter((entry) => entry.campaignId === campaignId)
  const files = entries.map((entry) => ({ entry, ...titleOf(office, entry) }))
  const table = buildRectificationRegister(campaignNameOf(office, campaignId), files, today(office))
  if (table === null) throw new AppError('entry/form-too-early', 'no rectification', { form: FORM })
  const name = own ? (files[0]?.title ?? '') : campaignNameOf(office, campaignId)
  return { table, name: safeFileName(name, '案卷', `-${FORM}`), caseId: own?.caseId ?? null }
}

function titleOf({ record }: Books, { caseId, listed }: CampaignEntry) {
  const caseFile = caseId === null ? undefined : record.state.find('cases', caseId)
  return {
    title: caseFile?.facts.title ?? listed.title,
    isSample: (caseFile?.sampleSlug ?? null) !== null,
  }
}

export const ENTRY_MAKERS = {
  comparison: maker('初评比对表', buildComparison),
  'panel-record': maker('合议记录', buildPanelRecord),
  'recheck-record': maker('复核意见', buildRecheckRecord),
  feedback: maker('评查意见', buildFeedback),
  'objection-record': maker('异议申请及处理意见', buildObjectionRecord),
  'rectification-register': makeRegister,
} satisfies Partial<Record<ExportKind, TableMaker>>
