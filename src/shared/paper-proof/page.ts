/** The page an office hands out: the built one with its book put in. The script's hash in the policy stays right. */
import type { PaperBook } from './book'

const PLACE = /(<script type="application\/json" id="book">)[\s\S]*?(<\/script>)/

/** @param html resources/verify/document.html */
export function fillBook(html: string, book: PaperBook): string {
  if (!PLACE.test(html)) throw new Error('the page has no place for a book')
  // Nothing in a name may end the element or begin a comment in it.
  const json = JSON.stringify(book).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return html.replace(PLACE, (_all, open: string, close: string) => `${open}${json}${close}`)
}
