import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PdfMark } from '@shared/pdf/append-marks'
import { pageJpeg, plainScan, turnedPages } from '../../fixtures/pdf/build'
import { pngBytes } from '../../fixtures/pdf/png'
import { nodeJobs, type NodeJobs } from '../../helpers/jobs'
import { qpdfCheck } from '../../helpers/pdf-tools'

let dir = ''
let jobs: NodeJobs
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hengjuan-jobs-'))
  jobs = nodeJobs(join(dir, 'blobs'))
})
afterAll(async () => {
  await jobs.close()
  rmSync(dir, { recursive: true, force: true })
})

const SHA = 'a'.repeat(64)
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  return path
}
const mark: PdfMark = {
  id: 'm1',
  pageIndex: 0,
  place: { kind: 'region', boxPt: [20, 20, 100, 100] },
  number: 1,
  severity: '一般',
  contents: '送达回证缺少日期',
  author: '示例甲',
  at: '2026-03-02T09:30:00+08:00',
}
const FRAMES = ([0, 90, 180, 270] as const).map(
  (rotate) => ({ cropBox: [40, 60, 240, 360], rotate }) as const,
)
const REVISION = '0123456789abcdef0123456789abcdef'

describe('tasks in a process of their own', () => {
  it('inspect a scan and a picture', async () => {
    const scan = await jobs.run('inspect', { path: plainScan(), sha256: SHA, kind: 'pdf' })
    expect(scan.pages.filter((page) => page.jpeg)).toHaveLength(8)
    const path = file('a.jpg', pageJpeg({ widthPx: 40, heightPx: 30 }))
    const picture = await jobs.run('inspect', { path, sha256: SHA, kind: 'jpeg' })
    expect(picture).toMatchObject({ kind: 'jpeg', pages: [{ rotate: 0 }] })
  })

  it.each([
    ['a web page called PDF', '<html></html>', 'pdf/damaged'],
    ['an empty file', '', 'pdf/damaged'],
  ])('refuse %s with its code', async (_name, text, code) => {
    const path = file('bad.pdf', Buffer.from(text))
    await expect(jobs.run('inspect', { path, sha256: SHA, kind: 'pdf' })).rejects.toMatchObject({ code })
  })

  it('say that a file is gone without naming it', async () => {
    const path = join(dir, '示例甲案卷.pdf')
    const failure = await jobs
      .run('inspect', { path, sha256: SHA, kind: 'pdf' })
      .catch((cause: unknown) => cause)
    expect(failure).toMatchObject({ code: 'pdf/read-failed', params: { errno: 'ENOENT' } })
    expect(String((failure as Error).message)).not.toContain('示例甲')
  })

  it('ingest into the blob store with progress', async () => {
    const bytes = Buffer.alloc(9_000_000, 7)
    const seen: number[] = []
    const path = file('big.bin', bytes)
    const ingested = await jobs.run('ingest', { path }, { onProgress: (done) => seen.push(done) })
    expect(ingested).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      existed: false,
    })
    expect(seen.at(-1)).toBe(bytes.length)
    expect(await jobs.run('ingest', { path })).toMatchObject({ existed: true })
  })

  it('append marks to a read-only original: a writable copy, the original as it was', async () => {
    const original = turnedPages()
    const path = file('original.pdf', original)
    chmodSync(path, 0o444)
    const outPath = join(dir, 'marked.pdf')
    const input = { path, outPath, marks: [mark], frames: FRAMES, revisionId: REVISION }
    const { bytes, addedBytes } = await jobs.run('append-marks', input)
    const out = readFileSync(outPath)
    expect(out.length).toBe(bytes)
    expect(bytes - addedBytes).toBe(original.length)
    expect(out.subarray(0, original.length).equals(original)).toBe(true)
    expect(readFileSync(path).equals(original)).toBe(true)
    expect(qpdfCheck(outPath)).toEqual([])
  })

  it('leave nothing behind when the output cannot be written', async () => {
    const path = file('o.pdf', turnedPages())
    const outPath = join(dir, 'no-such-folder', 'marked.pdf')
    const input = { path, outPath, marks: [mark], frames: FRAMES, revisionId: REVISION }
    await expect(jobs.run('append-marks', input)).rejects.toMatchObject({ code: 'pdf/write-failed' })
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('compose pictures with marks', async () => {
    const page = { cropBox: [0, 0, 200, 150], rotate: 0 } as const
    const images = [
      { path: file('1.jpg', pageJpeg({ widthPx: 200, heightPx: 150 })), kind: 'jpeg', page } as const,
      {
        path: file('2.png', pngBytes({ widthPx: 20, heightPx: 15, pixel: () => [9, 9, 9, 255] })),
        kind: 'png',
        page,
      } as const,
    ]
    const outPath = join(dir, 'pictures.pdf')
    const seen: number[] = []
    const info = { title: '图片', createdAt: new Date('2026-03-02T00:00:00Z') }
    await jobs.run(
      'compose-images',
      { images, outPath, marks: [mark], info },
      { onProgress: (done) => seen.push(done) },
    )
    expect(qpdfCheck(outPath)).toEqual([])
    expect(seen).toEqual([1, 2])
  })

  it('stamp and look at the result', async () => {
    const sealPng = pngBytes({ widthPx: 60, heightPx: 60, pixel: () => [220, 0, 0, 255] })
    const centre = { pageIndex: 0, xMm: 35, yMm: 50 }
    const input = { pdf: turnedPages(), sealPng, widthMm: 20, heightMm: 20, centre }
    const { pdf, check } = await jobs.run('stamp-seal', input)
    expect(check).toMatchObject({ pageIndex: 0, pageCount: 4 })
    expect(qpdfCheck(pdf)).toEqual([])
    const moved = { ...input, before: input.pdf, after: pdf, centre: { ...centre, xMm: 36 } }
    await expect(jobs.run('check-stamp', moved)).rejects.toMatchObject({ code: 'seal/check-failed' })
  })

  it('survive a crash: the task fails, the next one runs', async () => {
    const crash = jobs.run('inspect', { path: 'crash', sha256: SHA, kind: 'pdf' })
    await expect(crash).rejects.toMatchObject({ code: 'jobs/crashed' })
    const scan = await jobs.run('inspect', { path: plainScan(), sha256: SHA, kind: 'pdf' })
    expect(scan.pages).toHaveLength(8)
  })

  it('survive a parser that never comes back', async () => {
    const rules = { weight: 'light', deadlineMs: 1500 } as const
    const { TASK_RULES } = await import('../../../src/main/jobs/task-table')
    const impatient = nodeJobs(join(dir, 'blobs'), { rules: { ...TASK_RULES, inspect: rules } })
    const hang = impatient.run('inspect', { path: 'hang', sha256: SHA, kind: 'pdf' })
    await expect(hang).rejects.toMatchObject({ code: 'jobs/timed-out' })
    await impatient.close()
    for (const pid of impatient.pids) expect(() => process.kill(pid, 0)).toThrow()
  })
}, 60_000)
