/**
 * 骑缝章 on the big scan as a stranger's attachment: 50 impressions over 1000 pages, appended, against a plain durable
 * copy of the same file. The app's own tasks, in a process of their own; the peak of its memory is told beside it.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tasks } from '../../src/main/jobs/task-table'
import { SEAL_SIZE, sealPng } from '../../test/fixtures/pdf/seal'
import { nodeJobs, type NodeJobs } from '../../test/helpers/jobs'
import { copyDurably } from './copy'
import type { Group, GroupContext } from './group'
import { makeRow, median, spread, type Row } from './row'
import { bigScan, SCAN_PAGES } from './scan'

const TARGET_RATIO = 6

export const seamGroup: Group = { names: ['seam-1000', 'seam-check-ms'], measure }

async function measure({ runs }: GroupContext): Promise<readonly Row[]> {
  const { path, bytes } = bigScan()
  const dir = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  const jobs = nodeJobs(join(dir, 'blobs'))
  try {
    const { pages: frames } = await jobs.run('inspect', { path, sha256: 'a'.repeat(64), kind: 'pdf' })
    const outPath = join(dir, 'out.pdf')
    const order = { path, outPath, sealPng: sealPng(), ...SEAL_SIZE, frames, isDuplex: false }
    const [seals, copies]: [number[], number[]] = [[], []]
    let added = 0
    // One turn more than is counted: it warms the page cache and loads the code.
    for (let turn = 0; turn <= runs; turn += 1) {
      await rm(outPath, { force: true })
      const startedMs = performance.now()
      const made = await jobs.run('seam-seal', { ...order, revisionId: randomBytes(16).toString('hex') })
      const sealMs = performance.now() - startedMs
      const copyMs = await copyDurably(path, join(dir, 'copy.pdf'))
      await rm(join(dir, 'copy.pdf'))
      added = made.addedBytes
      if (turn > 0) seals.push(sealMs)
      if (turn > 0) copies.push(copyMs)
    }
    const peak = `${peakMb(jobs)} MB at most`
    const row = makeRow({
      name: 'seam-1000',
      value: median(seals.map((ms, index) => ms / (copies[index] ?? ms))),
      unit: '×',
      target: TARGET_RATIO,
      against: `${SCAN_PAGES} pages, ${Math.round(bytes / 1e6)} MB, ${Math.round(added / 1000)} KB appended in ${spread(seals)} ms ÷ copyFile+fsync ${spread(copies)}; the process took ${peak}`,
      runs,
    })
    return [row, await checkRow(jobs, { ...order, revisionId: '0'.repeat(32) })]
  } finally {
    await jobs.close()
    await rm(dir, { recursive: true, force: true })
  }
}

/** Once: every page of the scan is decoded twice, which takes as long as it takes. */
async function checkRow(jobs: NodeJobs, order: Tasks['seam-seal']['input']): Promise<Row> {
  const { strips } = await jobs.run('seam-seal', order)
  const startedMs = performance.now()
  const { path: beforePath, outPath: afterPath, sealPng: picture, frames } = order
  const check = await jobs.run('check-seam', { beforePath, afterPath, sealPng: picture, frames, strips })
  return makeRow({
    name: 'seam-check-ms',
    value: (performance.now() - startedMs) / check.pages,
    unit: 'ms',
    target: null,
    against: `a page drawn before and after and compared, ${check.pages} pages; difference ${check.largest} of 255 at most, ${check.mean.toFixed(3)} on the mean; ${peakMb(jobs)} MB at most`,
    runs: 1,
  })
}

/** Linux only, as the other memory rows. */
function peakMb({ pids }: NodeJobs): number {
  const status = readFileSync(`/proc/${pids.at(-1) ?? 0}/status`, 'utf8')
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024)
}
