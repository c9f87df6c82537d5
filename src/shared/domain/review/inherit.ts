/**
 * What a later round takes over from earlier ones: for each item the marks and findings of one source, as copies
 * that name what they come from. The earlier reviews are never touched.
 */
import {
  standingFindings,
  type Finding,
  type FindingContent,
  type InheritedFinding,
  type Review,
  type ReviewItemMark,
} from './review'

export type Source = 'A' | 'B'

export type Inherited = {
  readonly items: Readonly<Record<string, ReviewItemMark>>
  readonly findings: readonly InheritedFinding[]
}

export type InheritChoice = {
  /** Where an item comes from; `own` takes nothing over, so that the item is judged anew. */
  readonly follows: ReadonlyMap<string, Source | 'own'>
  /** For items not in `follows`: those that agree. */
  readonly otherwise: Source
}

/**
 * @param itemIds  every row of the standard, items and vetoes, in its order
 * @param newId  makes the ids of the copies
 */
export function inheritReview(
  itemIds: readonly string[],
  sources: Readonly<Record<Source, Review>>,
  { follows, otherwise }: InheritChoice,
  newId: () => string,
): Inherited {
  const sourceOf = (itemId: string): Review | null => {
    const chosen = follows.get(itemId) ?? otherwise
    return chosen === 'own' ? null : sources[chosen]
  }
  const taken = itemIds.map((itemId) => ({ itemId, review: sourceOf(itemId) }))
  return {
    items: Object.fromEntries(
      taken.flatMap(({ itemId, review }) => {
        const mark = review?.items[itemId]
        return mark ? [[itemId, mark]] : []
      }),
    ),
    findings: taken.flatMap(({ itemId, review }) =>
      review === null
        ? []
        : standingFindings(review)
            .filter((finding) => finding.itemId === itemId)
            .map((finding) => copyOf(finding, newId())),
    ),
  }
}

/** Everything of one review, as it stands. */
export const inheritAll = (itemIds: readonly string[], review: Review, newId: () => string): Inherited =>
  inheritReview(itemIds, { A: review, B: review }, { follows: new Map(), otherwise: 'A' }, newId)

function copyOf(finding: Finding, findingId: string): InheritedFinding {
  return {
    findingId,
    finding: contentOf(finding),
    inheritedFrom: finding.id,
    recordedBy: finding.recordedBy,
    confirmedBy: finding.confirmedBy ?? null,
  }
}

/** What a person said of a finding, without what the record added. */
function contentOf(finding: Finding): FindingContent {
  const { kind, itemId, ruleId, unitCenti, count, places } = finding
  const { description, defectCode, law, severity, advice, factId } = finding
  return {
    ...{ kind, itemId, ruleId, unitCenti, count, places },
    ...{ description, defectCode, law, severity, advice },
    ...(factId === undefined ? {} : { factId }),
  }
}
