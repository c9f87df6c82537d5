/** What a paper must not lose without anybody noticing: its headings and the parts its kind asks for. Pure. */
import type { KindDefinition } from '@shared/domain/document/kind'
import type { Paragraph } from '@shared/domain/document/supervision-document'

export type MissingPart = {
  readonly key: string
  /** What it is called on screen. */
  readonly name: string
  /** What would be put back: the paragraphs as they were drafted. */
  readonly paragraphs: readonly Paragraph[]
  readonly role: string
}

const isBlank = ({ text }: Paragraph): boolean => text.trim() === ''

/**
 * @param drafted  the paper as it was drafted; null while that is not known
 */
export function findMissing(
  list: readonly Paragraph[],
  scheme: KindDefinition['scheme'],
  drafted: readonly Paragraph[] | null,
): readonly MissingPart[] {
  const ids = new Set(list.filter((paragraph) => !isBlank(paragraph)).map(({ id }) => id))
  const headings: readonly MissingPart[] = (drafted ?? [])
    .filter(({ id, level, text }) => level !== 'body' && text.trim() !== '' && !ids.has(id))
    .filter(({ text }) => !list.some((paragraph) => paragraph.text.trim() === text.trim()))
    .map((paragraph) => ({
      key: paragraph.id,
      name: `标题“${paragraph.text}”`,
      paragraphs: [paragraph],
      role: paragraph.role,
    }))
  const present = new Set(list.filter((paragraph) => !isBlank(paragraph)).map(({ role }) => role))
  const seen = new Set<string>()
  const parts = scheme.flatMap((part): readonly MissingPart[] => {
    if (!part.isRequired || present.has(part.role) || seen.has(part.role)) return []
    const lost = (drafted ?? []).filter((paragraph) => paragraph.role === part.role && !isBlank(paragraph))
    // A part that was never there is the language check's to speak of.
    if (lost.length === 0) return []
    seen.add(part.role)
    const { role, label } = part
    return [{ key: role, name: `“${label || role}”部分`, paragraphs: lost, role }]
  })
  return [...parts, ...headings.filter(({ role }) => !seen.has(role))]
}

/** Puts lost paragraphs back where they stood: behind the nearest one before them that is still there. */
export function putBack(
  list: readonly Paragraph[],
  part: MissingPart,
  drafted: readonly Paragraph[],
): readonly Paragraph[] {
  return part.paragraphs.reduce<readonly Paragraph[]>((now, paragraph) => {
    const blank = now.findIndex(({ id }) => id === paragraph.id)
    if (blank >= 0) return now.with(blank, paragraph)
    const order = drafted.findIndex(({ id }) => id === paragraph.id)
    if (order < 0) return [...now, paragraph]
    const before = drafted.slice(0, order).findLast(({ id }) => now.some((one) => one.id === id))
    const index = before ? now.findIndex(({ id }) => id === before.id) + 1 : 0
    return now.toSpliced(index, 0, paragraph)
  }, list)
}
