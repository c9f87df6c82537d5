/** 骑缝章 through the real background process, on files on a disk. */
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealSeam, type SeamOrder } from '../../../src/main/seals/seam'
import { leftScaled } from '../../fixtures/pdf/odd-pages'
import { pagesPdf } from '../../fixtures/pdf/raw-pdf'
import { SEAL_SIZE, sealPng } from '../../fixtures/pdf/seal'
import { nodeJobs, type NodeJobs } from '../../helpers/jobs'
import { qpdfCheck } from '../../helpers/pdf-tools'

let dir = ''
let jobs: NodeJobs
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hengjuan-seam-'))
  jobs = nodeJobs(join(dir, 'blobs'))
})
afterAll(async () => {
  await jobs.close()
  rmSync(dir, { recursive: true, force: true })
})

const SEAL = sealPng()

async function orderFor(name: string, pdf: Uint8Array): Promise<SeamOrder> {
  const [path, outPath] = [join(dir, `${name}.pdf`), join(dir, `${name}-out.pdf`)]
  writeFileSync(path, pdf)
  chmodSync(path, 0o444)
  const { pages } = await jobs.run('inspect', { path, sha256: 'a'.repeat(64), kind: 'pdf' })
  const revisionId = randomUUID()
  return { path, outPath, sealPng: SEAL, ...SEAL_SIZE, frames: pages, isDuplex: false, revisionId }
}

const pages = (count: number): Uint8Array =>
  pagesPdf(Array.from({ length: count }, () => ({ entries: '/MediaBox [0 0 595.28 841.89]', content: '' })))

describe('sealSeam', () => {
  it('writes a copy behind which the strips stand, and has looked at it', async () => {
    const order = await orderFor('plain', pages(21))
    const seen: number[] = []
    const made = await sealSeam(jobs, order, { onProgress: (done) => seen.push(done) })
    expect(made.check).toMatchObject({ pages: 21, largest: expect.any(Number) as number })
    expect(made.check.largest).toBeLessThanOrEqual(3)
    expect(made.plan.impressions.map((strips) => strips.length)).toEqual([11, 10])
    expect(seen.at(-1)).toBe(21)
    const [original, out] = [readFileSync(order.path), readFileSync(order.outPath)]
    expect(out.length).toBe(made.bytes)
    expect(out.subarray(0, original.length).equals(original)).toBe(true)
    expect(qpdfCheck(order.outPath)).toEqual([])
  })

  it('takes the other way where content moves what stands behind it', async () => {
    const made = await sealSeam(jobs, await orderFor('moved', leftScaled()))
    expect(made.method).toBe('annotation')
    expect(made.check.largest).toBeLessThanOrEqual(3)
  })

  it.each<[string, Uint8Array, Partial<SeamOrder>, string]>([
    ['a single page', pages(1), {}, 'seal/seam-one-page'],
    ['no picture', pages(2), { sealPng: new Uint8Array(8) }, 'seal/image-damaged'],
    ['a seal higher than the page', pages(2), { heightMm: 400 }, 'seal/seam-page-small'],
  ])('refuses %s and leaves nothing behind', async (name, pdf, change, code) => {
    const order = { ...(await orderFor(name, pdf)), ...change }
    await expect(sealSeam(jobs, order)).rejects.toMatchObject({ code })
    expect(existsSync(order.outPath)).toBe(false)
    expect(readdirSync(dir).filter((one) => one.endsWith('.part'))).toEqual([])
  })

  it('takes back what does not look right, and stops when told', async () => {
    const order = await orderFor('stopped', pages(40))
    const controller = new AbortController()
    const run = sealSeam(jobs, order, { signal: controller.signal, onProgress: () => controller.abort() })
    await expect(run).rejects.toMatchObject({ code: 'jobs/cancelled' })
    expect(existsSync(order.outPath)).toBe(false)
  })

  it('compares with the picture, not with itself', async () => {
    const order = await orderFor('other', pages(3))
    const { strips } = await jobs.run('seam-seal', order)
    const other = {
      beforePath: order.path,
      afterPath: order.path,
      sealPng: SEAL,
      frames: order.frames,
      strips,
    }
    await expect(jobs.run('check-seam', other)).rejects.toMatchObject({ code: 'seal/check-failed' })
  })
}, 60_000)
