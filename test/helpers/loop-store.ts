/**
 * A year of an office in events, through the real guard: the counts of the founding article for 2022 (工作提示函 25, 监督案件
 * 28, 意见书 21, 建议书 6, 决定书 1, 撤销 7, 线索 7, 联合检察 11, 公益诉讼 3; source: 京山市构建行政执法协调监督工作体系, 2023-03-09), with
 * papers of the years around it, a draft and a void one, none of which may count.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { soleActor } from '@shared/domain/people/person'
import { parseBody } from '@shared/events/act'
import { applyEvent, CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { MemoryTables } from '@shared/events/tables'
import { openBlobStore } from '../../src/main/blob-store/blob-store'
import { openJournal } from '../../src/main/journal/journal'
import { Record } from '../../src/main/record/record'
import { latin1, rawPdf } from '../fixtures/pdf/raw-pdf'
import { playClue, playDispute } from './loop-clues'
import { PERSON, Script, type SealedBytes } from './loop-script'

export { CALENDARS, KINDS, kindNamed } from './loop-script'

/** By the id of the figure. */
export const ARTICLE_2022 = {
  'kind-reminder': 25,
  matters: 28,
  'kind-opinion': 21,
  'kind-suggestion': 6,
  'kind-decision': 1,
  revoked: 7,
  clues: 7,
  joint: 11,
  'public-interest': 3,
} as const

const OPINIONS = ARTICLE_2022['kind-opinion']
/** The opinion nobody answered: it became the decision. */
const ESCALATED = OPINIONS - 1
const ARCHIVED = 20

/** 2022 as the article counts it, a few papers of 2021 and 2023, one draft and one void paper of 2022. */
export function scriptOf2022(bytesOf?: () => SealedBytes): Script {
  const script = new Script(bytesOf)
  script.begin('2021-01-04')
  yearsAround(script)
  for (let n = 0; n < ARTICLE_2022.matters; n += 1) playMatter(script, n)
  for (let n = 0; n < ARTICLE_2022.clues; n += 1)
    playClue(script, script.after('2022-03-01', n * 35), n, n < 5)
  playDispute(script, '2022-05-09', 0)
  playDispute(script, '2022-08-15', 1)
  return script
}

function playMatter(script: Script, n: number): void {
  const on = script.after('2022-01-10', n * 10)
  const matterId = script.matter(on, n, {
    isJoint: n < 27 && (n % 5 === 0 || n % 5 === 2),
    isPublicInterest: n % 10 === 0,
  })
  if (n < ARTICLE_2022['kind-reminder']) playReminder(script, matterId, script.after(on, 3), n === 4)
  const issuedOn = script.after(on, 7)
  if (n < OPINIONS) playOpinion(script, matterId, issuedOn, n)
  else if (n < OPINIONS + ARTICLE_2022['kind-suggestion']) playSuggestion(script, matterId, issuedOn)
  else leaveOpen(script, matterId, issuedOn)
  if (n < ESCALATED)
    script.closeMatter(matterId, script.after(on, 90), n < ARCHIVED ? `2022-监督-${n + 1}` : null)
}

function playReminder(script: Script, matterId: string, on: string, isLate: boolean): void {
  const letter = script.paper('reminder', on, { matterId })
  script.deliver(letter, script.after(on, 1))
  script.reply(letter, script.after(on, isLate ? 24 : 10))
  script.close(letter, script.after(on, 26))
}

/** Six of them end in a revoked decision, three are put right only at the second look, one becomes the decision. */
function playOpinion(script: Script, matterId: string, on: string, n: number): void {
  const opinion = script.paper('opinion', on, { matterId })
  const servedOn = script.after(on, 2)
  script.deliver(opinion, servedOn)
  if (n === ESCALATED) return playDecision(script, matterId, opinion, servedOn)
  script.reply(opinion, script.after(servedOn, 20 + (n % 9)))
  if (n % 7 === 6) {
    script.verify(opinion, script.after(servedOn, 32), '部分整改')
    script.reply(opinion, script.after(servedOn, 40))
  }
  const verifiedOn = script.after(servedOn, n % 7 === 6 ? 46 : 33)
  script.verify(opinion, verifiedOn, '已整改')
  const isRevoked = n % 3 === 0 && n < 18
  script.close(opinion, script.after(verifiedOn, 2), isRevoked ? [`示市罚决〔2022〕${n + 1}号`] : [])
}

function playDecision(script: Script, matterId: string, opinion: string, servedOn: string): void {
  const remindedOn = script.after(servedOn, 31)
  script.remind(opinion, remindedOn)
  const decidedOn = script.after(remindedOn, 8)
  const decision = script.escalate(opinion, decidedOn, matterId)
  const decisionServedOn = script.after(decidedOn, 2)
  script.deliver(decision, decisionServedOn)
  script.reply(decision, script.after(decisionServedOn, 20))
  script.verify(decision, script.after(decisionServedOn, 25), '已整改')
  const closedOn = script.after(decisionServedOn, 27)
  script.close(decision, closedOn, ['示市罚决〔2022〕99号'])
  script.close(opinion, closedOn)
}

function playSuggestion(script: Script, matterId: string, on: string): void {
  const suggestion = script.paper('suggestion', on, { matterId })
  script.deliver(suggestion, script.after(on, 1))
  script.reply(suggestion, script.after(on, 12))
  script.close(suggestion, script.after(on, 14))
}

/** Still being handled: a notice that was answered, a void opinion and a draft. */
function leaveOpen(script: Script, matterId: string, on: string): void {
  const notice = script.paper('notice', on, { matterId })
  script.deliver(notice, script.after(on, 1))
  script.reply(notice, script.after(on, 4))
  const wrong = script.paper('opinion', script.after(on, 20), { matterId })
  const reason = '案件名称有误'
  script.do(script.after(on, 21), () => [
    { type: 'document/voided', payload: { documentId: wrong, person: PERSON, reason } },
  ])
  script.paper('opinion', script.after(on, 22), { matterId }, 'draft')
}

function yearsAround(script: Script): void {
  for (const [n, on] of ['2021-05-10', '2021-09-06', '2023-01-09'].entries()) {
    const matterId = script.matter(on, n, { isJoint: true, isPublicInterest: true })
    const opinion = script.paper('opinion', script.after(on, 5), { matterId })
    const servedOn = script.after(on, 7)
    script.deliver(opinion, servedOn)
    script.reply(opinion, script.after(servedOn, 20))
    script.verify(opinion, script.after(servedOn, 25), '已整改')
    script.close(opinion, script.after(servedOn, 26), [`示市罚决〔${on.slice(0, 4)}〕8${n}号`])
  }
  playClue(script, '2021-06-07', 0, true)
}

/** Through schema, guard and fold, in memory. */
export function playScript(script: Script, state = new MemoryTables()): MemoryTables {
  const actor = soleActor(PERSON)
  let seq = 0
  for (const { on, make } of script.deeds) {
    for (const body of make(state)) {
      const parsed = parseBody(body.type, body.payload)
      const verdict = parsed.ok ? checkEvent(state, body, actor) : parsed
      if (!verdict.ok) throw new Error(`${on} ${body.type}: ${JSON.stringify(verdict.failure)}`)
      seq += 1
      const id = `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`
      const at = `${on}T02:00:00.000Z`
      applyEvent(state, { ...body, id, seq, at, actor: PERSON, v: CATALOGUE[body.type].v })
    }
  }
  return state
}

let kept: MemoryTables | null = null
/** The year, played once a process. To be read only. */
export const store2022 = (): MemoryTables => (kept ??= playScript(scriptOf2022()))

/** One A4 page that says what it is. */
function standIn(text: string): Uint8Array {
  const data = latin1(`BT /F1 14 Tf 72 770 Td (${text}) Tj ET`)
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    { dict: '', data },
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ])
}

/**
 * The same year as a data folder the app can open (`userDataDir`, as launchApp takes it), through main's own record.
 * A sealed paper shows one page that says that it stands in for the paper.
 */
export async function seedLoopStore(
  userDataDir: string,
  more: readonly EventBody[] = [],
): Promise<{ readonly events: number }> {
  const store = join(userDataDir, 'store')
  let nowMs = Date.parse('2021-01-04T00:00:00.000Z')
  const opened = await openJournal({ dir: join(store, 'journal'), now: () => nowMs, newId: randomUUID })
  const blobs = await openBlobStore({ dir: join(store, 'blobs') })
  const before = await blobs.put(standIn('seeded store: stands in for the paper before the seal'))
  const after = await blobs.put(standIn('seeded store: stands in for the sealed paper'))
  const bytes = { beforeSha256: before.sha256, afterSha256: after.sha256 }
  const record = await Record.open(opened, randomUUID)
  try {
    for (const { on, make } of scriptOf2022(() => bytes).deeds) {
      nowMs = Math.max(nowMs, Date.parse(`${on}T02:00:00.000Z`))
      await record.write(make)
    }
    if (more.length > 0) await record.write(more)
    return { events: record.status.head.seq }
  } finally {
    await record.close()
  }
}
