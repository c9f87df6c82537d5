/**
 * The editor's own tree: a paper is paragraphs, a paragraph is plain text. No marks, no pictures, nothing that could
 * not stand on the paper. What a paragraph is (id, role, level, findings, traces) rides along as attributes.
 */
import { Node, type NodeViewRenderer } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'

export const MAX_TEXT = 10_000

const hidden = <T>(value: T) => ({ default: value, rendered: false })

export const ParagraphNode = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'text*',
  marks: '',
  addAttributes: () => ({
    id: hidden(''),
    role: hidden('added'),
    level: hidden('body'),
    findingIds: hidden([]),
    traces: hidden(null),
  }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
  addNodeView: () => paragraphView,
})

/** The paragraph with its grip at the left; the grip is for the mouse, the keys do the same (Alt+↑↓). */
const paragraphView: NodeViewRenderer = ({ node: first, view, getPos }) => {
  let node = first
  const dom = document.createElement('div')
  const grip = document.createElement('span')
  const contentDOM = document.createElement('p')
  dom.append(grip, contentDOM)
  grip.contentEditable = 'false'
  grip.setAttribute('aria-hidden', 'true')
  grip.dataset.grip = ''
  const show = (): void => {
    dom.dataset.paragraphId = String(node.attrs.id)
    dom.dataset.level = String(node.attrs.level)
    dom.dataset.role = String(node.attrs.role)
    grip.draggable = view.editable
    if (view.editable) grip.title = '拖动可以移动这一段（Alt+↑↓）'
    else grip.removeAttribute('title')
  }
  const select = (): void => {
    const pos = getPos()
    if (pos === undefined || !view.editable) return
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
  }
  // ProseMirror drags what is selected.
  grip.addEventListener('dragstart', select)
  show()
  return {
    dom,
    contentDOM,
    update: (next) => {
      if (next.type !== node.type) return false
      node = next
      show()
      return true
    },
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  }
}
