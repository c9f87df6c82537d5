import { generateKeyPairSync, sign } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseBook, type PaperBook } from '@shared/paper-proof/book'
import { fromBase64, toBase64 } from '@shared/paper-proof/bytes'
import { fingerprint, signatureHolds } from '@shared/paper-proof/keys'
import { fillBook } from '@shared/paper-proof/page'
import { decodeProof, encodeProof } from '@shared/paper-proof/proof'
import { bookOf, KEEPER, sealedPaper, type SealedPaper } from './sealed-paper'

let paper: SealedPaper
let book: PaperBook
beforeAll(async () => {
  paper = await sealedPaper()
  book = bookOf([paper.row])
})

describe('keys', () => {
  it('hold what Node signed, and nothing else', () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const { proof } = paper
    expect(signatureHolds(proof)).toBe(true)
    const other = sign(null, Buffer.from('x'), privateKey).toString('base64')
    for (const signature of [other, null, '', 'AAAA', toBase64(new Uint8Array(64))])
      expect(signatureHolds({ ...proof, signature })).toBe(false)
    const signer = { personId: '', name: '', publicKey: toBase64(new Uint8Array(44)) }
    expect(signatureHolds({ ...proof, signer })).toBe(false)
    expect(signatureHolds({ ...proof, signer: null })).toBe(false)
  })

  it('have the fingerprint the app prints', () => {
    const raw = Buffer.from(KEEPER.publicKey, 'base64').subarray(12, 20).toString('hex').toUpperCase()
    expect(fingerprint(KEEPER.publicKey).replaceAll('-', '')).toBe(raw)
    expect(fingerprint('AAAA')).toBe('')
  })
})

describe('the written forms', () => {
  it('read back what was written, in one spelling only', () => {
    const { proof } = paper
    const text = encodeProof(proof)
    expect(decodeProof(text)).toEqual(proof)
    const json = Buffer.from(text, 'base64').toString('utf8')
    for (const other of [
      ...[` ${json}`, json.replace('"copyId"', '"copyid"'), json.replace(/"pageCount":3/, '"pageCount":"3"')],
      ...['null', '[]', '{}', json.slice(1)],
    ]) {
      expect(decodeProof(Buffer.from(other).toString('base64'))).toBeNull()
    }
    expect(decodeProof(`${text}=`)).toBeNull()
  })

  it('are base64 as Node writes it', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }
    for (const text of ['A', 'AB==C', 'AB=', '=AAA', 'A B=', 'AR==\n', 'AR=='.replace('R', 'S')])
      expect(fromBase64(text)).toBeNull()
  })

  it('put a book into the page and take it out, whatever its names are', () => {
    const html = '<p>$&</p><script type="application/json" id="book">null</script><script>1</script>'
    const nasty = bookOf([{ ...paper.row, title: '</script><script>alert(1)</script><!-- $& \u2028' }])
    const filled = fillBook(html, nasty)
    expect(filled.match(/<script/g)).toHaveLength(2)
    const [, json = ''] = /id="book">([\s\S]*?)<\/script>/.exec(filled) ?? []
    expect(parseBook(json)).toEqual(nasty)
    expect(fillBook(filled, book)).toBe(fillBook(html, book))
    expect(() => fillBook('<p></p>', book)).toThrow('no place')
  })

  it.each(['null', '', '{}', '{"form":"hengjuan/paper-book/2"}', '[]'])('take %j for no book', (json) => {
    expect(parseBook(json)).toBeNull()
  })
})
