/**
 * A sealed paper judged by a stranger: the page an office hands out, opened from a disk in a bare Chromium that knows
 * nothing of the app and has no network. Genuine, altered, foreign, void; by file, by drop and by its code.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFileSync, writeFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PaperBook } from '@shared/paper-proof/book'
import { fingerprint } from '@shared/paper-proof/keys'
import { fillBook } from '@shared/paper-proof/page'
import { qrText } from '@shared/paper-proof/qr'
import { withProof } from '@shared/paper-proof/trailer'
import { DOCUMENT_PAGE } from '../../scripts/verify/page'
import { turnedPages } from '../fixtures/pdf/build'
import { violations } from '../helpers/axe'
import { openInBareBrowser, type BareBrowser } from '../helpers/bare-browser'
import { qpdf, withTempDir } from '../helpers/pdf-tools'
import { bookOf, KEEPER, sealedPaper, sha256, type SealedPaper } from '../shared/paper-proof/sealed-paper'

/** Kept pictures are asked for by hand: they are looked at, not compared. */
const SHOTS = process.env.HENGJUAN_SHOTS

let folder = ''
let paper: SealedPaper
let pagePath = ''
let bare: BareBrowser

async function open(book: PaperBook | null, name: string): Promise<BareBrowser> {
  const html = await readFile(DOCUMENT_PAGE, 'utf8')
  pagePath = join(folder, name)
  await writeFile(pagePath, book ? fillBook(html, book) : html)
  const opened = await openInBareBrowser(pagePath)
  opened.page.setDefaultTimeout(15_000)
  return opened
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-paper-proof-'))
  paper = await sealedPaper()
  if (SHOTS) await mkdir(SHOTS, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const outcome = () => bare.page.locator('#outcome')
const sign = () => bare.page.locator('#verdict .sign').innerText()
const reasons = () => bare.page.locator('#blocks li').allInnerTexts()
const facts = () => bare.page.locator('#blocks tr').allInnerTexts()
const shot = async (name: string): Promise<void> => {
  if (SHOTS) await bare.page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

let counter = 0
/** Each file under a name of its own, so that an old verdict is never taken for the new one. */
async function judge(bytes: Uint8Array): Promise<string> {
  const name = `文书-${(counter += 1)}.pdf`
  await bare.page
    .locator('#file')
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
  await bare.page.locator('#name', { hasText: name }).waitFor()
  await bare.page.locator('#verdict .sign').waitFor()
  return sign()
}

async function judgeCode(text: string): Promise<string> {
  await bare.page.locator('#pasted').fill(text)
  await bare.page.getByRole('button', { name: '核对二维码文字' }).click()
  await bare.page.locator('#name', { hasText: '粘贴的二维码文字' }).waitFor()
  return sign()
}

const changedBy = (...args: readonly string[]): Buffer =>
  withTempDir((dir) => {
    writeFileSync(join(dir, 'in.pdf'), paper.file)
    qpdf([join(dir, 'in.pdf'), ...args, join(dir, 'out.pdf')])
    return readFileSync(join(dir, 'out.pdf'))
  })

describe('the page with the book of an office', () => {
  const copy = () => Buffer.from(withProof(paper.stamped, { ...paper.proof, copyId: '副本-2' }))
  let voided: SealedPaper
  beforeAll(async () => {
    voided = await sealedPaper({
      registerSerial: 18,
      sealUseId: 'eeeeeeee-0',
      number: '示执监意〔2026〕4号',
      title: '作废的意见书',
    })
    const rows = [
      { ...paper.row, files: [sha256(paper.file)] },
      {
        ...voided.row,
        stampedSha256: sha256('void'),
        files: [sha256(voided.file)],
        state: 'voided' as const,
      },
    ]
    bare = await open(bookOf(rows), '核验.html')
  })
  afterAll(() => bare.close())
  afterEach(async () => {
    expect(await bare.requested()).toEqual([pathToFileURL(pagePath).href])
  })

  it('says first what it judges by', async () => {
    expect(await bare.page.locator('#about').innerText()).toContain('示例县行政执法监督局')
    expect(await bare.page.locator('#keys tr').innerText()).toContain(fingerprint(KEEPER.publicKey))
    await shot('empty')
  })

  it('says 真 to the file handed out, by file and by drop', async () => {
    expect(await judge(paper.file)).toBe('真')
    expect((await facts()).join('\n')).toContain('示执监意〔2026〕3号')
    expect(await bare.page.locator('#state').isVisible()).toBe(false)
    await shot('genuine')
    await judge(turnedPages())
    await drop(paper.file, '拖入的文书.pdf')
    await bare.page.locator('#name', { hasText: '拖入的文书.pdf' }).waitFor()
    await expect.poll(sign).toBe('真')
  })

  it('tells copies apart', async () => {
    expect(await judge(copy())).toBe('真')
    expect((await facts()).join('\n')).toContain('副本-2')
    expect((await reasons()).join('\n')).toContain('没有列入清册')
  })

  it('says 改 to one byte altered, at twenty places and in the trailer', async () => {
    const { file, stamped } = paper
    let seed = 7
    const random = (below: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below
    const places = [
      ...Array.from({ length: 10 }, () => random(stamped.length)),
      ...Array.from({ length: 10 }, () => stamped.length + random(file.length - stamped.length)),
      ...[0, stamped.length, file.length - 1],
    ]
    for (const at of places) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect([at, await judge(changed)]).toEqual([at, '改'])
    }
    await shot('altered')
  })

  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['a page removed', () => changedBy('--pages', '.', '1,3', '--'), /页数不同：用印时 3 页，现在 2 页/],
    ['saved anew', () => changedBy(), /被别的程序重新保存过/],
    ['packed anew', () => changedBy('--object-streams=generate'), /被别的程序重新保存过/],
    [
      'saved by a library',
      async () => Buffer.from(await (await PDFDocument.load(paper.file)).save()),
      /重新保存过/,
    ],
    ['bytes behind it', () => Buffer.concat([paper.file, Buffer.from('%%EOF\n')]), /被追加了 6 字节/],
    ['its proof cut away and a page of it changed', () => cutAndChanged(), /清册中的“行政执法监督意见书”/],
  ])('says 改 to %s, and what differs', async (_name, make, words) => {
    expect(await judge(await make())).toBe('改')
    expect((await reasons()).join('\n')).toMatch(words)
  })

  it('says 不识 to a stranger’s file, and to what is no PDF', async () => {
    expect(await judge(turnedPages())).toBe('不识')
    await shot('unknown')
    expect(await judge(Buffer.from('<html></html>'))).toBe('不识')
  })

  it('says loudly that a genuine paper is void', async () => {
    expect(await judge(voided.file)).toBe('真')
    expect(await bare.page.locator('#state').innerText()).toContain('已作废')
    expect(await outcome().getAttribute('class')).toBe('genuine ended')
    expect((await reasons()).join('\n')).toContain('请不要再使用')
    await shot('voided')
  })

  it('judges a code: genuine, altered, foreign, void, none', async () => {
    const code = qrText(paper.row)
    expect(await judgeCode(code)).toBe('真')
    expect((await facts()).join('\n')).toContain('行政执法监督意见书')
    expect(await judgeCode(code.replace('3号', '5号'))).toBe('改')
    expect(await judgeCode(code.replace('|17-', '|19-'))).toBe('改')
    expect(await judgeCode(`HJ1|别执监意〔2026〕1号|${'0'.repeat(32)}|3-00000000`)).toBe('不识')
    expect(await judgeCode('https://example.org/')).toBe('不识')
    expect(await judgeCode(qrText(voided.row))).toBe('真')
    expect(await bare.page.locator('#state').innerText()).toContain('已作废')
  })

  it('can be used by everybody, in both schemes, by keyboard alone', async () => {
    await judge(paper.file)
    for (const colorScheme of ['light', 'dark'] as const) {
      await bare.page.emulateMedia({ colorScheme })
      for (const state of ['genuine', 'genuine ended', 'altered', 'unknown']) {
        await bare.page.evaluate(
          (name) => document.getElementById('outcome')?.setAttribute('class', name),
          state,
        )
        expect((await violations(bare.page)).map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      }
      if (colorScheme === 'dark') await shot('dark')
    }
    await bare.page.locator('#pasted').fill(qrText(paper.row))
    await bare.page.locator('#pasted').press('Tab')
    await bare.page.keyboard.press('Enter')
    await bare.page.locator('#name', { hasText: '粘贴的二维码文字' }).waitFor()
    expect(await outcome().getAttribute('role')).toBe('status')
  })

  it('may ask for nothing', async () => {
    const answer = await bare.page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'let through',
        () => 'kept back',
      ),
    )
    expect(answer).toBe('kept back')
  })
})

function cutAndChanged(): Buffer {
  const addition = Buffer.from('\n% something else\nstartxref\n9\n%%EOF\n')
  return Buffer.concat([paper.stamped, addition])
}

const drop = (bytes: Uint8Array, name: string): Promise<void> =>
  bare.page.evaluate(
    ([content, fileName]) => {
      const data = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([data], fileName, { type: 'application/pdf' }))
      const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true })
      document.body.dispatchEvent(over)
      if (!over.defaultPrevented) throw new Error('a drop is not taken')
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [Buffer.from(bytes).toString('base64'), name] as const,
  )

describe('the page without a book', () => {
  beforeAll(async () => {
    bare = await open(null, '空白核验.html')
  })
  afterAll(() => bare.close())

  it('checks the signature alone and shows whose fingerprint it is', async () => {
    expect(await bare.page.locator('#about').innerText()).toContain('没有装入机关的清册')
    expect(await judge(paper.file)).toBe('不识')
    expect((await reasons()).join('\n')).toContain(fingerprint(KEEPER.publicKey))
    await shot('no-book')
  })

  it('still finds what was altered', async () => {
    const changed = Buffer.from(paper.file)
    changed[500] = (changed[500] ?? 0) ^ 1
    expect(await judge(changed)).toBe('改')
    expect(await judge(turnedPages())).toBe('不识')
    expect(await bare.requested()).toEqual([pathToFileURL(pagePath).href])
  })
})

describe('a paper sealed after the book was made', () => {
  it('is 真 by its signature', async () => {
    bare = await open(bookOf([]), '旧清册.html')
    expect(await judge(paper.file)).toBe('真')
    expect((await reasons()).join('\n')).toContain('没有列这份文书')
    await bare.close()
  })
})
