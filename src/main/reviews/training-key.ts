/**
 * The gold key of a shipped sample, in the pages of the case made from it. It leaves main only for a practice that
 * has been submitted: before that no screen can reach it.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { roundBox, shareToPage } from '@shared/domain/case-file/geometry'
import type { CaseFile, FiledScan } from '@shared/domain/case-file/case-file'
import type { Place } from '@shared/domain/case-file/place'
import type { Review } from '@shared/domain/review/review'
import type { GoldFinding, GoldKey } from '@shared/domain/review/training'
import { parseReviewScriptText, type ReviewScript, type ScriptPlace } from '@shared/exchange/review-script'
import { AppError } from '@shared/lib/app-error'
import { findScans } from '../intake/find-scans'
import { openSample } from '../intake/samples'
import type { Office } from '../office/office'

/** @throws AppError `training/no-key`, `sample/unknown` */
async function loadTrainingScript(office: Office, caseFile: CaseFile): Promise<ReviewScript> {
  if (caseFile.sampleSlug === null) throw new AppError('training/no-key', 'not a sample')
  const { folder } = await openSample(office.resourcesDir, caseFile.sampleSlug)
  const parsed = parseReviewScriptText(await readFile(join(folder, 'review.json'), 'utf8'))
  if (!parsed.ok) throw new AppError('training/no-key', 'the key does not match its schema')
  return parsed.value
}

/** By what a practice is judged: the edition and the veto style its key was made with. */
export async function trainingTerms(
  office: Office,
  caseId: string,
): Promise<Pick<GoldKey, 'standardId' | 'vetoStyle'>> {
  const caseFile = office.record.state.find('cases', caseId)
  if (!caseFile) throw new AppError('case/unknown', 'no such case')
  const { standard, vetoStyle } = await loadTrainingScript(office, caseFile)
  return { standardId: standard, vetoStyle }
}

/** @throws AppError `review/unknown`, `training/no-key`, `training/not-submitted`, `training/changed-case` */
export async function trainingKey(office: Office, reviewId: string): Promise<GoldKey> {
  const review: Review | undefined = office.record.state.find('reviews', reviewId)
  if (!review) throw new AppError('review/unknown', 'no such review')
  if (review.round !== '训练') throw new AppError('training/no-key', 'not a practice')
  if (review.state !== 'submitted') throw new AppError('training/not-submitted', 'still open')
  const caseFile = office.record.state.get('cases', review.caseId)
  const script = await loadTrainingScript(office, caseFile)
  const files = await inOrderOfSample(office, caseFile)
  const places = new Map<ScriptPlace, Place>()
  for (const entry of script.items) {
    const own = entry.kind === 'deductions' ? entry.deductions.map(({ place }) => place) : []
    for (const place of entry.kind === 'veto' ? [entry.place] : own) {
      places.set(place, await placeOf(office, files, place))
    }
  }
  return goldOf(script, places)
}

/** Page numbers of the key count over the sample's own scans; the case may show them in another order. */
async function inOrderOfSample(office: Office, caseFile: CaseFile): Promise<readonly FiledScan[]> {
  const { folder } = await openSample(office.resourcesDir, caseFile.sampleSlug ?? '')
  const scans = (await findScans([folder])).filter(({ kind }) => kind !== null)
  return scans.map(({ name }) => {
    const file = caseFile.files.find((one) => one.name === name)
    if (!file) throw new AppError('training/changed-case', 'a scan of the sample is not in the case')
    return file
  })
}

async function placeOf(office: Office, files: readonly FiledScan[], place: ScriptPlace): Promise<Place> {
  if (place.kind === 'missing') return { kind: 'missing', document: place.document }
  let before = 0
  for (const file of files) {
    const pageIndex = place.pageNumber - 1 - before
    before += file.pageCount
    if (pageIndex >= file.pageCount) continue
    const page = (await office.pages.build(file.sha256, file.kind)).pages[pageIndex]
    if (!page) break
    const boxPt = roundBox(shareToPage(page, place.rect))
    return { kind: 'region', fileId: file.fileId, pageIndex, boxPt }
  }
  throw new AppError('training/changed-case', 'a page of the key is not in the case')
}

function goldOf(script: ReviewScript, places: ReadonlyMap<ScriptPlace, Place>): GoldKey {
  const at = (place: ScriptPlace): readonly Place[] => {
    const found = places.get(place)
    return found ? [found] : []
  }
  const findings = script.items.flatMap((entry): readonly GoldFinding[] => {
    if (entry.kind === 'na') return []
    if (entry.kind === 'veto') {
      const { id, reason, place } = entry
      const amount = { unitCenti: 0, count: 1, defectCode: null }
      return [{ id: `${id}/1`, kind: 'veto', itemId: id, places: at(place), description: reason, ...amount }]
    }
    return entry.deductions.map((one, index) => ({
      id: `${entry.id}/${index + 1}`,
      kind: 'deduction',
      itemId: entry.id,
      unitCenti: one.unitCenti,
      count: one.count,
      places: at(one.place),
      description: one.note,
      defectCode: one.defect,
    }))
  })
  const excused = script.items.flatMap((entry) =>
    entry.kind === 'na' ? [{ itemId: entry.id, reason: entry.reason }] : [],
  )
  return { standardId: script.standard, vetoStyle: script.vetoStyle, findings, excused }
}
