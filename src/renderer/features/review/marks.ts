/** Findings, and boxes not used yet, as marks on the pages. Pure. */
import type { Place } from '@shared/domain/case-file/place'
import type { MarkPlace, ViewerMark } from '../../viewer/viewer-mark'
import type { NumberedFinding } from '@shared/domain/review/review'
import type { GoldFinding } from '@shared/domain/review/training'

/** Which list a mark on the page stands for. */
export type MarkOwner =
  | { readonly kind: 'finding'; readonly findingId: string; readonly placeIndex: number }
  | { readonly kind: 'draft' | 'editor'; readonly placeIndex: number }
  /** A point of the gold key of a practice, after its submission. */
  | { readonly kind: 'gold'; readonly goldId: string; readonly placeIndex: number }

const GOLD = 'gold:'

export function markId(owner: MarkOwner): string {
  const head =
    owner.kind === 'finding' ? owner.findingId : owner.kind === 'gold' ? `${GOLD}${owner.goldId}` : owner.kind
  return `${head}#${owner.placeIndex}`
}

export function ownerOf(id: string): MarkOwner {
  const cut = id.lastIndexOf('#')
  const [head, placeIndex] = [id.slice(0, cut), Number(id.slice(cut + 1))]
  if (head.startsWith(GOLD)) return { kind: 'gold', goldId: head.slice(GOLD.length), placeIndex }
  return head === 'draft' || head === 'editor'
    ? { kind: head, placeIndex }
    : { kind: 'finding', findingId: head, placeIndex }
}

/** The mark to scroll to for a finding; null when it only lies in missing documents. */
export function firstMarkId({ finding }: NumberedFinding): string | null {
  const placeIndex = finding.places.findIndex((place) => place.kind !== 'missing')
  return placeIndex < 0 ? null : markId({ kind: 'finding', findingId: finding.id, placeIndex })
}

type Editing = { readonly findingId: string | null; readonly places: readonly Place[] } | null

export function buildMarks(
  findings: readonly NumberedFinding[],
  draftPlaces: readonly Place[],
  editing: Editing,
): readonly ViewerMark[] {
  const kept = findings.filter(({ finding }) => finding.id !== editing?.findingId)
  const edited = findings.find(({ finding }) => finding.id === editing?.findingId)
  return [
    ...kept.flatMap(marksOfFinding),
    ...onPages(editing?.places ?? []).map(([place, placeIndex]): ViewerMark => {
      const label = edited ? labelOf(edited.number, placeIndex, editing?.places.length ?? 1) : '新'
      const severity = edited && edited.finding.kind !== 'advice' ? edited.finding.severity : null
      return { id: markId({ kind: 'editor', placeIndex }), place, severity, label, title: '正在填写的问题' }
    }),
    ...onPages(draftPlaces).map(([place, placeIndex]): ViewerMark => ({
      id: markId({ kind: 'draft', placeIndex }),
      place,
      severity: null,
      label: '待记',
      title: '已框出，尚未记录',
    })),
  ]
}

/** The key of a practice on its pages: beside the trainee's own marks, under a word of their own. */
export function goldMarks(gold: readonly GoldFinding[]): readonly ViewerMark[] {
  return gold.flatMap((finding, index) =>
    onPages(finding.places).map(([place, placeIndex]): ViewerMark => ({
      id: markId({ kind: 'gold', goldId: finding.id, placeIndex }),
      place,
      severity: null,
      label: `答${index + 1}`,
      title: `参考答案：${finding.itemId} ${finding.description}`,
    })),
  )
}

function marksOfFinding({ number, finding }: NumberedFinding): readonly ViewerMark[] {
  return onPages(finding.places).map(([place, placeIndex]): ViewerMark => ({
    id: markId({ kind: 'finding', findingId: finding.id, placeIndex }),
    place,
    severity: finding.kind === 'advice' ? null : finding.severity,
    label: labelOf(number, placeIndex, finding.places.length),
    title: finding.description,
  }))
}

const labelOf = (number: number, placeIndex: number, count: number): string =>
  count === 1 ? String(number) : `${number}-${placeIndex + 1}`

const onPages = (places: readonly Place[]): readonly (readonly [MarkPlace, number])[] =>
  places.flatMap((place, index) => (place.kind === 'missing' ? [] : [[place, index] as const]))
