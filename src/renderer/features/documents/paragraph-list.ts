/** Lists of paragraphs as a whole: taking an arrangement back, and what the system's own draft says. Pure. */
import type { Paragraph } from '@shared/domain/document/supervision-document'

type List = readonly Paragraph[]

/** `document/paragraphs-arranged` takes no more. */
export const MAX_PARAGRAPHS = 200

type Taken = { readonly before: List; readonly after: List; readonly now: List }

/** Undoes an arrangement and keeps what was typed since. */
export function takeBack({ before, after, now }: Taken): List {
  const afterText = new Map(after.map(({ id, text }) => [id, text]))
  const nowText = new Map(now.map(({ id, text }) => [id, text]))
  return before.map((paragraph) => {
    const text = nowText.get(paragraph.id)
    const isTypedSince = text !== undefined && text !== afterText.get(paragraph.id)
    return isTypedSince ? { ...paragraph, text } : paragraph
  })
}

/** What the system wrote for this paragraph; undefined when it is not one of its own. */
export const systemText = (draft: List | null, id: string): string | undefined =>
  draft?.find((paragraph) => paragraph.id === id)?.text
