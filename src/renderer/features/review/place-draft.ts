/**
 * "Here" and "this rule" may come in either order: a box first and then `1`, or `1` first and then the box.
 * As soon as both are there the finding is recorded. Pure.
 */
import type { Place } from '@shared/domain/case-file/place'
import type { Repeat } from '@shared/domain/review/frequent'

/** What shall be recorded: a preset of the item by `ruleId`, or a finding of before in its own words. */
export type Chosen =
  | { readonly itemId: string; readonly ruleId: string; readonly repeat?: never }
  | { readonly itemId: string; readonly ruleId: null; readonly repeat: Repeat }

export type PlaceDraft = {
  /** Drawn and not used yet. */
  readonly places: readonly Place[]
  /** Chosen and waiting for its place. */
  readonly waiting: Chosen | null
}

export type DraftStep = {
  readonly draft: PlaceDraft
  /** Complete: record it now. */
  readonly record: (Chosen & { readonly places: readonly Place[] }) | null
}

export const EMPTY_DRAFT: PlaceDraft = { places: [], waiting: null }

export function addPlace(draft: PlaceDraft, place: Place): DraftStep {
  const places = [...draft.places, place]
  if (draft.waiting === null) return { draft: { places, waiting: null }, record: null }
  return { draft: EMPTY_DRAFT, record: { ...draft.waiting, places } }
}

export function choose(draft: PlaceDraft, chosen: Chosen): DraftStep {
  if (draft.places.length === 0) return { draft: { places: [], waiting: chosen }, record: null }
  return { draft: EMPTY_DRAFT, record: { ...chosen, places: draft.places } }
}

export const replacePlace = (draft: PlaceDraft, index: number, place: Place): PlaceDraft => ({
  ...draft,
  places: draft.places.map((one, i) => (i === index ? place : one)),
})

export const dropPlace = (draft: PlaceDraft, index: number): PlaceDraft => ({
  ...draft,
  places: draft.places.filter((_, i) => i !== index),
})

export const isEmptyDraft = (draft: PlaceDraft): boolean =>
  draft.places.length === 0 && draft.waiting === null
