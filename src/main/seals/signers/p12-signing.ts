/** What the background process does with a certificate file: open, judge, sign. Passwords and keys are not kept. */
import { verify, X509Certificate } from 'node:crypto'
import { AppError } from '@shared/lib/app-error'
import { openP12, signPades, type OpenedP12 } from '@shared/pdf/pades'
import type { SignedPdf, SignerCertificate, SignOrder } from './signer'

/** @throws AppError `seal/p12-wrong-password`, `seal/p12-unreadable`, `seal/p12-expired`, `seal/sign-failed` */
export async function signWithP12(order: SignOrder): Promise<SignedPdf> {
  const opened = await openP12(order.p12, order.password)
  if (!opened.ok) throw new AppError(opened.failure.code, 'the certificate file does not open')
  const own = await ownCertificate(opened.value)
  const signedAt = new Date(order.signedAt)
  const certificate = describe(own.certificate)
  if (signedAt < new Date(certificate.validFrom) || signedAt > new Date(certificate.validUntil)) {
    throw new AppError('seal/p12-expired', 'the certificate is not in force', {
      from: certificate.validFrom.slice(0, 10),
      until: certificate.validUntil.slice(0, 10),
    })
  }
  const { pdf, reason } = order
  const request = { pdf, opened: opened.value, certificate: own.index, reason, signedAt }
  return { pdf: await signPades(request), certificate }
}

const PROBE = Buffer.from('hengjuan')

/** Found by trying: some programs put the issuer's certificate before the office's own. */
async function ownCertificate({
  certificates,
  sign,
}: OpenedP12): Promise<{ readonly index: number; readonly certificate: X509Certificate }> {
  const signature = await sign(PROBE)
  for (const [index, der] of certificates.entries()) {
    const certificate = parse(der)
    if (certificate && verify('sha256', PROBE, certificate.publicKey, signature))
      return { index, certificate }
  }
  throw new AppError('seal/p12-unreadable', 'no certificate belongs to the key')
}

function parse(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der)
  } catch {
    // One that Node cannot read is not the one that belongs to a key it can use.
    return null
  }
}

function describe(certificate: X509Certificate): SignerCertificate {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serialNumber: certificate.serialNumber,
    validFrom: new Date(certificate.validFrom).toISOString(),
    validUntil: new Date(certificate.validTo).toISOString(),
  }
}

/** `CN=示例签名证书, O=示例县行政执法监督局, C=CN` */
const oneLine = (name: string): string => name.split('\n').reverse().join(', ')
