/** What leaves the app: the printed page of a 监督意见书, and the marked copy of the big scan. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp } from '../../test/helpers/electron-app'
import { seedSubmittedReview, type SeededReview } from '../../test/helpers/seed-review'
import { copyDurably } from './copy'
import type { Group, GroupContext } from './group'
import { useSmallWindow } from './real-app'
import { makeRow, median, spread, type Row } from './row'
import { bigScan, SCAN_PAGES } from './scan'
import { prepareBigCase } from './viewer'

export const printGroup: Group = { names: ['document-print-ms'], measure: measurePrint }
export const exportGroup: Group = { names: ['export-marked-ratio'], measure: measureExport }

const PARAGRAPHS = 6
const MARKS = 40

async function draftDocument(page: Page, { caseId, reviewId }: SeededReview): Promise<string> {
  return page.evaluate(
    async (order) => {
      const documentId = crypto.randomUUID()
      const answer = await globalThis.hengjuan['act:perform']({
        type: 'document/drafted',
        payload: {
          documentId,
          person: '示例甲',
          kind: 'opinion',
          caseId: order.caseId,
          reviewId: order.reviewId,
          fields: {
            issuer: '示例县行政执法监督局',
            addressee: '示例县示例局',
            attachments: [],
            contactPerson: '示例乙',
            contactPhone: '0000-0000000',
          },
          paragraphs: Array.from({ length: order.count }, (_, index) => ({
            id: `p${index}`,
            role: 'fact',
            level: 'body',
            text: `第${index + 1}项：经评查，该案卷现场检查笔录末页缺执法人员签名，进货票据复印件没有核对无误字样和核对人签名，不符合《中华人民共和国行政处罚法》第四十二条第一款、第四十六条的规定，应当补充说明并附卷。`,
            findingIds: [],
          })),
        },
      })
      if (!answer.ok) throw new Error(answer.failure.code)
      return documentId
    },
    { caseId, reviewId, count: PARAGRAPHS },
  )
}

type Print = { readonly ms: number; readonly pageCount: number }

function printOnce(page: Page, documentId: string): Promise<Print> {
  return page.evaluate(async (id) => {
    const startedMs = performance.now()
    const answer = await globalThis.hengjuan['document:preview']({ documentId: id })
    if (!answer.ok) throw new Error(answer.failure.code)
    return { ms: performance.now() - startedMs, pageCount: answer.value.pageCount }
  }, documentId)
}

async function measurePrint({ runs }: GroupContext): Promise<readonly Row[]> {
  const running = await launchApp()
  try {
    // The script runner names functions with a helper of its own, which the page does not have.
    await running.page.evaluate('globalThis.__name = (value) => value')
    const documentId = await draftDocument(running.page, await seedSubmittedReview(running.page))
    const first = await printOnce(running.page, documentId)
    const prints: Print[] = []
    for (let run = 0; run < runs; run += 1) prints.push(await printOnce(running.page, documentId))
    const times = prints.map(({ ms }) => ms)
    const row = makeRow({
      name: 'document-print-ms',
      value: median(times),
      unit: 'ms',
      target: null,
      against: `preview of a 意见书 of ${first.pageCount} pages, asked for to PDF in the page: ${spread(times)}; the first one ${Math.round(first.ms)}`,
      runs,
    })
    return [row]
  } finally {
    await running.kill()
    await rm(running.userDataDir, { recursive: true, force: true })
  }
}

/** Marks on pages all over the scan, in the review that is open on it. @returns the review */
async function markBigCase(page: Page): Promise<string> {
  return page.evaluate(
    async (order) => {
      const read = await globalThis.hengjuan['journal:read'](1, 100)
      if (!read.ok) throw new Error(read.failure.code)
      const payloads = new Map(read.value.map(({ type, payload }) => [type, payload]))
      const { caseId, files } = payloads.get('case/registered') as {
        caseId: string
        files: { fileId: string }[]
      }
      const { reviewId } = payloads.get('review/started') as { reviewId: string }
      for (let index = 0; index < order.marks; index += 1) {
        const pageIndex = Math.floor((index * order.pages) / order.marks)
        const place = { kind: 'region', fileId: files[0]?.fileId, pageIndex, boxPt: [100, 100, 300, 160] }
        const finding = {
          kind: 'deduction',
          itemId: 'PT-B03',
          ruleId: null,
          unitCenti: 20,
          count: 1,
          places: [place],
          description: '进货票据复印件没有核对无误字样和核对人签名',
          defectCode: null,
          law: '《中华人民共和国行政处罚法》第四十六条',
          severity: '一般',
          advice: '由承办人补充说明并附卷',
        }
        const payload = { caseId, reviewId, findingId: crypto.randomUUID(), finding }
        const answer = await globalThis.hengjuan['act:perform']({ type: 'finding/recorded', payload })
        if (!answer.ok) throw new Error(answer.failure.code)
      }
      return reviewId
    },
    { marks: MARKS, pages: SCAN_PAGES },
  )
}

function exportMarked(page: Page, reviewId: string): Promise<number> {
  return page.evaluate(async (subjectId) => {
    const order = { jobId: crypto.randomUUID(), kind: 'marked-copy', subjectId, format: 'pdf' } as const
    const startedMs = performance.now()
    const answer = await globalThis.hengjuan['export:save'](order)
    if (!answer.ok || answer.value === null) throw new Error(JSON.stringify(answer))
    return performance.now() - startedMs
  }, reviewId)
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name))
}

async function measureExport({ runs }: GroupContext): Promise<readonly Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  const out = join(dir, 'out')
  const [exports, copies]: [number[], number[]] = [[], []]
  try {
    const userDataDir = await prepareBigCase(dir)
    await mkdir(out)
    const running = await launchApp({ userDataDir })
    try {
      await useSmallWindow(running)
      await running.app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      }, out)
      const reviewId = await markBigCase(running.page)
      // The first turn is not counted: it verifies the original and starts the background process.
      for (let run = 0; run <= runs; run += 1) {
        const [exportMs, copyMs] = [
          await exportMarked(running.page, reviewId),
          await copyDurably(bigScan().path, join(out, 'copy.pdf')),
        ]
        if (run > 0) exports.push(exportMs)
        if (run > 0) copies.push(copyMs)
        await empty(out)
      }
    } finally {
      await running.kill()
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
  const row = makeRow({
    name: 'export-marked-ratio',
    value: median(exports.map((ms, index) => ms / (copies[index] ?? ms))),
    unit: '×',
    target: null,
    against: `${MARKS} marks on ${SCAN_PAGES} pages in ${spread(exports)} ms, hashed and recorded ÷ copyFile+fsync ${spread(copies)} ms`,
    runs,
  })
  return [row]
}
