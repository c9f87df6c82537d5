/** The app as it has come up again: no complaint, and a projection equal to the folded journal, row by row. */
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { TABLE_NAMES, type TableName } from '@shared/events/tables'
import { TortureFailure } from './failure'
import type { StoreReport } from './check-store'

type Row = { readonly id: string }
export type Projection = {
  readonly applied: { readonly seq: number; readonly hash: string } | null
  readonly tables: Readonly<Record<TableName, readonly Row[]>>
}

/** Reads Chromium's database as any program could, not through our own classes. */
export async function readProjection(page: Page): Promise<Projection> {
  const text = await page.evaluate(async (names) => {
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('hengjuan')
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(new Error(request.error?.message ?? 'cannot open the database'))
    })
    const transaction = database.transaction(['meta', ...names], 'readonly')
    const lists = await Promise.all(
      ['meta', ...names].map(
        (name) =>
          new Promise<unknown[]>((done, fail) => {
            const request = transaction.objectStore(name).getAll()
            request.onsuccess = () => done(request.result as unknown[])
            request.onerror = () => fail(new Error(`cannot read ${name}`))
          }),
      ),
    )
    database.close()
    const [meta = [], ...rows] = lists
    return JSON.stringify({
      applied: meta[0] ?? null,
      tables: Object.fromEntries(names.map((name, index) => [name, rows[index]])),
    })
  }, TABLE_NAMES)
  return JSON.parse(text) as Projection
}

const CATCH_UP_MS = 10_000

/** The window hears of an act after main has answered it: its database may be a moment behind, but never for long. */
async function readCaughtUp(page: Page, seq: number): Promise<Projection> {
  const until = performance.now() + CATCH_UP_MS
  let projection = await readProjection(page)
  while ((projection.applied?.seq ?? 0) < seq && performance.now() < until)
    projection = await readProjection(page)
  return projection
}

/** @throws TortureFailure naming the first rows that differ */
export async function checkProjection(page: Page, { state, head }: StoreReport): Promise<void> {
  const { applied, tables } = await readCaughtUp(page, head.seq)
  if (applied?.seq !== head.seq || applied.hash !== head.hash) {
    throw new TortureFailure(
      `the projection stands at ${applied?.seq ?? 'nothing'}, the journal at ${head.seq}`,
    )
  }
  for (const name of TABLE_NAMES) {
    const shown = new Map(tables[name].map((row) => [row.id, row]))
    const folded: readonly Row[] = state.all(name)
    const wrong = folded.filter(
      (row) => !isDeepStrictEqual(shown.get(row.id), JSON.parse(JSON.stringify(row))),
    )
    if (wrong.length > 0 || shown.size !== folded.length) {
      const ids = wrong.slice(0, 3).map(({ id }) => id)
      throw new TortureFailure(
        `${name}: ${folded.length} folded, ${shown.size} shown, unequal: ${ids.join(' ')}`,
      )
    }
  }
}

const COMPLAINTS = ['暂时不能打开', '只能查看，不能修改', '页面出现意外情况'] as const

/** Waits for the first screen of work or the sign-in before it, or for the app to say why there is none. */
export async function waitReady(page: Page): Promise<void> {
  const atWork = page.getByRole('navigation', { name: '主导航' })
  const firstRun = page.getByLabel('您的姓名')
  const signIn = page.getByRole('form', { name: /登录|解锁/ })
  const complaint = page.getByRole('alert').filter({ hasText: new RegExp(COMPLAINTS.join('|')) })
  await atWork.or(firstRun).or(signIn).or(complaint).first().waitFor()
  const text = await page.locator('body').innerText()
  const found = COMPLAINTS.find((sentence) => text.includes(sentence))
  if (found !== undefined)
    throw new TortureFailure(`the app came up with: ${text.replaceAll('\n', ' ').slice(0, 400)}`)
}

/** A few of the files shown, asked for as the viewer asks. */
export async function checkServed(page: Page, sha256s: readonly string[]): Promise<void> {
  const answers = await page.evaluate(
    (list) =>
      Promise.all(
        list.map(async (sha256) => {
          const blob = await fetch(`app://hengjuan/blob/${sha256}`, { headers: { Range: 'bytes=0-15' } })
          const pages = await fetch(`app://hengjuan/pages/${sha256}.json`)
          return [sha256, blob.status, pages.status] as const
        }),
      ),
    sha256s,
  )
  const bad = answers.filter(([, blob, pages]) => blob !== 206 || pages !== 200)
  if (bad.length > 0) throw new TortureFailure(`shown and not served: ${JSON.stringify(bad)}`)
}
