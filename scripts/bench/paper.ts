/** What leaves the app: printed papers, one and a hundred, and the marked copy of the big scan. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp, type RunningApp } from '../../test/helpers/electron-app'
import { seedSubmittedReview, type SeededReview } from '../../test/helpers/seed-review'
import { copyDurably } from './copy'
import type { Group, GroupContext } from './group'
import { useSmallWindow } from './real-app'
import { makeRow, median, spread, type Row } from './row'
import { bigScan, SCAN_PAGES } from './scan'
import { prepareBigCase } from './viewer'

export const printGroup: Group = {
  names: ['document-print-ms', 'paper-from-facts-ms', 'paper-batch-ms'],
  measure: measurePrint,
}
export const exportGroup: Group = { names: ['export-marked-ratio'], measure: measureExport }

/** Of a one-page paper, from the facts to the PDF, warm. */
const FROM_FACTS_MS = 150
const BATCH = 100
const MARKS = 40

/** A paper of a kind about the seeded review, as main drafts it from the facts. */
async function draftPaper(page: Page, kindId: string, { caseId, reviewId }: SeededReview): Promise<string> {
  return page.evaluate(
    async (order) => {
      const nobody = { matterId: null, clueId: null, disputeId: null, parentId: null }
      const answer = await globalThis.hengjuan['document:draft']({
        ...{ ...order, ...nobody, form: null, reason: '' },
      })
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value.documentId
    },
    { kindId, caseId, reviewId },
  )
}

type Print = { readonly ms: number; readonly pageCount: number }

/** @param isRedrafted  also writes the text anew from the facts, durably, before it is printed */
function printOnce(page: Page, documentId: string, isRedrafted = false): Promise<Print> {
  return page.evaluate(
    async ({ id, isRedrafted }) => {
      const startedMs = performance.now()
      if (isRedrafted) await globalThis.hengjuan['document:redraft']({ documentId: id })
      const answer = await globalThis.hengjuan['document:preview']({ documentId: id })
      if (!answer.ok) throw new Error(answer.failure.code)
      return { ms: performance.now() - startedMs, pageCount: answer.value.pageCount }
    },
    { id: documentId, isRedrafted },
  )
}

async function measurePrint({ runs }: GroupContext): Promise<readonly Row[]> {
  const running = await launchApp()
  const out = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  try {
    // The script runner names functions with a helper of its own, which the page does not have.
    await running.page.evaluate('globalThis.__name = (value) => value')
    const review = await seedSubmittedReview(running.page)
    const opinion = await draftPaper(running.page, 'opinion', review)
    const first = await printOnce(running.page, opinion)
    const previews = await repeat(runs, () => printOnce(running.page, opinion))
    const letter = await draftPaper(running.page, 'reminder', review)
    const fromFacts = await repeat(runs, () => printOnce(running.page, letter, true))
    return [
      makeRow({
        ...{ name: 'document-print-ms', value: median(previews.map(({ ms }) => ms)), unit: 'ms', runs },
        target: null,
        against: `preview of a 意见书 of ${first.pageCount} pages, asked for to PDF in the page: ${spread(previews.map(({ ms }) => ms))}; the first one ${Math.round(first.ms)}`,
      }),
      makeRow({
        ...{ name: 'paper-from-facts-ms', value: median(fromFacts.map(({ ms }) => ms)), unit: 'ms', runs },
        target: FROM_FACTS_MS,
        against: `提示函 of ${fromFacts[0]?.pageCount ?? 0} page drafted anew from the facts, recorded (fsync) and printed, as the page sees it: ${spread(fromFacts.map(({ ms }) => ms))}`,
      }),
      await measureBatch(running, review, out),
    ]
  } finally {
    await running.kill()
    await rm(running.userDataDir, { recursive: true, force: true })
    await rm(out, { recursive: true, force: true })
  }
}

/** 100 numbered papers into one folder: drafted, approved, then one export with progress. */
async function measureBatch(running: RunningApp, review: SeededReview, out: string): Promise<Row> {
  const documentIds = await running.page.evaluate(numberPapers, { ...review, count: BATCH })
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, out)
  const { ms, steps } = await running.page.evaluate(async (ids) => {
    const jobId = crypto.randomUUID()
    let steps = 0
    const stop = globalThis.hengjuan.on('job:progress', (progress) => {
      if (progress.jobId === jobId) steps += 1
    })
    const startedMs = performance.now()
    const answer = await globalThis.hengjuan['export:batch']({
      jobId,
      kind: 'document-unsealed',
      documentIds: ids,
    })
    const ms = performance.now() - startedMs
    stop()
    if (!answer.ok || answer.value === null) throw new Error(JSON.stringify(answer))
    const failed = answer.value.results.filter(({ failure }) => failure !== null)
    if (failed.length > 0) throw new Error(JSON.stringify(failed[0]))
    return { ms, steps }
  }, documentIds)
  const files = (await readdir(out)).length
  return makeRow({
    ...{ name: 'paper-batch-ms', value: ms / BATCH, unit: 'ms', target: null, runs: BATCH },
    against: `${files} of ${BATCH} numbered papers as PDF with room for the seal in ${Math.round(ms)} ms, ${steps} steps of progress told`,
  })
}

/** Runs in the page. */
async function numberPapers(order: SeededReview & { readonly count: number }): Promise<string[]> {
  const ids: string[] = []
  const person = '示例甲'
  const nobody = { matterId: null, clueId: null, disputeId: null, parentId: null }
  const { caseId, reviewId } = order
  for (let index = 0; index < order.count; index += 1) {
    const drafted = await globalThis.hengjuan['document:draft']({
      ...{ kindId: 'reminder', caseId, reviewId, ...nobody, form: null, reason: '' },
    })
    if (!drafted.ok) throw new Error(drafted.failure.code)
    const { documentId } = drafted.value
    ids.push(documentId)
    const act = async (type: 'document/submitted' | 'document/reviewed'): Promise<boolean> => {
      const note = type === 'document/reviewed' ? { note: '' } : {}
      const answer = await globalThis.hengjuan['act:perform']({
        type,
        payload: { documentId, person, ...note },
      })
      return answer.ok
    }
    if (!(await act('document/submitted'))) throw new Error('not submitted')
    // However many steps the kind has before the last one.
    while (await act('document/reviewed'));
    const signed = await globalThis.hengjuan['document:sign']({ documentId, person })
    if (!signed.ok) throw new Error(signed.failure.code)
  }
  return ids
}

async function repeat(times: number, one: () => Promise<Print>): Promise<readonly Print[]> {
  await one()
  const all: Print[] = []
  for (let run = 0; run < times; run += 1) all.push(await one())
  return all
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
