/**
 * The 用印登记簿 as a chain: each row's hash covers the row and the hash of the row before it, so that a printed head
 * vouches for every row above it. Older rows are chained when they are read.
 */
import { canonicalJson } from '../people/signed-act'
import { sha256OfText } from '../scoring/sha256-of-text'
import { REGISTER_START, type SealUse } from './seal'

/**
 * `at` is the journal's, not ours: it is not known when the row is made. The keeper signs the hash, so the signature
 * cannot stand in it.
 */
export function registerRowHash(
  row: Omit<SealUse, 'rowHash' | 'at' | 'proofSignature'>,
  previous: string,
): string {
  const { id, serial, sealId, sealName, documentId, target, documentTitle, documentNumber, addressee } = row
  const { reason, copies, pageCount, impressions, requestId, applicant, approver, approvedAt, keeper } = row
  const { beforeSha256, afterSha256, contentSha256, placement, seams, proofAt, proofSigner } = row
  return sha256OfText(
    canonicalJson({
      previous,
      row: {
        ...{ id, serial, sealId, sealName, documentId, target, documentTitle, documentNumber, addressee },
        ...{ reason, copies, pageCount, impressions, requestId, applicant, approver, approvedAt, keeper },
        ...{ beforeSha256, afterSha256, contentSha256, placement, seams, proofAt, proofSigner },
      },
    }),
  )
}

/** The last row's hash, or the start of the register. */
export const registerHead = (uses: readonly SealUse[]): string =>
  uses.toSorted((a, b) => a.serial - b.serial).at(-1)?.rowHash ?? REGISTER_START

/** Serials whose hash does not follow from the row and the one before it. */
export function brokenRows(uses: readonly SealUse[]): readonly number[] {
  let previous: string = REGISTER_START
  return uses
    .toSorted((a, b) => a.serial - b.serial)
    .filter((row) => {
      const isBroken = registerRowHash(row, previous) !== row.rowHash
      previous = row.rowHash
      return isBroken
    })
    .map(({ serial }) => serial)
}
