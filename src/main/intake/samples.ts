/** The sample cases shipped with the app: a folder of scans each, and its key, which is no scan. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseFacts } from '@shared/domain/case-file/case-file'
import { parseReviewScript } from '@shared/exchange/review-script'
import type { Sample } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'

const SLUG = /^[a-z0-9-]+$/

export async function listSamples(resourcesDir: string): Promise<readonly Sample[]> {
  const folder = join(resourcesDir, 'samples')
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const slugs = entries
    .filter((entry) => entry.isDirectory() && SLUG.test(entry.name))
    .map(({ name }) => name)
  return Promise.all(
    slugs.sort().map(async (slug) => {
      const { title, agency } = await factsOf(resourcesDir, slug)
      return { slug, title, summary: agency }
    }),
  )
}

/** @throws AppError `sample/unknown` */
export async function openSample(
  resourcesDir: string,
  slug: string,
): Promise<{ folder: string; facts: CaseFacts }> {
  if (!SLUG.test(slug)) throw new AppError('sample/unknown', 'not a sample name')
  return { folder: join(resourcesDir, 'samples', slug), facts: await factsOf(resourcesDir, slug) }
}

async function factsOf(resourcesDir: string, slug: string): Promise<CaseFacts> {
  const text = await readFile(join(resourcesDir, 'samples', slug, 'review.json'), 'utf8').catch(
    (cause: unknown) => {
      throw new AppError('sample/unknown', 'sample has no key', { slug }, { cause })
    },
  )
  const parsed = parseReviewScript(JSON.parse(text))
  if (!parsed.ok) throw new AppError('sample/unknown', 'the key does not match its schema', { slug })
  const { title, agency, party, caseType, decisionNumber, dates } = parsed.value.case
  const { filed, decided, served } = dates
  return {
    title,
    agency,
    party,
    caseType,
    decisionNumber,
    handlers: '',
    dates: { filed: filed ?? null, decided: decided ?? null, served: served ?? null },
  }
}
