/** The faults a paper speaks of, each with what was handed in against it and what 核查 made of that. Pure. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { pageNumberOf } from '@shared/domain/case-file/paging'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { Evidence, Verification } from '@shared/domain/document/follow-up'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { numberedFindings, type Finding, type Review } from '@shared/domain/review/review'

type VerifyResult = Verification['result']

export type PaperFinding = {
  readonly id: string
  /** Running number of the review; 0 for a finding withdrawn since. */
  readonly number: number
  readonly finding: Finding
  /** 第3页；缺：送达回证 */
  readonly placeText: string
  readonly evidence: readonly Evidence[]
  /** Of the last 核查 that named it. */
  readonly result: VerifyResult | null
  readonly resultNote: string
}

/** Those the paragraphs name; a paper whose text names none answers for every fault of its review. */
export function paperFindings(
  { paragraphs, followUp }: Pick<SupervisionDocument, 'paragraphs' | 'followUp'>,
  review: Review | undefined,
  caseFile: CaseFile | undefined,
): readonly PaperFinding[] {
  if (review === undefined) return []
  const named = new Set(paragraphs.flatMap(({ findingIds }) => findingIds))
  const numbers = new Map(numberedFindings(review).map(({ number, finding }) => [finding.id, number]))
  const all = followUp.replies.flatMap(({ evidence }) => evidence)
  const items = followUp.verifications.flatMap((one) => one.items)
  return review.findings
    .filter(({ id, withdrawnAt }) => named.has(id) || (named.size === 0 && withdrawnAt === null))
    .map((finding) => {
      const last = items.findLast(({ findingId }) => findingId === finding.id)
      return {
        id: finding.id,
        number: numbers.get(finding.id) ?? 0,
        finding,
        placeText: placeText(finding, caseFile),
        evidence: all.filter(({ findingId }) => findingId === finding.id),
        result: last?.result ?? null,
        resultNote: last?.note ?? '',
      }
    })
    .toSorted((a, b) => a.number - b.number)
}

function placeText({ places }: Finding, caseFile: CaseFile | undefined): string {
  const pages = places.flatMap((place) =>
    place.kind === 'missing' || caseFile === undefined
      ? []
      : (pageNumberOf(caseFile, place.fileId, place.pageIndex) ?? []),
  )
  const missing = places.flatMap((place) => (place.kind === 'missing' ? [place.document] : []))
  return [
    [...new Set(pages)]
      .sort((a, b) => a - b)
      .map((page) => `第${page}页`)
      .join('、'),
    missing.length === 0 ? '' : `缺：${[...new Set(missing)].join('、')}`,
  ]
    .filter(Boolean)
    .join('；')
}

/** Every scan the unit has handed in, oldest first. */
export const replyFiles = ({ followUp }: Pick<SupervisionDocument, 'followUp'>): readonly AttachedFile[] =>
  followUp.replies.flatMap(({ files }) => files)

/** What the single results add up to; a person may still decide otherwise. */
export function wholeResult(results: readonly VerifyResult[]): VerifyResult {
  if (results.length > 0 && results.every((one) => one === '已整改')) return '已整改'
  return results.some((one) => one !== '未整改') ? '部分整改' : '未整改'
}
