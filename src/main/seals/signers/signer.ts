/**
 * The cryptographic signature of a sealed paper, apart from the picture of the seal: optional, made with what the
 * office has. `sm2` is the place for a certified e-seal component (GB/T 38540), which this program does not contain.
 */
export type SignerId = 'p12' | 'sm2'

export type SignerCertificate = {
  readonly subject: string
  readonly issuer: string
  readonly serialNumber: string
  /** ISO 8601 */
  readonly validFrom: string
  readonly validUntil: string
}

export type SignOrder = {
  readonly pdf: Uint8Array
  readonly reason: string
  /** ISO 8601; told by the machine's clock, not proved by anybody. */
  readonly signedAt: string
  /** What opens the key: the certificate file and its password. Kept nowhere. */
  readonly p12: Uint8Array
  readonly password: string
}

export type SignedPdf = {
  /** The given bytes, and the signature behind them. */
  readonly pdf: Uint8Array
  readonly certificate: SignerCertificate
}

export type Signer = {
  readonly id: SignerId
  /** @throws AppError with a code of `seal/…` */
  readonly sign: (order: SignOrder) => Promise<SignedPdf>
}
