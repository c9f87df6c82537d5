import { PDF } from '@libpdf/core'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PaperBook } from '@shared/paper-proof/book'
import { fingerprint } from '@shared/paper-proof/keys'
import { decodeProof } from '@shared/paper-proof/proof'
import { proofTrailer, withProof } from '@shared/paper-proof/trailer'
import { verifyPaper, type PaperVerdict } from '@shared/paper-proof/verify'
import { appendMarks } from '@shared/pdf/append-marks'
import { bytesSource } from '@shared/pdf/byte-source'
import { openP12, signPades } from '@shared/pdf/pades'
import { SCAN_VARIANTS, turnedPages } from '../../fixtures/pdf/build'
import { pdftotext, qpdf, qpdfCheck, qpdfJson, withTempDir } from '../../helpers/pdf-tools'
import { throwawayP12 } from '../../helpers/throwaway-p12'
import {
  bookOf,
  KEEPER,
  keeper,
  proofFor,
  rowFor,
  sealedPaper,
  sha256,
  signProof,
  stampedPaper,
  type SealedPaper,
} from './sealed-paper'

let paper: SealedPaper
let book: PaperBook
beforeAll(async () => {
  paper = await sealedPaper()
  book = bookOf([paper.row])
})

const kindsOf = ({ reasons }: PaperVerdict): readonly string[] => reasons.map(({ kind }) => kind)
const through = (pdf: Uint8Array, ...args: readonly string[]): Buffer =>
  withTempDir((dir) => {
    writeFileSync(join(dir, 'in.pdf'), pdf)
    qpdf([join(dir, 'in.pdf'), ...args, join(dir, 'out.pdf')])
    return readFileSync(join(dir, 'out.pdf'))
  })

describe('the file that is handed out', () => {
  it('is the stamped file with an update that readers take', () => {
    const { stamped, file } = paper
    expect(file.subarray(0, stamped.length).equals(stamped)).toBe(true)
    expect(qpdfCheck(file)).toEqual([])
    expect(pdftotext(file)).toContain('paper 3')
  })

  it('keeps what the information dictionary said, and adds proof and copy', () => {
    const { qpdf: parts } = qpdfJson(paper.file) as { qpdf: [unknown, Record<string, { value?: unknown }>] }
    const trailer = parts[1]['trailer']?.value as Record<string, string>
    const info = parts[1][`obj:${trailer['/Info'] ?? ''}`]?.value as Record<string, string>
    expect(info['/Title']).toBe('u:行政执法监督意见书（示例）')
    expect(info['/Producer']).toBe('u:衡卷')
    expect(info['/HJCopy']).toBe('u:副本-1')
    expect(decodeProof((info['/HJProof'] ?? '').slice(2))).toEqual(paper.proof)
  })

  it('is the same bytes every time', async () => {
    const again = withProof(await stampedPaper(), paper.proof)
    expect(paper.file.equals(again)).toBe(true)
  })

  it('keeps its form for ever: papers handed out are made again to be checked', () => {
    // A change of this figure makes every paper handed out so far 改. Raise PAPER_PROOF_FORM instead.
    const proof = { ...proofFor(turnedPages(), {}, null), signer: null, signature: null }
    expect(sha256(proofTrailer(turnedPages(), proof))).toBe(
      '72d9ae390acbbee1a3fb3401e2dc8da0424681620bf884ec0ead04072c1fc112',
    )
  })

  it('works behind files of other makes', () => {
    for (const variant of ['plain', 'object streams', 'linearized'] as const) {
      const stamped = readFileSync(SCAN_VARIANTS[variant]())
      const proof = proofFor(stamped)
      const file = Buffer.from(withProof(stamped, proof))
      expect(qpdfCheck(file)).toEqual([])
      expect(verifyPaper(file, bookOf([rowFor(proof)])).verdict).toBe('genuine')
    }
  })
})

describe('verifyPaper: 真', () => {
  it('takes the stamped file with its trailer, listed and signed', () => {
    const verdict = verifyPaper(paper.file, book)
    expect(verdict).toMatchObject({ verdict: 'genuine', state: 'valid', proof: paper.proof })
    expect(kindsOf(verdict)).toEqual(['stamped-listed', 'signed-by-known'])
    expect(verdict.sha256).toBe(sha256(paper.file))
  })

  it('takes the stamped file alone, and any listed file whole', () => {
    expect(kindsOf(verifyPaper(paper.stamped, book))).toEqual(['stamped-listed'])
    const foreign = turnedPages()
    const listed = bookOf([{ ...paper.row, files: [sha256(foreign)] }])
    expect(kindsOf(verifyPaper(foreign, listed))).toEqual(['file-listed'])
  })

  it('takes a paper sealed after the list was made, by its signature, and says so', () => {
    const verdict = verifyPaper(paper.file, bookOf([]))
    expect(verdict).toMatchObject({ verdict: 'genuine', state: null, row: null })
    expect(kindsOf(verdict)).toEqual(['signed-by-known', 'not-in-list'])
  })

  it('takes an unsigned proof when the list has its row', async () => {
    const { file, row } = await sealedPaper({}, null)
    expect(kindsOf(verifyPaper(file, bookOf([row])))).toEqual(['stamped-listed'])
  })

  it('tells copies apart, and says of one that is not listed', () => {
    const { proof, stamped, row } = paper
    const [a, b] = ['副本-1', '副本-2'].map((copyId) => Buffer.from(withProof(stamped, { ...proof, copyId })))
    if (!a || !b) throw new Error('no copies')
    expect(a.equals(b)).toBe(false)
    const listed = bookOf([{ ...row, files: [sha256(a)] }])
    expect(verifyPaper(a, listed)).toMatchObject({ verdict: 'genuine', proof: { copyId: '副本-1' } })
    expect(verifyPaper(b, listed)).toMatchObject({ verdict: 'genuine', proof: { copyId: '副本-2' } })
    expect(kindsOf(verifyPaper(b, listed))).toContain('copy-not-listed')
  })

  it.each(['voided', 'recalled'] as const)('says of a genuine paper that it is %s', (state) => {
    const verdict = verifyPaper(paper.file, bookOf([{ ...paper.row, state }]))
    expect(verdict).toMatchObject({ verdict: 'genuine', state })
  })

  it('takes a PAdES variant by its listed hash only', async () => {
    const { p12, password } = throwawayP12()
    const opened = await openP12(p12, password)
    if (!opened.ok) throw new Error(opened.failure.code)
    const order = {
      pdf: paper.file,
      opened: opened.value,
      certificate: 0,
      reason: '示例',
      signedAt: new Date(),
    }
    const signed = await signPades(order)
    expect(verifyPaper(signed, bookOf([{ ...paper.row, files: [sha256(signed)] }])).verdict).toBe('genuine')
    expect(kindsOf(verifyPaper(signed, book))).toEqual(['bytes-behind'])
  })
}, 30_000)

describe('verifyPaper: 改', () => {
  it('finds a single byte altered, wherever it is', () => {
    const { file, stamped } = paper
    let seed = 20260302
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed % below
    }
    const inTrailer = Array.from({ length: 60 }, () => stamped.length + random(file.length - stamped.length))
    const anywhere = Array.from({ length: 60 }, () => random(file.length))
    for (const at of [...inTrailer, ...anywhere, 0, file.length - 1]) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ (1 << random(8))
      for (const list of [book, null]) {
        expect({ at, verdict: verifyPaper(changed, list).verdict }).toEqual({ at, verdict: 'altered' })
      }
    }
  })

  it.each<[string, (file: Buffer) => Buffer | Promise<Buffer>, readonly string[]]>([
    [
      'a page removed',
      (file) => through(file, '--pages', '.', '1,3', '--'),
      ['page-count', 'content-changed'],
    ],
    ['a page added', (file) => through(file, '--pages', '.', '1-3', '.', '1', '--'), ['page-count']],
    ['written anew by another program', (file) => through(file), ['content-changed']],
    ['packed into object streams', (file) => through(file, '--object-streams=generate'), ['content-changed']],
    ['linearized', (file) => through(file, '--linearize'), ['content-changed']],
    [
      'saved anew by a library',
      async (file) => Buffer.from(await (await PDFDocument.load(file)).save()),
      ['content-changed'],
    ],
    ['a line at its end', (file) => Buffer.concat([file, Buffer.from('\n')]), ['bytes-behind']],
    ['an annotation appended', annotated, ['bytes-behind']],
    ['a field filled incrementally', appended, ['bytes-behind']],
    ['its last bytes cut off', (file) => file.subarray(0, file.length - 100), ['trailer-changed']],
  ])('finds %s', async (_name, change, kinds) => {
    const verdict = verifyPaper(await change(paper.file), book)
    expect(verdict.verdict).toBe('altered')
    expect(kindsOf(verdict)).toEqual(expect.arrayContaining([...kinds]))
  })

  it('names how many pages there were and are', () => {
    const { reasons } = verifyPaper(through(paper.file, '--pages', '.', '2', '--'), book)
    expect(reasons).toContainEqual({ kind: 'page-count', stated: 3, found: 1 })
  })

  it('finds the trailer gone when the list knows the stamped file', async () => {
    const cut = Buffer.concat([
      paper.stamped,
      paper.file.subarray(paper.stamped.length, paper.stamped.length + 9),
    ])
    expect(kindsOf(verifyPaper(cut, book))).toEqual(['begins-as', 'bytes-behind'])
    const marked = await annotated(Buffer.from(paper.stamped))
    expect(kindsOf(verifyPaper(marked, book))).toEqual(['begins-as', 'bytes-behind'])
  })

  it.each<[string, Parameters<typeof proofFor>[1]]>([
    ['another number', { number: '示执监意〔2026〕4号' }],
    ['another title', { title: '行政执法监督决定书' }],
    ['another row', { registerSerial: 18 }],
    ['another row hash', { rowHash: sha256('other') }],
    ['another text', { contentSha256: sha256('另一份正文') }],
  ])('finds an unsigned proof that claims %s for listed bytes', (_name, change) => {
    const proof = proofFor(paper.stamped, change, null)
    const verdict = verifyPaper(withProof(paper.stamped, proof), book)
    expect(verdict.verdict).toBe('altered')
    expect(kindsOf(verdict)).toEqual(['contradicts-list'])
  })

  it('finds a signed proof whose fields were changed, though the trailer fits', () => {
    const proof = { ...paper.proof, number: '示执监意〔2026〕9号' }
    for (const list of [book, bookOf([]), null]) {
      expect(kindsOf(verifyPaper(withProof(paper.stamped, proof), list))).toEqual(['signature-wrong'])
    }
  })

  it('finds a listed paper signed with a key that is not listed', () => {
    const proof = signProof(paper.proof, keeper('示例乙', KEEPER.personId))
    expect(kindsOf(verifyPaper(withProof(paper.stamped, proof), book))).toEqual(['key-not-listed'])
  })

  it('finds other bytes under the number of a listed paper', async () => {
    const other = await stampedPaper('other')
    const verdict = verifyPaper(withProof(other, proofFor(other)), book)
    expect(verdict.reasons).toEqual([{ kind: 'contradicts-list', fields: ['stampedSha256'] }])
  })

  it('finds a changed paper of ours wrapped in a proof of somebody else', async () => {
    const changed = await annotated(paper.file)
    const wrapped = withProof(
      changed,
      proofFor(changed, { registerSerial: 99, sealUseId: 'x' }, keeper('示例丙')),
    )
    const verdict = verifyPaper(wrapped, bookOf([]))
    expect(verdict).toMatchObject({ verdict: 'altered', proof: { registerSerial: 17 } })
  })

  it('knows its mark in a damaged file whose dictionary is packed away', () => {
    const packed = through(paper.file, '--object-streams=generate')
    const broken = Buffer.from(packed.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n1'), 'latin1')
    expect(verifyPaper(broken, book)).toMatchObject({
      verdict: 'altered',
      reasons: [{ kind: 'proof-unreadable' }],
    })
  })

  it('knows the code of a paper in the keywords of a file', async () => {
    const doc = await PDFDocument.create()
    doc.addPage()
    doc.setKeywords(['HJ1|示执监意〔2026〕3号'])
    expect(verifyPaper(await doc.save(), book).verdict).toBe('altered')
  })
}, 30_000)

describe('verifyPaper on anything at all', () => {
  it('never fails and never says 真 to what was spliced', () => {
    const sources = [paper.file, through(paper.file, '--object-streams=generate'), turnedPages()]
    const splice = fc.record({
      source: fc.nat(2),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(300),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .constantFrom('/HJProof <41>', '/HJProof <', '%%EOF', 'endobj', '<<', '99999999999999999999')
          .map((text) => Buffer.from(text)),
      ),
    })
    fc.assert(
      fc.property(splice, ({ source, from, length, bytes }) => {
        const original = sources[source] ?? paper.file
        const at = Math.floor(from * original.length)
        const spliced = Buffer.concat([original.subarray(0, at), bytes, original.subarray(at + length)])
        fc.pre(!spliced.equals(paper.file))
        for (const list of [book, null]) expect(verifyPaper(spliced, list).verdict).not.toBe('genuine')
      }),
      { numRuns: 400 },
    )
  }, 60_000)
})

async function annotated(file: Buffer): Promise<Buffer> {
  const made = await appendMarks({
    source: bytesSource(file),
    frames: Array.from({ length: 3 }, () => ({ cropBox: [0, 0, 595.28, 841.89], rotate: 0 }) as const),
    revisionId: '0'.repeat(32),
    marks: [
      {
        ...{ id: 'm', pageIndex: 0, number: 1, severity: '一般', contents: '加注', author: '示例丁' },
        place: { kind: 'region', boxPt: [10, 10, 90, 90] },
        at: '2026-03-03T00:00:00Z',
      },
    ],
  })
  if (!made.ok) throw new Error(made.failure.code)
  return Buffer.concat([file, made.value])
}

async function appended(file: Buffer): Promise<Buffer> {
  const doc = await PDF.load(file)
  doc.setTitle('另一个标题')
  return Buffer.from(await doc.save({ incremental: true }))
}

describe('verifyPaper: 不识', () => {
  it.each<[string, () => Uint8Array]>([
    ['a stranger’s PDF', turnedPages],
    ['a stranger’s scan', () => readFileSync(SCAN_VARIANTS['object streams']())],
    ['an encrypted PDF', () => readFileSync(SCAN_VARIANTS['aes-256, user password']())],
    // Nothing is left in it that says whose it was.
    ['a paper of ours cut off in the middle', () => paper.stamped.subarray(0, paper.stamped.length >> 1)],
    ['a web page', () => Buffer.from('<html></html>')],
    ['nothing', () => new Uint8Array(0)],
  ])('does not know %s', (_name, make) => {
    for (const list of [book, bookOf([]), null])
      expect(verifyPaper(make(), list)).toMatchObject({ verdict: 'unknown', reasons: [{ kind: 'no-claim' }] })
  })

  it('does not know a paper of another office', async () => {
    const { file } = await sealedPaper({ sealUseId: 'other', registerSerial: 4 }, keeper('示例戊', 'other'))
    expect(kindsOf(verifyPaper(file, bookOf([])))).toEqual(['key-unknown'])
  })

  it('does not trust a key beyond its time', () => {
    const [key] = book.keys
    if (!key) throw new Error('no key')
    const ended = { ...key, validUntil: '2026-03-01T00:00:00.000Z' }
    const renewed = { ...key, validFrom: '2026-03-03T00:00:00.000Z' }
    for (const keys of [[ended], [renewed], [ended, renewed]])
      expect(kindsOf(verifyPaper(paper.file, bookOf([], { keys })))).toEqual(['key-not-valid'])
  })

  it('does not take an unsigned proof that no list has', async () => {
    const { file } = await sealedPaper({}, null)
    for (const list of [bookOf([]), null]) expect(kindsOf(verifyPaper(file, list))).toEqual(['unsigned'])
  })

  it('says without a list only what the signature says', () => {
    expect(verifyPaper(paper.file, null)).toMatchObject({
      verdict: 'unknown',
      reasons: [{ kind: 'no-list', fingerprint: fingerprint(KEEPER.publicKey) }],
    })
  })
})
