/**
 * The exact text a person's key signs for one act (docs/adr/0018): a line that names the form, then one canonical
 * JSON object. The payload is signed as it can be read back from the disk, so a key order, an `undefined` or a `-0`
 * that JSON does not keep makes no difference.
 */
export const SIGNED_ACT_FORM = 'hengjuan/act/1'

export type SignedAct = {
  readonly id: string
  readonly type: string
  readonly v: number
  readonly payload: unknown
  readonly actor: string
  readonly by?: string | null | undefined
}

/** JSON with the keys of every object in code-unit order and no blanks; what JSON cannot say is dropped as JSON drops it. */
export const canonicalJson = (value: unknown): string => write(JSON.parse(JSON.stringify(value) ?? 'null'))

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value as Readonly<Record<string, unknown>>)
  // Not an object again: it would move keys that look like numbers to the front.
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${write(inner)}`).join(',')}}`
}

/**
 * @param after  hash of the last event before the write this act belongs to: through it a signature vouches for the
 *   whole journal up to there, times and order included
 */
export function signedText(act: SignedAct, after: string): string {
  const { id, type, v, payload, actor, by = null } = act
  return `${SIGNED_ACT_FORM}\n${canonicalJson({ actor, after, by, id, payload, type, v })}`
}
