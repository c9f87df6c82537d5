/** A PAdES signature made in the background process, judged by poppler and by openssl. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signers, type SignOrder } from '../../../../src/main/seals/signers/signers'
import { nodeJobs, type NodeJobs } from '../../../helpers/jobs'
import { qpdfCheck, qpdfJson, withTempDir } from '../../../helpers/pdf-tools'
import { throwawayP12, type P12Wish } from '../../../helpers/throwaway-p12'

let dir = ''
let jobs: NodeJobs
let pdf: Uint8Array
const OWN = throwawayP12()

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hengjuan-sign-'))
  jobs = nodeJobs(join(dir, 'blobs'))
  const doc = await PDFDocument.create()
  doc.addPage([595.28, 841.89]).drawText('paper', { x: 90, y: 700 })
  pdf = await doc.save({ useObjectStreams: false })
})
afterAll(async () => {
  await jobs.close()
  rmSync(dir, { recursive: true, force: true })
})

const YEAR_MS = 365 * 24 * 60 * 60 * 1000
const REASON = '依法用印（示例）'

const order = (change: Partial<SignOrder> = {}): SignOrder => ({
  ...{ pdf, reason: REASON, p12: OWN.p12, password: OWN.password },
  signedAt: new Date(Date.now() + 60_000).toISOString(),
  ...change,
})

const pdfsig = (signed: Uint8Array): string =>
  withTempDir((folder) => {
    writeFileSync(join(folder, 'in.pdf'), signed)
    return execFileSync('pdfsig', ['-nocert', join(folder, 'in.pdf')], { encoding: 'utf8' })
  })

/** The signed bytes and the CMS of the one signature in a file. */
function partsOf(signed: Uint8Array): { readonly data: Buffer; readonly cms: Buffer } {
  const bytes = Buffer.from(signed)
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(bytes.toString('latin1'))
  const [from = 0, length = 0, next = 0, rest = 0] = (range ?? []).slice(1).map(Number)
  expect([from, next + rest]).toEqual([0, bytes.length])
  const hex = bytes.subarray(length + 1, next - 1).toString('latin1')
  const data = Buffer.concat([bytes.subarray(0, length), bytes.subarray(next)])
  return { data, cms: Buffer.from(hex, 'hex') }
}

function verifyWithOpenssl(signed: Uint8Array, certificate: string): string {
  const { data, cms } = partsOf(signed)
  return withTempDir((folder) => {
    const at = (name: string) => join(folder, name)
    writeFileSync(at('cms.der'), cms)
    writeFileSync(at('data'), data)
    writeFileSync(at('cert.pem'), certificate)
    const args = ['cms', '-verify', '-inform', 'DER', '-binary', '-in', at('cms.der'), '-content', at('data')]
    execFileSync('openssl', [...args, '-CAfile', at('cert.pem'), '-purpose', 'any', '-out', at('out')], {
      stdio: 'pipe',
    })
    return 'verified'
  })
}

describe('the p12 signer', () => {
  it.each<[string, P12Wish]>([
    ['RSA', {}],
    ['an elliptic curve', { key: 'ec' }],
    ['RSA in an old container', { pkcs12: ['-legacy'], password: 'old-1' }],
  ])('signs with %s behind the untouched bytes', async (_name, wish) => {
    const own = throwawayP12(wish)
    const { pdf: signed, certificate } = await signers(jobs).p12.sign(
      order({ p12: own.p12, password: own.password }),
    )
    expect(Buffer.from(signed).subarray(0, pdf.length).equals(pdf)).toBe(true)
    expect(qpdfCheck(signed)).toEqual([])
    const said = pdfsig(signed)
    expect(said).toContain('Signature is Valid')
    expect(said).toContain('Total document signed')
    expect(said).toContain('ETSI.CAdES.detached')
    expect(verifyWithOpenssl(signed, own.certificate)).toBe('verified')
    expect(certificate.subject).toBe('CN=示例签名证书, O=示例县行政执法监督局, C=CN')
    expect(certificate.issuer).toBe(certificate.subject)
    expect(certificate.serialNumber).toMatch(/^[0-9A-F]+$/)
    expect(new Date(certificate.validUntil).getTime()).toBeGreaterThan(Date.now() + 9 * YEAR_MS)
  })

  it('shows nothing on the page and says why it signed', async () => {
    const { pdf: signed } = await signers(jobs).p12.sign(order())
    const { qpdf: parts } = qpdfJson(signed) as { qpdf: [unknown, Record<string, { value?: unknown }>] }
    const objects = Object.values(parts[1]).map((one) => one.value as Record<string, unknown> | undefined)
    expect(objects.find((one) => one?.['/Type'] === '/Sig')?.['/Reason']).toBe(`u:${REASON}`)
    expect(objects.find((one) => one?.['/Subtype'] === '/Widget')?.['/Rect']).toEqual([0, 0, 0, 0])
  })

  it('is found out when a byte of the paper changes', async () => {
    const { pdf: signed } = await signers(jobs).p12.sign(order())
    const changed = Uint8Array.from(signed)
    const at = Buffer.from(changed).indexOf('595.28')
    changed[at] = '6'.charCodeAt(0)
    expect(pdfsig(changed)).toContain('Digest Mismatch')
    expect(() => verifyWithOpenssl(changed, OWN.certificate)).toThrow()
  })

  it('finds its own certificate behind that of an issuer', async () => {
    const other = throwawayP12()
    const bundle = withTempDir((folder) => {
      const at = (name: string) => join(folder, name)
      const run = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
      writeFileSync(at('own.p12'), OWN.p12)
      run(
        'pkcs12',
        '-in',
        at('own.p12'),
        '-nodes',
        '-nocerts',
        '-out',
        at('key.pem'),
        '-passin',
        `pass:${OWN.password}`,
      )
      // Given without a key first, certificates keep the order of the file.
      writeFileSync(at('certs.pem'), other.certificate + OWN.certificate)
      run(
        'pkcs12',
        '-export',
        '-nokeys',
        '-in',
        at('certs.pem'),
        '-out',
        at('certs.p12'),
        '-passout',
        'pass:x',
      )
      run(
        'pkcs12',
        '-export',
        '-inkey',
        at('key.pem'),
        '-in',
        at('certs.pem'),
        '-out',
        at('all.p12'),
        '-passout',
        'pass:x',
      )
      return new Uint8Array(execFileSync('cat', [at('all.p12')]))
    })
    const { pdf: signed } = await signers(jobs).p12.sign(order({ p12: bundle, password: 'x' }))
    expect(verifyWithOpenssl(signed, OWN.certificate)).toBe('verified')
  })

  it.each<[string, () => Partial<SignOrder>, string]>([
    ['a wrong password', () => ({ password: 'wrong' }), 'seal/p12-wrong-password'],
    ['no password', () => ({ password: '' }), 'seal/p12-wrong-password'],
    ['half a file', () => ({ p12: OWN.p12.slice(0, 700) }), 'seal/p12-unreadable'],
    ['no certificate file', () => ({ p12: Uint8Array.of(1, 2, 3) }), 'seal/p12-unreadable'],
    ['an empty file', () => ({ p12: new Uint8Array(0) }), 'seal/p12-unreadable'],
    [
      'a day after its last',
      () => ({ signedAt: new Date(Date.now() + 11 * YEAR_MS).toISOString() }),
      'seal/p12-expired',
    ],
    [
      'a day before its first',
      () => ({ signedAt: new Date(Date.now() - YEAR_MS).toISOString() }),
      'seal/p12-expired',
    ],
    ['what is no PDF', () => ({ pdf: Buffer.from('<html></html>') }), 'seal/sign-failed'],
  ])('refuses %s', async (_name, change, code) => {
    await expect(signers(jobs).p12.sign(order(change()))).rejects.toMatchObject({ code })
  })

  it('names the dates of a certificate that is not in force', async () => {
    const signedAt = new Date(Date.now() + 11 * YEAR_MS).toISOString()
    const failure = await signers(jobs)
      .p12.sign(order({ signedAt }))
      .catch((cause: unknown) => cause)
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string
    expect(failure).toMatchObject({ params: { from: date, until: date } })
  })
}, 30_000)

describe('the sm2 signer', () => {
  it('says that a certified component is needed', async () => {
    await expect(signers(jobs).sm2.sign(order())).rejects.toMatchObject({ code: 'seal/sm2-unavailable' })
  })
})
