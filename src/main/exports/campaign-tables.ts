/** Forms of a campaign, from the record: 抽卷记录 with its list, 调卷登记表, 评查进度表. */
import type { Campaign } from '@shared/domain/campaign/campaign'
import { canonicalFiles, canonicalListText } from '@shared/domain/campaign/canonical-list'
import type { Draw } from '@shared/domain/campaign/draw'
import { listOfDraw } from '@shared/domain/campaign/draw-list'
import { progressRows } from '@shared/domain/campaign/progress'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { buildDrawCertificate } from '@shared/report/campaign-draw'
import { buildHandoverRegister } from '@shared/report/campaign-handovers'
import { buildCampaignProgress } from '@shared/report/campaign-progress'
import { hashText } from '../campaigns/hash-text'
import { loadLawBooks } from '../office/law-resources'
import type { Office } from '../office/office'
import type { Single } from './single-file'
import type { TableMaker } from './tables'
import { safeFileName } from './write-out'

const today = ({ now }: Office): string => chinaDay(now().toISOString())

type Books = Pick<Office, 'record'>

function getCampaign({ record }: Books, campaignId: string): Campaign {
  const campaign = record.state.find('campaigns', campaignId)
  if (!campaign) throw new AppError('campaign/unknown', 'no such campaign')
  return campaign
}

function getDraw({ record }: Books, drawId: string): Draw {
  const draw = record.state.find('draws', drawId)
  if (!draw) throw new AppError('draw/unknown', 'no such draw')
  return draw
}

const entriesOf = ({ record }: Books, campaignId: string) =>
  record.state.all('entries').filter((entry) => entry.campaignId === campaignId)

const nameFor = ({ year, name }: Campaign, ending: string): string =>
  safeFileName(`${year}年度${name}`, '评查批次', ending)

export const makeDrawCertificate: TableMaker = (office, drawId) => {
  const draw = getDraw(office, drawId)
  const campaign = getCampaign(office, draw.campaignId)
  return {
    table: buildDrawCertificate(campaign, draw, hashText),
    name: nameFor(campaign, `-抽卷记录-${chinaDay(draw.at)}`),
    caseId: null,
  }
}

/** The very bytes whose SHA-256 stands on the certificate. @throws AppError `draw/unknown`, `draw/list-changed` */
export function makeDrawList(office: Books, drawId: string): Single {
  const draw = getDraw(office, drawId)
  const { state } = office.record
  const files = listOfDraw(draw, state.all('rosters'), entriesOf(office, draw.campaignId))
  const text = canonicalListText(canonicalFiles(files))
  if (hashText(text) !== draw.listSha256) throw new AppError('draw/list-changed', 'another list')
  return {
    name: nameFor(getCampaign(office, draw.campaignId), `-抽取名册-${chinaDay(draw.at)}`),
    bytes: new TextEncoder().encode(text),
    subject: { caseId: null, documentId: null },
  }
}

export const makeHandoverRegister: TableMaker = (office, campaignId) => {
  const campaign = getCampaign(office, campaignId)
  return {
    table: buildHandoverRegister(campaign, entriesOf(office, campaignId), today(office)),
    name: nameFor(campaign, `-调卷登记表-${today(office)}`),
    caseId: null,
  }
}

export const makeCampaignProgress: TableMaker = async (office, campaignId) => {
  const campaign = getCampaign(office, campaignId)
  const { state } = office.record
  const rows = progressRows({
    entries: entriesOf(office, campaignId),
    plan: campaign.plan,
    nameOf: (personId) => state.find('people', personId)?.name ?? '',
    calendars: (await loadLawBooks(office)).calendars,
    today: today(office),
  })
  return {
    table: buildCampaignProgress(campaign, rows, today(office)),
    name: nameFor(campaign, `-评查进度表-${today(office)}`),
    caseId: null,
  }
}
