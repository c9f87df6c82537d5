/** The shipped editions, read as the app reads them. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { DefectCatalogue } from '@shared/domain/defect/catalogue'

export const readPenaltyStandard = (): ScoringStandard =>
  ScoringStandard.parse(readJson('resources/standards/CF-PT-2026.1.json'))

export const SHIPPED_IDS = [
  'CF-PT-2026.1',
  'CF-PT-2026.2',
  'CF-JY-2026.1',
  'CF-XK-2026.1',
  'CF-QZ-2026.1',
  'CF-JC-2026.1',
] as const
export type ShippedId = (typeof SHIPPED_IDS)[number]

export const readStandard = (id: ShippedId): ScoringStandard =>
  ScoringStandard.parse(readJson(`resources/standards/${id}.json`))

export const readDefects = (): DefectCatalogue =>
  DefectCatalogue.parse(readJson('resources/defects/defects-2026.1.json'))

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(resolve(path), 'utf8'))
}
