import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { registerHead } from '@shared/domain/seal/register-chain'
import { parseBook, type PaperBook } from '@shared/paper-proof/book'
import { verifyPaper } from '@shared/paper-proof/verify'
import { verifyQr } from '@shared/paper-proof/qr'
import { chinaDay } from '@shared/lib/china-day'
import { makeExport } from '../../../src/main/exports/make-export'
import { makeProofSheet, makeSealRegister, paperBook } from '../../../src/main/exports/seal-forms'
import { makeSealedAttachment, makeSealedCopy } from '../../../src/main/exports/sealed-copies'
import { openJournal } from '../../../src/main/journal/journal'
import type { StoredEvent } from '../../../src/main/journal/types'
import type { Office } from '../../../src/main/office/office'
import { verifyRecord } from '../../../src/main/people/verify-record'
import { forgeJournal } from '../../helpers/forge-journal'
import { codeOf } from '../../helpers/people'
import * as h from '../../helpers/seal-office'
import * as w from '../../helpers/sample-record'

// One of the exports beside these asks it for the program's version.
vi.mock('electron', () => ({ app: { getVersion: () => '0.3.0' } }))

const SLOW = { timeout: 60_000 }

let base: string
let staff: h.Staff
let dir: string
let house: h.SealHouse
/** Sealed once with a seam on its file: two rows. */
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'hengjuan-copies-base-'))
  const first = await h.openSealOffice(base)
  staff = await h.staffed(first)
  await h.ask(first, staff, { attachmentIds: [h.FILE_ID] })
  await h.approve(first, staff)
  await h.sealAs(first, staff, 'keeper', { moveMm: [2, -1] })
  await h.sealFileAs(first, staff, 'keeper')
  await first.record.close()
}, 60_000)
afterAll(() => rm(base, { recursive: true, force: true }))
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-copies-'))
  await cp(base, dir, { recursive: true })
  house = await h.openSealOffice(dir)
  await house.desk.signIn(staff.boss, h.pinOf('boss'))
})
afterEach(async () => {
  await house.record.close()
  await rm(dir, { recursive: true, force: true })
})

/** What these exports ask of an office. */
const office = (): Office => {
  const part: Pick<Office, 'record' | 'blobs' | 'now' | 'newId' | 'resourcesDir'> = {
    ...house.office,
    resourcesDir: resolve('resources'),
  }
  return part as Office
}
const save = async (
  kind: 'document' | 'sealed-attachment' | 'verify-page',
  subjectId: string | null,
  name: string,
) => {
  const format = kind === 'verify-page' ? 'html' : 'pdf'
  const path = join(dir, `${name}.${format}`)
  const order = { jobId: w.uuid(81), kind, subjectId, format } as const
  await makeExport(
    office(),
    order,
    () => Promise.resolve(path),
    new AbortController().signal,
    () => undefined,
  )
  return readFile(path)
}
const paper = () => house.record.state.get('documents', w.DOCUMENT_ID)
const uses = () => house.record.state.all('sealUses').toSorted((a, b) => a.serial - b.serial)
const book = (): PaperBook => paperBook(office())
const voidIt = () =>
  house.record.write([
    { type: 'document/voided', payload: { documentId: w.DOCUMENT_ID, person: '示例甲', reason: '事实有误' } },
  ])

describe('copies of a sealed paper', SLOW, () => {
  it('are the stamped bytes with a proof and a number of their own behind them, each in the record', async () => {
    const [use] = uses()
    const stamped = await readFile(house.blobs.path(use?.afterSha256 ?? ''))
    const [first, second] = [
      await save('document', w.DOCUMENT_ID, 'a'),
      await save('document', w.DOCUMENT_ID, 'b'),
    ]
    for (const copy of [first, second]) expect(copy.subarray(0, stamped.length).equals(stamped)).toBe(true)
    expect(first.equals(second)).toBe(false)
    const ids = house.record.state.all('exports').map(({ files }) => files[0])
    expect(ids.map((file) => file?.copyId?.slice(0, 4))).toEqual(['1-1-', '1-2-'])
    expect(ids.every((file) => file?.sealUseId === use?.id)).toBe(true)
    for (const copy of [first, second]) {
      expect(verifyPaper(copy, book())).toMatchObject({
        ...{ verdict: 'genuine', state: 'valid', reasons: [{ kind: 'file-listed' }] },
        row: { registerSerial: 1 },
      })
    }
  })

  it('tell themselves apart from a changed one, a copy of a copy, and a stranger', async () => {
    const copy = await save('document', w.DOCUMENT_ID, 'a')
    const other = Buffer.from(copy)
    other[Math.floor(other.length / 3)] = (other[Math.floor(other.length / 3)] ?? 0) ^ 1
    expect(verifyPaper(other, book()).verdict).toBe('altered')
    expect(verifyPaper(Buffer.concat([copy, Buffer.from('\n')]), book()).verdict).toBe('altered')
    expect(verifyPaper(await h.pdfOf(1), book()).verdict).toBe('unknown')
  })

  it('are said to be void, or recalled, once they are', async () => {
    const copy = await save('document', w.DOCUMENT_ID, 'a')
    await voidIt()
    expect(verifyPaper(copy, book())).toMatchObject({ verdict: 'genuine', state: 'voided' })
    await house.record.write([
      {
        type: 'document/recalled',
        payload: {
          documentId: w.DOCUMENT_ID,
          recall: {
            ...{ on: '2026-11-24', returned: 1, missing: 1, note: '' },
            destroyedBy: { personId: staff.boss, name: '示例甲' },
          },
        },
      },
    ])
    expect(verifyPaper(copy, book())).toMatchObject({ verdict: 'genuine', state: 'recalled' })
    const register = makeSealRegister(office(), { subjectId: null })
    expect(register.rows[0]?.join('|')).toContain('作废：事实有误')
    expect(register.rows[0]?.join('|')).toContain('收回 1 份，未收回 1 份')
  })

  it('answer by the square on the paper too', () => {
    const sheet = makeProofSheet(office(), w.DOCUMENT_ID).table
    const qr = sheet.rows.find(([label]) => label === '核验码')?.[1]
    expect(verifyQr(String(qr), book())).toMatchObject({ verdict: 'genuine', row: { registerSerial: 1 } })
  })

  it('say so when the bytes are lost', async () => {
    await rm(house.blobs.path(uses()[0]?.afterSha256 ?? ''), { force: true })
    const code = await makeSealedCopy(office(), paper()).then(() => null, codeOf)
    expect(code).toBe('blob/missing')
  })
})

describe('a file that went out with it', SLOW, () => {
  it('goes out as it was sealed, and is known to the book', async () => {
    const [, use] = uses()
    const file = await save('sealed-attachment', use?.id ?? '', 'file')
    expect(verifyPaper(file, book())).toMatchObject({ verdict: 'genuine', row: { registerSerial: 2 } })
    const code = await makeSealedAttachment(office(), uses()[0]?.id ?? '').then(() => null, codeOf)
    expect(code).toBe('export/unknown-subject')
  })
})

describe('the page of verification', SLOW, () => {
  it('holds the office’s own book', async () => {
    await save('document', w.DOCUMENT_ID, 'a')
    const html = (await save('verify-page', null, 'page')).toString()
    const [, json = ''] = /<script type="application\/json" id="book">([\s\S]*?)<\/script>/.exec(html) ?? []
    const found = parseBook(json)
    expect(found?.rows.map(({ registerSerial, files }) => [registerSerial, files.length])).toEqual([
      ...[
        [1, 1],
        [2, 0],
      ],
    ])
    expect(found?.keys.map(({ name }) => name)).toEqual(['示例甲', '示例乙', '示例丙', '示例丁'])
  })
})

describe('用印登记簿', SLOW, () => {
  it('prints the head of the chain and of the record, and what is shown of it', () => {
    const all = makeSealRegister(office(), { subjectId: null })
    const facts = new Map(all.facts)
    expect(facts.get('核验结果')).toBe('2 条逐行相接')
    expect(facts.get('末行校验值')).toBe(registerHead(uses()))
    expect(facts.get('操作记录校验值')).toBe(house.record.status.head.hash)
    expect(all.rows.map((row) => row.slice(0, 1))).toEqual([[1], [2]])
    expect(all.rows[0]).toEqual([
      ...[
        1,
        '2026-11-23\n09:00',
        h.SEAL_NAME,
        '示例局行政执法监督意见书\n京执监意〔2026〕1号',
        '发文',
        2,
        2,
        1,
        0,
      ],
      ...['示例乙\n示例县司法局', '示例甲\n2026-11-23', '示例丙', '示例单位'],
      ...[expect.stringMatching(/^前 [0-9a-f]{16}\n后 [0-9a-f]{16}\n行 [0-9a-f]{16}$/), '', '手工移动'],
    ])
    expect(all.rows[1]?.join('|')).toContain('随附材料：示例清单.pdf')
    expect(makeSealRegister(office(), { subjectId: null, year: 2025 }).rows).toEqual([])
    expect(makeSealRegister(office(), { subjectId: w.SEAL_ID, year: 2026 }).rows).toHaveLength(2)
  })

  it('says when more copies went out than were approved', async () => {
    for (const name of ['a', 'b', 'c']) await save('document', w.DOCUMENT_ID, name)
    const [row] = makeSealRegister(office(), { subjectId: null }).rows
    expect(row?.at(-1)).toBe('手工移动\n已导出 3 件（超过批准份数）')
  })
})

describe('用印核对单', SLOW, () => {
  it('says where the seal was seen, by whom it was pressed and on which bytes', () => {
    const { table } = makeProofSheet(office(), w.DOCUMENT_ID)
    const rows = new Map(table.rows.map(([label, value]) => [label, String(value)]))
    const [use] = uses()
    expect(rows.get('定位方式')).toBe('规则位置上手工移动：向右 2.00 毫米，向上 1.00 毫米')
    expect(rows.get('测得印章中心')).toMatch(/^距左边 14[12]\.\d\d 毫米，距上边 19[89]\.\d\d 毫米$/)
    expect(rows.get('测得印章尺寸')).toMatch(/^宽 4[12]\.\d\d 毫米，高 4[12]\.\d\d 毫米$/)
    expect(rows.get('印后文件 SHA-256')).toBe(use?.afterSha256)
    expect(rows.get('登记簿本行校验值')).toBe(use?.rowHash)
    expect(rows.get('监印人签名')).toMatch(/^示例丙 的密钥 ([0-9A-F]{4}-){3}[0-9A-F]{4}$/)
    expect(rows.get('审批人')).toContain(chinaDay(use?.approvedAt ?? ''))
  })

  it('lists the strips of a file', () => {
    const { table } = makeProofSheet(office(), uses()[1]?.id ?? '')
    expect(table.parts?.[0]).toMatchObject({
      ...{ heading: '骑缝章', rows: [[1, '第 1、2、3 页', '42.00 毫米 × 42.00 毫米', '148.50 毫米']] },
    })
  })
})

describe('a row of the register edited on the disk', SLOW, () => {
  it('is found by the journal, which is then only read', async () => {
    const path = join(dir, 'journal', 'journal-000001.hjj')
    await house.record.close()
    const bytes = await readFile(path)
    const copies = '"copies":2'
    const at = bytes.indexOf(copies, bytes.lastIndexOf('"document/sealed"'))
    expect(at).toBeGreaterThan(0)
    bytes[at + copies.length - 1] = '9'.charCodeAt(0)
    await writeFile(path, bytes)
    const opened = await openJournal({ dir: join(dir, 'journal'), now: Date.now, newId: () => w.uuid(1) })
    expect(opened.readOnly).toMatchObject({ code: 'journal/damaged' })
    await opened.journal.close()
    house = await h.openSealOffice(dir)
    expect(house.record.status.trouble).toMatchObject({ code: 'journal/damaged' })
    // Nothing of the damaged part is shown as if it were true, and nothing is numbered or sealed on it.
    expect(uses()).toEqual([])
    const code = await house.record.write([w.registered]).then(() => null, codeOf)
    expect(code).toBe('journal/damaged')
  })

  it('breaks the chain of the register even where the whole journal was computed anew', async () => {
    const events: StoredEvent[] = []
    for await (const event of house.record.journal.iterate()) events.push(event)
    await house.record.close()
    const forged = events.map((event) =>
      event.type === 'document/sealed'
        ? { ...event, payload: { ...(event.payload as object), copies: 9 } }
        : event,
    )
    await forgeJournal(join(dir, 'journal'), forged)
    house = await h.openSealOffice(dir)
    expect(house.record.status.trouble).toBeNull()
    const verdict = new Map(makeSealRegister(office(), { subjectId: null }).facts).get('核验结果')
    expect(verdict).toContain('第 1 号校验值接不上')
    const checked = await verifyRecord(house.record.journal, () => undefined, new AbortController().signal)
    expect(checked.bad.map(({ why }) => why)).toContain('bad-signature')
  })
})
