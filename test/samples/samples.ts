/** The shipped sample cases, read as the intake reads a folder: natural order of names, one page per image. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseReviewScriptText, type ReviewScript } from '@shared/exchange/review-script'
import { ScoringStandard } from '@shared/domain/checklist/standard'

export const SAMPLES_DIR = 'resources/samples'
export const SLUGS = ['01-canyin', '02-zhatu', '03-nongyao'] as const
export type Slug = (typeof SLUGS)[number]

const SCAN = /\.(pdf|jpe?g|png)$/i

export const standard = ScoringStandard.parse(
  JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8')),
)

export const filesOf = (slug: Slug): string[] => readdirSync(join(SAMPLES_DIR, slug))
export const bytesOf = (slug: Slug, name: string): Buffer => readFileSync(join(SAMPLES_DIR, slug, name))

export const sizeOf = (slug: Slug): number =>
  filesOf(slug).reduce((sum, name) => sum + statSync(join(SAMPLES_DIR, slug, name)).size, 0)

/** Scans in intake order. */
export function scansOf(slug: Slug): string[] {
  const natural = new Intl.Collator('zh', { numeric: true })
  return filesOf(slug)
    .filter((name) => SCAN.test(name))
    .toSorted((a, b) => natural.compare(a, b))
}

export function scriptOf(slug: Slug): ReviewScript {
  const result = parseReviewScriptText(bytesOf(slug, 'review.json').toString('utf8'))
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
