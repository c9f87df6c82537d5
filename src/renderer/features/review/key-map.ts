/**
 * The keys of the review, in one table: the handler and the key list read the same. Pure.
 * Letters work in either case; none of them fires while something is being typed.
 */
export type ReviewCommand =
  | { readonly kind: 'rule' | 'repeat'; readonly index: number }
  | {
      readonly kind:
        | 'next'
        | 'previous'
        | 'next-unseen'
        | 'pass'
        | 'own-points'
        | 'missing'
        | 'whole-page'
        | 'draw'
        | 'pin'
        | 'excuse'
        | 'veto'
        | 'advice'
        | 'edit'
        | 'withdraw'
        | 'undo'
        | 'redo'
        | 'search'
        | 'unfold'
        | 'fold'
        | 'next-finding'
        | 'previous-finding'
        | 'outline'
        | 'documents'
        | 'link'
        | 'confirm-veto'
        | 'explain'
        | 'help'
        | 'cancel'
    }
type PlainKind = Exclude<ReviewCommand['kind'], 'rule' | 'repeat'>

export type ReviewKey = {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const PLAIN: Readonly<Record<string, PlainKind>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  u: 'next-unseen',
  ' ': 'pass',
  Enter: 'pass',
  '0': 'own-points',
  m: 'missing',
  w: 'whole-page',
  b: 'draw',
  p: 'pin',
  n: 'excuse',
  v: 'veto',
  t: 'advice',
  e: 'edit',
  x: 'withdraw',
  Delete: 'withdraw',
  f: 'search',
  '/': 'search',
  ArrowRight: 'unfold',
  ArrowLeft: 'fold',
  ']': 'next-finding',
  '[': 'previous-finding',
  s: 'outline',
  d: 'documents',
  l: 'link',
  y: 'confirm-veto',
  c: 'explain',
  '?': 'help',
  '？': 'help',
  Escape: 'cancel',
}

export function commandOf(press: ReviewKey): ReviewCommand | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  if (press.metaKey) return null
  if (press.altKey) return repeatOf(press)
  if (press.ctrlKey) {
    if (key === 'z') return { kind: press.shiftKey ? 'redo' : 'undo' }
    return key === 'y' ? { kind: 'redo' } : null
  }
  const digit = digitOf(press, key)
  if (digit !== null) return digit === 0 ? { kind: 'own-points' } : { kind: 'rule', index: digit - 1 }
  const kind = Object.hasOwn(PLAIN, key) ? PLAIN[key] : undefined
  return kind === undefined ? null : { kind }
}

/** 常记问题 of the item, Alt and one of the first three digits of the upper row. */
export const MAX_REPEATS = 3

function repeatOf({ code = '', ctrlKey, shiftKey }: ReviewKey): ReviewCommand | null {
  const [, digit] = /^Digit([1-9])$/.exec(code) ?? []
  const index = Number(digit) - 1
  return digit === undefined || ctrlKey || shiftKey || index >= MAX_REPEATS ? null : { kind: 'repeat', index }
}

/** The number pad counts too; with Chinese input on, `key` may be full-width or `Process`, `code` stays true. */
function digitOf({ code = '', shiftKey }: ReviewKey, key: string): number | null {
  const [, byCode] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? []
  if (byCode !== undefined) return shiftKey ? null : Number(byCode)
  return /^\d$/.test(key) ? Number(key) : null
}

/** Keys that only look or go somewhere: they also work on a submitted review. */
const READING: ReadonlySet<ReviewCommand['kind']> = new Set<ReviewCommand['kind']>([
  'next',
  'previous',
  'unfold',
  'fold',
  'next-finding',
  'previous-finding',
  'documents',
  'explain',
  'help',
  'cancel',
])

export const isReading = (command: ReviewCommand): boolean => READING.has(command.kind)

export type KeyHelp = { readonly keys: readonly string[]; readonly does: string }

export const KEY_HELP: readonly { readonly title: string; readonly rows: readonly KeyHelp[] }[] = [
  {
    title: '逐项评查',
    rows: [
      { keys: ['↓', '↑'], does: '下一项、上一项（或 J、K）' },
      { keys: ['空格'], does: '无问题，下一项（或 回车）' },
      { keys: ['U'], does: '跳到下一个未看的项' },
      { keys: ['→', '←'], does: '展开、收起依据和计分步骤' },
    ],
  },
  {
    title: '记录问题',
    rows: [
      { keys: ['1', '…', '9'], does: '按本项第几条规则扣分：先框后按即记，先按后框也可' },
      { keys: ['Alt', '1', '2', '3'], does: '按本项的常记问题记：文字、依据、整改建议一并写好' },
      { keys: ['0'], does: '自定扣分' },
      { keys: ['B'], does: '在页面上框：方向键移动，Shift 加方向键改大小，回车确定' },
      { keys: ['P'], does: '在页面上定点' },
      { keys: ['W'], does: '以当前整页为问题位置' },
      { keys: ['M'], does: '卷内缺失材料，以缺失为位置' },
      { keys: ['N'], does: '合理缺项，须写理由' },
      { keys: ['V'], does: '在否决项上提出一票否决' },
      { keys: ['T'], does: '只作提示，不扣分' },
      { keys: ['F'], does: '先查缺陷代码（或 /），可输拼音首字母' },
      { keys: ['Ctrl', ';'], does: '填写时插入常用语，可输拼音首字母' },
    ],
  },
  {
    title: '已记的问题',
    rows: [
      { keys: ['[', ']'], does: '上一条、下一条问题' },
      { keys: ['E'], does: '修改选中的问题' },
      { keys: ['X'], does: '撤回选中的问题（或 Delete），可恢复' },
      { keys: ['L'], does: '同一事实：关联选中的问题和疑似重复的那一条' },
      { keys: ['Y'], does: '确认选中的一票否决（由另一人）' },
      { keys: ['Ctrl', 'Z'], does: '撤销上一步；Ctrl Y 重做' },
    ],
  },
  {
    title: '页面与其他',
    rows: [
      { keys: ['PageUp', 'PageDown'], does: '上一页、下一页' },
      { keys: ['G'], does: '跳到指定页' },
      { keys: ['S'], does: '卷内目录：标注当前页是什么文书的首页' },
      { keys: ['D'], does: '看本项要看的材料，再按到下一份' },
      { keys: ['+', '-'], does: '放大、缩小' },
      { keys: ['R'], does: '旋转当前页' },
      { keys: ['A'], does: '采纳本项的缺项建议，或看时限建议；在核对结果里 A 采纳、X 不采纳、R 重新考虑' },
      { keys: ['C'], does: '得分是怎么算的' },
      { keys: ['Esc'], does: '关闭、取消' },
      { keys: ['?'], does: '本列表' },
    ],
  },
]
