/** Every change the editor makes to a draft, as functions from one draft to the next. */
import type {
  DraftItem,
  DraftRule,
  DraftSection,
  DraftVeto,
  StandardDraft,
} from '@shared/domain/checklist/draft'
import type { Provenance } from '@shared/domain/checklist/provenance'
import { letterAt } from '@shared/domain/checklist/import/numbering'
import { rulesOf } from '@shared/domain/checklist/import/read-table'

export type RowKind = 'item' | 'veto'
export type RowPatch = Partial<Omit<DraftVeto, 'key'>>
export type ItemPatch = Partial<Omit<DraftItem, 'key'>>

type Keyed = { readonly key: string }

function nextKey(rows: readonly Keyed[], letter: string): string {
  const numbers = rows.map(({ key }) => Number(key.replace(/^\D+/, '')) || 0)
  return `${letter}${Math.max(0, ...numbers) + 1}`
}

const replace = <R extends Keyed>(rows: readonly R[], key: string, change: (row: R) => R): readonly R[] =>
  rows.map((row) => (row.key === key ? change(row) : row))

const without = <R extends Keyed>(rows: readonly R[], key: string): readonly R[] =>
  rows.filter((row) => row.key !== key)

/** Changes place with the next row in that direction that `isPeer`; at the end nothing happens. */
function move<R extends Keyed>(
  rows: readonly R[],
  key: string,
  step: 1 | -1,
  isPeer: (row: R) => boolean = () => true,
): readonly R[] {
  const from = rows.findIndex((row) => row.key === key)
  let to = from + step
  while (rows[to] !== undefined && !isPeer(rows[to] as R)) to += step
  const [a, b] = [rows[from], rows[to]]
  if (a === undefined || b === undefined) return rows
  return rows.map((row, index) => (index === from ? b : index === to ? a : row))
}

/** Items stand in the order of their sections; those of no section come last. */
function sorted(draft: StandardDraft): StandardDraft {
  const place = new Map(draft.sections.map(({ id }, index) => [id, index]))
  const at = ({ section }: DraftItem): number => place.get(section) ?? draft.sections.length
  return { ...draft, items: draft.items.toSorted((a, b) => at(a) - at(b)) }
}

/** `PT-A02` is followed by `PT-A03`; the first item of section B is `B01`, with the prefix the others have. */
export function nextItemId(draft: StandardDraft, section: string): string {
  const taken = new Set([...draft.items, ...draft.vetoes].map(({ id }) => id))
  const last = draft.items.findLast((item) => item.section === section)?.id
  const [, stem, digits] = /^(.*?)(\d+)$/.exec(last ?? '') ?? []
  const prefix = /^([A-Z]{2}-)[A-Z]\d{2}$/.exec(draft.items[0]?.id ?? '')?.[1] ?? ''
  const base = stem ?? `${prefix}${section}`
  const width = digits?.length ?? 2
  for (let number = digits === undefined ? 1 : Number(digits) + 1; ; number += 1) {
    const id = `${base}${String(number).padStart(width, '0')}`
    if (!taken.has(id)) return id
  }
}

const EMPTY_ROW = {
  text: '',
  basis: '',
  naAllowed: false,
  naWhen: [],
  documents: [],
  provenance: [],
} as const

export function addSection(draft: StandardDraft): StandardDraft {
  const taken = new Set(draft.sections.map(({ id }) => id))
  let index = draft.sections.length
  while (taken.has(letterAt(index))) index += 1
  const section = { key: nextKey(draft.sections, 's'), id: letterAt(index), name: '', minimum: null }
  return { ...draft, sections: [...draft.sections, section] }
}

/** A new letter goes to the items too. */
export function patchSection(
  draft: StandardDraft,
  key: string,
  patch: Partial<Omit<DraftSection, 'key'>>,
): StandardDraft {
  const old = draft.sections.find((section) => section.key === key)
  const sections = replace(draft.sections, key, (section) => ({ ...section, ...patch }))
  if (old === undefined || patch.id === undefined || patch.id === old.id) return { ...draft, sections }
  const isShared = draft.sections.some((other) => other.key !== key && other.id === old.id)
  const id = patch.id
  return {
    ...draft,
    sections,
    items: isShared
      ? draft.items
      : draft.items.map((item) => (item.section === old.id ? { ...item, section: id } : item)),
  }
}

export const removeSection = (draft: StandardDraft, key: string): StandardDraft => ({
  ...draft,
  sections: without(draft.sections, key),
})

export const moveSection = (draft: StandardDraft, key: string, step: 1 | -1): StandardDraft =>
  sorted({ ...draft, sections: move(draft.sections, key, step) })

/** @returns the draft, and the key of the new row */
export function addItem(draft: StandardDraft, section: string): readonly [StandardDraft, string] {
  const item: DraftItem = {
    ...EMPTY_ROW,
    key: nextKey(draft.items, 'i'),
    id: nextItemId(draft, section),
    section,
    ruleText: '',
    pointsCenti: null,
    capCenti: null,
    rules: [],
  }
  return [sorted({ ...draft, items: [...draft.items, item] }), item.key]
}

const isOnlyRead = (rules: readonly DraftRule[]): boolean =>
  rules.every(({ reading }) => reading !== 'confirmed')

/** What was found out about a row does not speak of what has been changed in it. */
function withOwnMarks<R extends DraftVeto>(row: R, patch: ItemPatch): R {
  const changed = new Set<Provenance['about']>([
    ...('text' in patch || 'ruleText' in patch ? (['text', 'pattern'] as const) : []),
    ...('pointsCenti' in patch || 'capCenti' in patch || 'rules' in patch ? (['points'] as const) : []),
    ...('basis' in patch ? (['basis'] as const) : []),
    ...('naWhen' in patch ? (['na'] as const) : []),
    ...('documents' in patch ? (['documents'] as const) : []),
  ])
  const isTheirs = row.provenance.some(({ about, source }) => changed.has(about) && source !== CHANGED_HERE)
  if (!isTheirs) return row
  const kept = row.provenance.filter(({ about }) => !changed.has(about))
  const own = [...changed]
    .filter((about) => about !== 'pattern')
    .map((about): Provenance => ({ about, mark: about === 'basis' ? 'K' : 'P', source: CHANGED_HERE }))
  return { ...row, provenance: [...kept, ...own] }
}

const CHANGED_HERE = '在本程序中修改'

/** Rules a person has touched stay; what was only read is read again when its text or its limit changes. */
export function patchItem(draft: StandardDraft, key: string, patch: ItemPatch): StandardDraft {
  const items = replace(draft.items, key, (item) => {
    const next = withOwnMarks({ ...item, ...patch }, patch)
    const isOther = 'ruleText' in patch || 'pointsCenti' in patch || 'capCenti' in patch
    return isOther && !('rules' in patch) && isOnlyRead(item.rules) ? reread(next) : next
  })
  const next = { ...draft, items }
  return 'section' in patch ? sorted(next) : next
}

const reread = (item: DraftItem): DraftItem => ({
  ...item,
  rules: rulesOf(item.id, item.ruleText, item.capCenti ?? item.pointsCenti),
})

export const rereadRules = (draft: StandardDraft, key: string): StandardDraft => ({
  ...draft,
  items: replace(draft.items, key, reread),
})

export const removeItem = (draft: StandardDraft, key: string): StandardDraft => ({
  ...draft,
  items: without(draft.items, key),
})

export function moveItem(draft: StandardDraft, key: string, step: 1 | -1): StandardDraft {
  const section = draft.items.find((item) => item.key === key)?.section
  return { ...draft, items: move(draft.items, key, step, (item) => item.section === section) }
}

const withRules = (
  draft: StandardDraft,
  key: string,
  change: (rules: readonly DraftRule[]) => readonly DraftRule[],
): StandardDraft => ({
  ...draft,
  items: replace(draft.items, key, (item) => ({ ...item, rules: change(item.rules) })),
})

export const addRule = (draft: StandardDraft, key: string): StandardDraft =>
  withRules(draft, key, (rules) => [
    ...rules,
    {
      text: '',
      unitCenti: null,
      per: null,
      maxCenti: null,
      range: null,
      isManual: false,
      reading: 'confirmed',
      reason: '',
    },
  ])

/** What a person changes, that person has looked at. */
export const patchRule = (
  draft: StandardDraft,
  key: string,
  index: number,
  patch: Partial<DraftRule>,
): StandardDraft =>
  withRules(draft, key, (rules) =>
    rules.map((rule, at) => (at === index ? { ...rule, ...patch, reading: 'confirmed', reason: '' } : rule)),
  )

export const removeRule = (draft: StandardDraft, key: string, index: number): StandardDraft =>
  withRules(draft, key, (rules) => rules.filter((_, at) => at !== index))

export const isUnchecked = ({ reading }: DraftRule): boolean =>
  reading === 'likely' || reading === 'not-understood'

export const confirmAllRules = (draft: StandardDraft): StandardDraft => ({
  ...draft,
  items: draft.items.map((item) =>
    item.rules.some(isUnchecked)
      ? {
          ...item,
          rules: item.rules.map((rule) =>
            isUnchecked(rule) ? { ...rule, reading: 'confirmed' as const, reason: '' } : rule,
          ),
        }
      : item,
  ),
})

export function addVeto(draft: StandardDraft): readonly [StandardDraft, string] {
  const last = draft.vetoes.at(-1)?.id
  const [, stem = '否', digits = '00'] = /^(.*?)(\d+)$/.exec(last ?? '') ?? []
  const taken = new Set([...draft.items, ...draft.vetoes].map(({ id }) => id))
  let number = Number(digits) + 1
  const name = (): string => `${stem}${String(number).padStart(digits.length, '0')}`
  while (taken.has(name())) number += 1
  const veto: DraftVeto = {
    ...EMPTY_ROW,
    key: nextKey(draft.vetoes, 'v'),
    id: name(),
    ruleText: '出现即否决',
  }
  return [{ ...draft, vetoes: [...draft.vetoes, veto] }, veto.key]
}

export const patchVeto = (draft: StandardDraft, key: string, patch: RowPatch): StandardDraft => ({
  ...draft,
  vetoes: replace(draft.vetoes, key, (veto) => withOwnMarks({ ...veto, ...patch }, patch)),
})

export const removeVeto = (draft: StandardDraft, key: string): StandardDraft => ({
  ...draft,
  vetoes: without(draft.vetoes, key),
})

export const moveVeto = (draft: StandardDraft, key: string, step: 1 | -1): StandardDraft => ({
  ...draft,
  vetoes: move(draft.vetoes, key, step),
})
