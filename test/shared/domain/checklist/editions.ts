/** The shipped editions, read as the app reads them. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { DefectCatalogue } from '@shared/domain/defect/catalogue'

export const readPenaltyStandard = (): ScoringStandard =>
  ScoringStandard.parse(readJson('resources/standards/CF-PT-2026.1.json'))

export const readDefects = (): DefectCatalogue =>
  DefectCatalogue.parse(readJson('resources/defects/defects-2026.1.json'))

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(resolve(path), 'utf8'))
}
