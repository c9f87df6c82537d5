/**
 * The page: takes the exported proof from a file, a drop or the clipboard, and draws the verdict. No network, no
 * storage, nothing kept. Everything of the file goes into the page as text, never as HTML.
 */
import './old-browsers'
import { verdictOf, type Block, type Line, type Verdict } from './lines'

const MAX_BYTES = 50 * 1024 * 1024

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  children: readonly (Node | string)[],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

function lineElement({ text, isEqual, stated }: Line): HTMLElement {
  const mark = isEqual === null ? '' : isEqual ? '一致' : '不一致'
  const kind = isEqual === null ? 'fact' : isEqual ? 'equal' : 'different'
  return element('tr', kind, [
    element('td', 'text', [text, ...(stated === '' ? [] : [element('div', 'stated', [stated])])]),
    element('td', 'mark', [mark]),
  ])
}

function blockElement({ title, lines }: Block): HTMLElement {
  return element('section', '', [
    element('h2', '', [title]),
    element('table', '', [element('tbody', '', lines.map(lineElement))]),
  ])
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no element ${id}`)
  return found
}

function show(verdict: Verdict): void {
  const headline = byId('verdict')
  headline.className = verdict.kind
  headline.textContent = verdict.headline
  byId('blocks').replaceChildren(...verdict.blocks.map(blockElement))
}

function showText(text: string, name: string): void {
  byId('name').textContent = name
  show(verdictOf(text))
}

async function showFile(file: File | undefined): Promise<void> {
  if (!file) return
  if (file.size > MAX_BYTES) {
    show({ kind: 'unreadable', headline: '文件过大，不是评分凭证。', blocks: [] })
    return
  }
  showText(await file.text(), file.name)
}

function start(): void {
  const input = byId('file') as HTMLInputElement
  const area = byId('pasted') as HTMLTextAreaElement
  // The same name chosen again is a file that may have changed.
  input.addEventListener('click', () => (input.value = ''))
  input.addEventListener('change', () => void showFile(input.files?.[0]))
  // Thousands of lines put in by the browser itself stop the page for minutes.
  area.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '') return
    event.preventDefault()
    area.value = text
    showText(text, '粘贴的文本')
  })
  byId('check').addEventListener('click', () => showText(area.value, '粘贴的文本'))
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    void showFile(event.dataTransfer?.files[0])
  })
}

/** For a test without a window, and for anybody who wants the verdict by a script. */
Object.assign(globalThis, { hengjuanVerify: { verdictOf } })
if (typeof document !== 'undefined') start()
