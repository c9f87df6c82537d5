/**
 * Kill, start again, look: as often as asked. One life of the app per round; the files are checked while the next
 * life is starting, the screen when it has come up, and only then is it put to work and killed.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { MemoryTables } from '@shared/events/tables'
import type { RecordCheck } from '@shared/ipc/shapes'
import { checkProjection, checkServed, waitReady } from './check-screen'
import { checkStore, type SeenBlobs, type StoreReport } from './check-store'
import { TortureFailure } from './failure'
import type { Desk, Lane } from './asking'
import { settle } from './lanes'
import { signInFirst } from './people-lane'
import { Ledger, type ActKind } from './ledger'
import { killWhileStarting, Refused, startApp, type LivingApp } from './living-app'
import { randomFrom, type Random } from './random'
import { drawRound, type Round } from './rounds'
import { World } from './world'

export type TortureOrder = {
  readonly times: number
  readonly seed: number
  readonly executablePath: string
  readonly onRound?: (line: string) => void
}

export type TortureSummary = {
  readonly seed: number
  readonly kills: number
  readonly lost: number
  /** null: every round was sound. */
  readonly failure: string | null
  /** Kept after a failure. */
  readonly dataDir: string | null
  readonly acknowledged: { readonly told: number; readonly answered: number }
  readonly acts: Readonly<Partial<Record<ActKind, number>>>
  /** By what was asked for and not yet answered when the kill came; several may have been. */
  readonly killsDuring: Readonly<Record<string, number>>
  /** Starts that found the last write cut in half. */
  readonly tornTails: number
  readonly events: number
  /** Events signed by a registered person; every signature is good, or there is a failure. */
  readonly signed: number
  readonly seconds: number
  /** From process start to the first screen of work. */
  readonly startMs: Spread
  /** From asking to the answer that it is saved. */
  readonly actMs: Readonly<Partial<Record<ActKind, Spread>>>
}

export type Spread = { readonly median: number; readonly max: number }

function spread(valuesMs: readonly number[]): Spread {
  const sorted = [...valuesMs].sort((a, b) => a - b)
  return { median: Math.round(sorted[sorted.length >> 1] ?? 0), max: Math.round(sorted.at(-1) ?? 0) }
}

type Course = {
  readonly order: TortureOrder
  readonly random: Random
  readonly dataDir: string
  readonly scansDir: string
  readonly ledger: Ledger
  readonly seen: SeenBlobs
  readonly killsDuring: Map<string, number>
  readonly startsMs: number[]
  readonly timesMs: Map<ActKind, number[]>
  tornTails: number
  events: number
  signed: number
}

/** A sealed review may close under the score lane, which then looks for the next. */
const HARMLESS = ['review/closed']

export async function torture(order: TortureOrder): Promise<TortureSummary> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hengjuan-torture-'))
  const startedMs = performance.now()
  const course: Course = {
    order,
    random: randomFrom(order.seed),
    dataDir: join(dataDir, 'data'),
    scansDir: join(dataDir, 'scans'),
    ledger: new Ledger(),
    seen: new Map(),
    killsDuring: new Map(),
    startsMs: [],
    timesMs: new Map(),
    tornTails: 0,
    events: 0,
    signed: 0,
  }
  let kills = 0
  let failure: string | null = null
  try {
    for (; kills < order.times; kills += 1)
      await runRound(course, drawRound(course.random, kills + 1), kills + 1)
    await lookOnce(course)
  } catch (cause) {
    failure =
      cause instanceof TortureFailure ? cause.message : String(cause instanceof Error ? cause.stack : cause)
  }
  if (failure === null) await rm(dataDir, { recursive: true, force: true })
  return {
    seed: order.seed,
    kills,
    lost: failure === null ? 0 : 1,
    failure,
    dataDir: failure === null ? null : dataDir,
    acknowledged: course.ledger.size,
    acts: course.ledger.counts,
    killsDuring: Object.fromEntries([...course.killsDuring].sort(([a], [b]) => a.localeCompare(b))),
    tornTails: course.tornTails,
    events: course.events,
    signed: course.signed,
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
    startMs: spread(course.startsMs),
    actMs: Object.fromEntries([...course.timesMs].map(([kind, times]) => [kind, spread(times)])),
  }
}

const count = ({ killsDuring }: Course, phase: string): void => {
  killsDuring.set(phase, (killsDuring.get(phase) ?? 0) + 1)
}

async function runRound(course: Course, round: Round, number: number): Promise<void> {
  const { order, dataDir } = course
  if (round.kind === 'start-up') {
    await killWhileStarting(order.executablePath, dataDir, round.killAfterMs)
    count(course, 'start-up')
    order.onRound?.(`${number}/${order.times} start-up, killed after ${Math.round(round.killAfterMs)} ms`)
    return
  }
  const { living, world, report } = await comeUp(course)
  const inFlight = await actAndKill(course, { living, world, report }, round)
  for (const kind of inFlight) count(course, kind)
  if (inFlight.length === 0) count(course, 'between acts')
  order.onRound?.(
    `${number}/${order.times} ${round.stress}, ${report.head.seq} events there, killed ${Math.round(round.moment.ms)} ms after ${round.moment.after} during ${inFlight.join(' ') || 'nothing'}`,
  )
}

type Life = { readonly living: LivingApp; readonly world: World; readonly report: StoreReport }

/** Starts the app and checks everything acknowledged so far, on the disk and on the screen. */
async function comeUp(course: Course): Promise<Life> {
  const { dataDir, ledger, seen } = course
  const startedMs = performance.now()
  const report = checkStore(dataDir, ledger, seen)
  const world = report.then(({ state, head }) => new World(state, head.seq, (event) => ledger.tell(event)))
  const living = await startApp(dataDir, world)
  try {
    await waitReady(living.page)
    course.startsMs.push(performance.now() - startedMs)
    const found = await report
    course.tornTails += found.tornBytes > 0 ? 1 : 0
    course.events = found.head.seq
    course.signed = found.signed
    await checkProjection(living.page, found)
    await checkServed(living.page, newestFiles(found.state))
    if (living.pageErrors.length > 0)
      throw new TortureFailure(`page errors: ${living.pageErrors.join(' · ')}`)
    return { living, world: await world, report: found }
  } catch (cause) {
    await living.kill()
    throw cause
  }
}

/** The newest are those a kill can have met. */
function newestFiles(state: MemoryTables): readonly string[] {
  const filed = state.all('cases').flatMap(({ files }) => files.map(({ sha256 }) => sha256))
  const sealed = state.all('documents').flatMap((each) => (each.sealed ? [each.sealed.pdfSha256] : []))
  return [...filed.slice(-3), ...sealed.slice(-1)]
}

async function lookOnce(course: Course): Promise<void> {
  course.seen.clear()
  const { living, world } = await comeUp(course)
  try {
    await signInFirst(deskOf(course, { living, world }))
    const check = await living.ask<RecordCheck>('record:verify', { jobId: randomUUID() })
    if (check.badCount > 0 || check.damage !== null)
      throw new TortureFailure(`the app's own check: ${JSON.stringify(check)}`)
  } finally {
    await living.kill()
  }
}

const deskOf = (course: Course, { living, world }: Pick<Life, 'living' | 'world'>): Desk => ({
  living,
  ledger: course.ledger,
  random: course.random,
  world: () => world.state,
  scansDir: course.scansDir,
  inFlight: new Map(),
  timesMs: course.timesMs,
  session: { personId: null },
})

/** @returns the kinds of acts in flight at the kill */
async function actAndKill(
  course: Course,
  { living, world }: Life,
  { lanes, moment }: Extract<Round, { kind: 'acting' }>,
): Promise<readonly ActKind[]> {
  const desk = deskOf(course, { living, world })
  let isKilled = false
  const failures: unknown[] = []
  let isSettled: Promise<void> | null = null
  const work = async (lane: Lane, random: Random): Promise<void> => {
    while (!isKilled) {
      try {
        await (isSettled ??= settle(desk))
        await lane({ ...desk, random })
      } catch (cause) {
        if (isKilled) return
        if (!(cause instanceof Refused && HARMLESS.includes(cause.code))) {
          failures.push(cause)
          return
        }
      }
      // A lane with nothing to do must not keep the others from running.
      await pause(0)
    }
  }
  // A lane whose answer will never come stays where it is: nobody waits for it.
  for (const lane of lanes) void work(lane, course.random.fork())
  try {
    if (moment.after !== 'start') await answered(course, moment.after, () => failures.length > 0)
    await pause(moment.ms)
  } catch (cause) {
    failures.push(cause)
  }
  const cutOff = [...desk.inFlight].filter(([, asked]) => asked > 0).map(([kind]) => kind)
  isKilled = true
  await living.kill()
  if (failures.length > 0)
    throw new TortureFailure(`an act failed while the app lived: ${String(failures[0])}`)
  return cutOff
}

const LONGEST_ACT_MS = 120_000
const LOOK_AGAIN_MS = 20

/** Resolves with the next answer to an act of this kind, or when there is no use in waiting. */
async function answered({ timesMs }: Course, kind: ActKind, isHopeless: () => boolean): Promise<void> {
  const before = timesMs.get(kind)?.length ?? 0
  const endMs = performance.now() + LONGEST_ACT_MS
  while ((timesMs.get(kind)?.length ?? 0) === before && !isHopeless()) {
    if (performance.now() > endMs) throw new TortureFailure(`no answer to ${kind} in ${LONGEST_ACT_MS} ms`)
    await pause(LOOK_AGAIN_MS)
  }
}
