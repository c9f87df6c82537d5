/** The committed page itself: built from these sources and shut in; the words it has for every verdict. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fillBook } from '@shared/paper-proof/page'
import type { PaperVerdict, Reason } from '@shared/paper-proof/verify'
import { buildDocumentPage, DOCUMENT_PAGE } from '../../scripts/verify/page'
import { keyFacts, sayBook, sayPaper, sayQr } from '../../src/verify/document-words'
import { bookOf, KEEPER, proofFor, rowFor } from '../shared/paper-proof/sealed-paper'

const page = readFileSync(DOCUMENT_PAGE, 'utf8')
const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? []
const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []

describe('resources/verify/document.html', () => {
  it('is what its sources build', async () => {
    expect(page === (await buildDocumentPage())).toBe(true)
  }, 30_000)

  it('lets nothing run but its own script, and nothing load at all, with a book or without', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    for (const html of [page, fillBook(page, bookOf([]))]) {
      const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? []
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        `script-src ${hash(script)}`,
        `style-src ${hash(style)}`,
        "base-uri 'none'",
        "form-action 'none'",
      ])
      expect(html).toContain(`<script>${script}</script>`)
      expect(html.match(/<script/g)).toHaveLength(2)
      expect(html).not.toMatch(/\s(src|href|style|on[a-z]+)=/)
    }
    expect(script).not.toMatch(
      /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\(|innerHTML|localStorage/,
    )
  })

  it('is small enough to be handed out with every paper', () => {
    expect(page.length).toBeLessThan(100_000)
  })
})

const PROOF = proofFor(Buffer.from('stamped'))
const ROW = rowFor(PROOF)
const REASONS: readonly Reason[] = [
  { kind: 'file-listed' },
  { kind: 'stamped-listed' },
  { kind: 'signed-by-known', name: '示例甲', fingerprint: '0000-1111' },
  { kind: 'not-in-list', issuedOn: '2026-04-01T00:00:00.000Z' },
  { kind: 'copy-not-listed', copyId: '副本-1' },
  { kind: 'content-changed' },
  { kind: 'shorter', statedBytes: 3, foundBytes: 2 },
  { kind: 'bytes-behind', bytes: 7 },
  { kind: 'trailer-changed' },
  { kind: 'page-count', stated: 3, found: 2 },
  { kind: 'proof-unreadable' },
  { kind: 'signature-wrong' },
  { kind: 'contradicts-list', fields: ['number', 'title', 'registerSerial', 'sealUseId', 'rowHash'] },
  { kind: 'key-not-listed', name: '示例甲', fingerprint: '0000-1111' },
  { kind: 'begins-as', number: '示执监意〔2026〕3号', title: '意见书' },
  { kind: 'no-claim' },
  { kind: 'key-unknown', name: '示例甲', fingerprint: '0000-1111' },
  { kind: 'key-not-valid', name: '示例甲', fingerprint: '0000-1111' },
  { kind: 'unsigned' },
  { kind: 'no-list', fingerprint: '0000-1111' },
]

const verdict = (change: Partial<PaperVerdict>): PaperVerdict => ({
  ...{ verdict: 'genuine', state: 'valid', reasons: REASONS, proof: PROOF, row: ROW, sha256: 'f'.repeat(64) },
  ...change,
})

describe('the words of the page', () => {
  it('have a plain sentence for every reason, each its own', () => {
    const { reasons } = sayPaper(verdict({}))
    expect(new Set(reasons).size).toBe(REASONS.length)
    for (const sentence of reasons) {
      expect(sentence).toMatch(/^[^a-z]*。$/)
      expect(sentence).not.toMatch(/undefined|null|NaN|Invalid/)
    }
  })

  it.each([
    ['genuine', '真'],
    ['altered', '改'],
    ['unknown', '不识'],
  ] as const)('say %s as %s, and what to do next', (kind, sign) => {
    const said = sayPaper(verdict({ verdict: kind }))
    expect(said.sign).toBe(sign)
    expect(said.next.length).toBeGreaterThan(0)
    expect(said.facts.at(-1)).toEqual(['这份文件的指纹', 'f'.repeat(64)])
  })

  it('say loudly that a paper is void or called back', () => {
    expect(sayPaper(verdict({ state: 'valid' })).state).toBe('')
    expect(sayPaper(verdict({ state: 'voided' })).state).toContain('已作废')
    expect(sayPaper(verdict({ state: 'recalled' })).state).toContain('已收回')
    expect(sayPaper(verdict({ state: 'recalled' })).next[0]).toContain('不要再使用')
  })

  it('tell what a file claims from what the list says', () => {
    const labels = sayPaper(verdict({ verdict: 'altered' })).facts.map(([label]) => label)
    expect(labels).toEqual(expect.arrayContaining(['清册所列文号', '文号（文件自称）']))
    expect(sayPaper(verdict({})).facts.map(([label]) => label)).toContain('文号')
  })

  it('say what the page judges by', () => {
    expect(sayBook(null)).toContain('没有装入机关的清册')
    const book = bookOf([ROW])
    expect(sayBook(book)).toContain('示例县行政执法监督局')
    expect(keyFacts(book)[0]?.[0]).toMatch(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/)
    expect(keyFacts(book)[0]?.[1]).toContain(KEEPER.name)
    expect(keyFacts(null)).toEqual([])
  })

  it('say of a code that a good one says nothing of the paper it is on', () => {
    const claim = {
      number: '示执监意〔2026〕3号',
      content: 'a'.repeat(32),
      registerSerial: 17,
      sealUse: 'abcdef12',
    }
    expect(sayQr({ verdict: 'genuine', claim, row: ROW }).next.join('')).toContain('复印到别的纸上')
    const altered = sayQr({ verdict: 'altered', claim, row: ROW, differs: ['number', 'content', 'register'] })
    expect(altered.reasons).toEqual(['与清册不一致：文号、正文指纹、用印登记。'])
    expect(sayQr({ verdict: 'unknown', claim: null, why: 'no-code' }).facts).toEqual([])
  })
})
