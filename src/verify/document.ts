/**
 * The page: takes a sealed PDF from a file or a drop, or the text of its code, and draws the verdict. No network, no
 * storage, nothing kept. Everything of the file goes into the page as text, never as HTML.
 */
import './old-browsers'
import { parseBook } from '@shared/paper-proof/book'
import { verifyQr } from '@shared/paper-proof/qr'
import { verifyPaper } from '@shared/paper-proof/verify'
import { keyFacts, sayBook, sayPaper, sayQr, type Fact, type Said } from './document-words'

/** Above this a browser of some offices runs out of memory. */
const MAX_BYTES = 400 * 1024 * 1024

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  children: readonly (Node | string)[],
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no element ${id}`)
  return found
}

function factRow([label, value]: Fact): HTMLElement {
  const head = element('th', [label])
  head.scope = 'row'
  return element('tr', [head, element('td', [value === '' ? '—' : value])])
}

const listBlock = (title: string, lines: readonly string[]): readonly HTMLElement[] =>
  lines.length === 0
    ? []
    : [
        element('section', [
          element('h2', [title]),
          element(
            'ul',
            lines.map((line) => element('li', [line])),
          ),
        ]),
      ]

const factBlock = (title: string, facts: readonly Fact[]): readonly HTMLElement[] =>
  facts.length === 0
    ? []
    : [element('section', [element('h2', [title]), element('table', [element('tbody', facts.map(factRow))])])]

function announce(kind: string, children: readonly (Node | string)[], name: string, state = ''): void {
  byId('outcome').className = kind
  byId('verdict').replaceChildren(...children)
  byId('state').textContent = state
  byId('state').hidden = state === ''
  byId('name').textContent = name
}

function show(said: Said, name: string): void {
  const sign = element('span', [said.sign], 'sign')
  const kind = said.state === '' ? said.verdict : `${said.verdict} ended`
  announce(kind, [sign, said.headline], name, said.state)
  byId('blocks').replaceChildren(
    ...listBlock('依据', said.reasons),
    ...listBlock('怎么办', said.next),
    ...factBlock('文书', said.facts),
  )
}

function say(text: string, name: string): void {
  announce('', [text], name)
  byId('blocks').replaceChildren()
}

/** Two frames: the words before a long check are drawn, not only set. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

const book = (): ReturnType<typeof parseBook> =>
  parseBook(typeof document === 'undefined' ? 'null' : (byId('book').textContent ?? 'null'))

/** The newest file counts: an older one may still be read. */
let latest = 0

async function showFile(file: File | undefined): Promise<void> {
  if (!file) return
  const turn = (latest += 1)
  if (file.size > MAX_BYTES) {
    say('文件超过 400 MB，本页无法核对。请联系制发机关核实。', file.name)
    return
  }
  say('正在核对……', file.name)
  await drawn()
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file was moved or changed after it was chosen: nothing was judged.
    if (turn === latest) say('文件读不出来：可能已被移动或修改。请重新选择。', file.name)
    return
  }
  const said = sayPaper(verifyPaper(bytes, book()))
  if (turn === latest) show(said, file.name)
}

function showCode(text: string): void {
  latest += 1
  if (text.trim() === '') say('还没有粘贴二维码的文字。', '')
  else show(sayQr(verifyQr(text, book())), '粘贴的二维码文字')
}

function start(): void {
  const input = byId('file') as HTMLInputElement
  const area = byId('pasted') as HTMLTextAreaElement
  byId('about').textContent = sayBook(book())
  byId('keys').replaceChildren(...factBlock('清册中的钥匙指纹', keyFacts(book())))
  // The same name chosen again is a file that may have changed.
  input.addEventListener('click', () => (input.value = ''))
  input.addEventListener('change', () => void showFile(input.files?.[0]))
  byId('check').addEventListener('click', () => showCode(area.value))
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    void showFile(event.dataTransfer?.files[0])
  })
}

start()
