/**
 * A PAdES B-B signature (ETSI EN 319 142-1) behind the untouched bytes of a PDF: the one door to the library that makes
 * it. No time stamp, no network. Whose certificate it is and whether it is in force are the caller's questions.
 */
import { P12Signer, PDF, SignerError } from '@libpdf/core'
import { AppError } from '@shared/lib/app-error'
import { ok, refuse, type Result } from '@shared/lib/result'
import { hasPrefix } from './libpdf-objects'

export type OpenedP12 = {
  /** DER, in the order of the file: the one that belongs to the key may stand anywhere. */
  readonly certificates: readonly Uint8Array[]
  /** SHA-256, RSA PKCS#1 v1.5 or ECDSA in DER. */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
  readonly signer: P12Signer
}

/** Refuses with `seal/p12-wrong-password` and `seal/p12-unreadable`. */
export async function openP12(p12: Uint8Array, password: string): Promise<Result<OpenedP12>> {
  try {
    const signer = await P12Signer.create(p12, password)
    const certificates = [signer.certificate, ...signer.certificateChain]
    return ok({ certificates, sign: (data) => signer.sign(data, 'SHA-256'), signer })
  } catch (cause) {
    if (!(cause instanceof SignerError)) throw cause
    // The library has words for it and nothing else.
    const isPassword = /integrity|password|\bMAC\b/i.test(cause.message)
    return refuse(isPassword ? 'seal/p12-wrong-password' : 'seal/p12-unreadable')
  }
}

export type PadesRequest = {
  readonly pdf: Uint8Array
  readonly opened: OpenedP12
  /** Which of `opened.certificates` belongs to the key. */
  readonly certificate: number
  readonly reason: string
  readonly signedAt: Date
}

/** @returns the file with an invisible signature behind it. @throws AppError `seal/sign-failed` */
export async function signPades(request: PadesRequest): Promise<Uint8Array> {
  const { pdf, opened, certificate, reason, signedAt } = request
  const own = opened.certificates[certificate]
  if (!own) throw new Error('no such certificate')
  const { keyType, signatureAlgorithm } = opened.signer
  const signer = {
    certificate: own,
    certificateChain: opened.certificates.filter((_one, index) => index !== certificate),
    keyType,
    signatureAlgorithm,
    sign: opened.signer.sign.bind(opened.signer),
  }
  let signed: Uint8Array
  try {
    const doc = await PDF.load(pdf)
    if (doc.canSaveIncrementally() !== null) throw new Error('not incrementally')
    const made = await doc.sign({ signer, reason, signingTime: signedAt, level: 'B-B' })
    signed = made.bytes
  } catch (cause) {
    throw new AppError('seal/sign-failed', 'the signature could not be made', {}, { cause })
  }
  if (!hasPrefix(signed, pdf)) throw new AppError('seal/sign-failed', 'the signed file is another one')
  return signed
}
