/** The key of a shipped sample, in the pages of the case made from it; only after submission. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import type { Review } from '@shared/domain/review/review'
import { trainingKey, trainingTerms } from '../../../src/main/reviews/training-key'
import type { Office } from '../../../src/main/office/office'
import { scansOf, scriptOf } from '../../samples/samples'
import * as w from '../../helpers/sample-record'

const SLUG = '01-canyin'
const NAMES = scansOf(SLUG)
/** Not the real lengths: what matters is that numbers run on over the files in the order of the sample. */
const COUNTS = [9, 9, 1, 1, 1, 10, 9]
const PAGE = { cropBox: [0, 0, 600, 800], rotate: 0 } as const

const files = NAMES.map((name, index) => ({
  fileId: w.uuid(300 + index),
  name,
  kind: name.endsWith('.pdf')
    ? ('pdf' as const)
    : name.endsWith('.png')
      ? ('png' as const)
      : ('jpeg' as const),
  sha256: String(index).repeat(64),
  bytes: 10,
  pageCount: COUNTS[index] ?? 1,
  needsPassword: false,
}))

type Change = {
  readonly sampleSlug?: string | null
  readonly names?: readonly string[]
  readonly round?: Review['round']
}

function office({ sampleSlug = SLUG, names = NAMES, round = '训练' }: Change, isSubmitted = true): Office {
  const own = files.filter(({ name }) => names.includes(name)).toReversed()
  const registered = {
    ...w.registered,
    payload: { ...w.registered.payload, sampleSlug, files: own },
  } as EventBody
  const started = { ...w.started, payload: { ...w.started.payload, round } } as EventBody
  const state = w.play([registered, w.adopted, started, ...(isSubmitted ? [w.submitted] : [])])
  const build = (sha256: string) =>
    Promise.resolve({ pages: Array.from({ length: COUNTS[Number(sha256[0])] ?? 1 }, () => PAGE) })
  return { record: { state }, pages: { build }, resourcesDir: resolve('resources') } as unknown as Office
}

describe('the key of a practice', () => {
  it('holds every point of the sample, numbered over its own files, whatever order the case has', async () => {
    const key = await trainingKey(office({}), w.REVIEW_ID)
    const script = scriptOf(SLUG)
    const points = script.items.flatMap((entry) =>
      entry.kind === 'deductions' ? entry.deductions.map((one) => ({ ...one, itemId: entry.id })) : [],
    )
    expect(key.findings.filter(({ kind }) => kind === 'deduction')).toHaveLength(points.length)
    expect(key.excused).toHaveLength(script.items.filter(({ kind }) => kind === 'na').length)
    const [first] = points
    if (first?.place.kind !== 'page') throw new Error('the sample begins otherwise')
    // Page 15 is the sixth of the second file.
    const { pageNumber, rect } = first.place
    expect(pageNumber).toBe(15)
    expect(key.findings[0]).toMatchObject({ itemId: first.itemId, unitCenti: 100, description: first.note })
    const [place] = key.findings[0]?.places ?? []
    expect(place).toMatchObject({ kind: 'region', fileId: files[1]?.fileId, pageIndex: 5 })
    const [x, y, width, height] = rect
    const box = place?.kind === 'region' ? place.boxPt : [0, 0, 0, 0]
    const wanted = [x * 600, (1 - y - height) * 800, (x + width) * 600, (1 - y) * 800]
    wanted.forEach((value, index) => expect(box[index]).toBeCloseTo(value, 1))
  })

  it('says by which edition a practice is judged', async () => {
    expect(await trainingTerms(office({}), w.CASE_ID)).toEqual({ standardId: 'CF-PT-2026.1', vetoStyle: 'B' })
  })

  it('stays in main until the practice is submitted', async () => {
    await expect(trainingKey(office({}, false), w.REVIEW_ID)).rejects.toMatchObject({
      code: 'training/not-submitted',
    })
  })

  it.each([
    ['a real review', { round: '初评' }, 'training/no-key'],
    ['a case that lacks a scan of the sample', { names: NAMES.slice(1) }, 'training/changed-case'],
  ] as const)('is refused for %s', async (_what, change, code) => {
    await expect(trainingKey(office(change), w.REVIEW_ID)).rejects.toMatchObject({ code })
  })
})
