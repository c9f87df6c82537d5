/** A paper as main hands it out: printed, stamped, its proof signed by Node's own Ed25519, with the office's book. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import type { BookRow, PaperBook } from '@shared/paper-proof/book'
import { PAPER_PROOF_FORM, proofText, type PaperProof } from '@shared/paper-proof/proof'
import { withProof } from '@shared/paper-proof/trailer'
import { stampSeal } from '@shared/pdf/stamp-seal'
import { sealPng } from '../../fixtures/pdf/seal'

export type Keeper = {
  readonly personId: string
  readonly name: string
  readonly publicKey: string
  readonly privateKey: KeyObject
}

export function keeper(name = '示例甲', personId = '00000000-0000-4000-8000-000000000001'): Keeper {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return { personId, name, publicKey: spki, privateKey }
}

export const KEEPER = keeper()
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

export const PAGES = 3

export async function stampedPaper(word = 'paper'): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  for (let i = 0; i < PAGES; i += 1) {
    doc.addPage([595.28, 841.89]).drawText(`${word} ${i + 1}`, { x: 90, y: 700 })
  }
  const info = { title: '行政执法监督意见书（示例）', createdAt: new Date('2026-03-02T00:00:00Z') }
  return stampSeal({
    pdf: await doc.save({ useObjectStreams: false }),
    sealPng: sealPng(200),
    ...{ widthMm: 42, heightMm: 42, removeAnchors: true, info },
    centre: { pageIndex: PAGES - 1, xMm: 140, yMm: 200 },
  })
}

export function signProof(proof: PaperProof, by: Keeper | null = KEEPER): PaperProof {
  const { personId, name, publicKey } = by ?? KEEPER
  const unsigned = { ...proof, signer: by && { personId, name, publicKey }, signature: null }
  if (!by) return unsigned
  const signature = sign(null, Buffer.from(proofText(unsigned), 'utf8'), by.privateKey).toString('base64')
  return { ...unsigned, signature }
}

export function proofFor(
  stamped: Uint8Array,
  change: Partial<PaperProof> = {},
  by: Keeper | null = KEEPER,
): PaperProof {
  return signProof(
    {
      form: PAPER_PROOF_FORM,
      documentId: '00000000-0000-4000-8000-00000000000d',
      title: '行政执法监督意见书',
      number: '示执监意〔2026〕3号',
      kind: 'opinion',
      pageCount: PAGES,
      contentSha256: sha256('正文'),
      sealUseId: 'abcdef12-0000-4000-8000-000000000003',
      registerSerial: 17,
      rowHash: sha256('row'),
      stampedSha256: sha256(stamped),
      stampedBytes: stamped.length,
      sealedAt: '2026-03-02T09:30:00.000Z',
      signer: null,
      signature: null,
      copyId: '副本-1',
      ...change,
    },
    by,
  )
}

export const rowFor = (proof: PaperProof, change: Partial<BookRow> = {}): BookRow => ({
  registerSerial: proof.registerSerial,
  sealUseId: proof.sealUseId,
  number: proof.number,
  title: proof.title,
  contentSha256: proof.contentSha256,
  stampedSha256: proof.stampedSha256,
  files: [],
  state: 'valid',
  rowHash: proof.rowHash,
  ...change,
})

export const bookOf = (rows: readonly BookRow[], change: Partial<PaperBook> = {}): PaperBook => ({
  form: 'hengjuan/paper-book/1',
  issuedOn: '2026-04-01T00:00:00.000Z',
  office: '示例县行政执法监督局',
  keys: [
    {
      personId: KEEPER.personId,
      name: KEEPER.name,
      publicKey: KEEPER.publicKey,
      validFrom: '2026-01-01T00:00:00.000Z',
      validUntil: null,
    },
  ],
  rows,
  ...change,
})

export type SealedPaper = {
  readonly stamped: Uint8Array
  readonly proof: PaperProof
  readonly file: Buffer
  readonly row: BookRow
}

export async function sealedPaper(
  change: Partial<PaperProof> = {},
  by: Keeper | null = KEEPER,
): Promise<SealedPaper> {
  const stamped = await stampedPaper()
  const proof = proofFor(stamped, change, by)
  return { stamped, proof, file: Buffer.from(withProof(stamped, proof)), row: rowFor(proof) }
}
