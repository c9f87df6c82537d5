/** What each act of the review writes, and what takes it back. Pure but for new ids of facts. */
import type { OutlineEntry } from '@shared/domain/case-file/outline'
import type { Finding, FindingContent, VetoStyle } from '@shared/domain/review/review'
import { repeatable, type UndoEntry } from '../../data/undo-stack'

export type Outlines = { readonly after: readonly OutlineEntry[]; readonly before: readonly OutlineEntry[] }

const KIND_WORDS = { deduction: '扣分', veto: '一票否决', advice: '提示' } as const

const named = ({ kind, itemId }: FindingContent): string => `${KIND_WORDS[kind]} ${itemId}`

/** What a person said of a finding, without what the record added. */
export function contentOf(finding: Finding): FindingContent {
  const { kind, itemId, ruleId, unitCenti, count, places, factId } = finding
  const { description, defectCode, law, severity, advice } = finding
  return {
    ...{ kind, itemId, ruleId, unitCenti, count, places },
    ...{ description, defectCode, law, severity, advice },
    ...(factId === undefined ? {} : { factId }),
  }
}

type At = { readonly reviewId: string; readonly caseId: string }

export function entriesOf(at: At) {
  const edited = (findingId: string, finding: FindingContent) =>
    ({ type: 'finding/edited', payload: { ...at, findingId, finding } }) as const
  const withFact = (finding: Finding, factId: string | null) =>
    edited(finding.id, { ...contentOf(finding), factId })
  const fact = (...findings: readonly (FindingContent | undefined)[]): string =>
    findings.find((one) => one?.factId)?.factId ?? crypto.randomUUID()
  /** Links a second finding with one that is being saved; nothing when it is linked already. */
  const alsoLinked = (other: Finding | undefined, factId: string | null) =>
    other === undefined || other.factId === factId
      ? { go: [], back: [] }
      : { go: [withFact(other, factId)], back: [withFact(other, other.factId ?? null)] }
  return {
    record: (findingId: string, content: FindingContent, alsoLink?: Finding): UndoEntry => {
      const factId = alsoLink ? fact(alsoLink, content) : null
      const finding = alsoLink ? { ...content, factId } : content
      const linked = alsoLinked(alsoLink, factId)
      return {
        label: named(content),
        itemId: content.itemId,
        act: [{ type: 'finding/recorded', payload: { ...at, findingId, finding } }, ...linked.go],
        undo: [...linked.back, { type: 'finding/withdrawn', payload: { ...at, findingId } }],
        redo: [{ type: 'finding/restored', payload: { ...at, findingId } }, ...linked.go],
      }
    },
    edit: (old: Finding, content: FindingContent, alsoLink?: Finding): UndoEntry => {
      const factId = alsoLink ? fact(alsoLink, old) : null
      const finding = alsoLink ? { ...content, factId } : content
      const linked = alsoLinked(alsoLink, factId)
      const before = alsoLink ? { ...contentOf(old), factId: old.factId ?? null } : contentOf(old)
      return repeatable({
        label: `修改 ${content.itemId}`,
        itemId: content.itemId,
        redo: [edited(old.id, finding), ...linked.go],
        undo: [...linked.back, edited(old.id, before)],
      })
    },
    link: (a: Finding, b: Finding): UndoEntry => {
      const factId = fact(a, b)
      return repeatable({
        label: `关联 ${a.itemId} 与 ${b.itemId}`,
        itemId: a.itemId,
        redo: [withFact(a, factId), withFact(b, factId)],
        undo: [withFact(b, b.factId ?? null), withFact(a, a.factId ?? null)],
      })
    },
    unlink: (finding: Finding): UndoEntry =>
      repeatable({
        label: `取消关联 ${finding.itemId}`,
        itemId: finding.itemId,
        redo: [withFact(finding, null)],
        undo: [withFact(finding, finding.factId ?? null)],
      }),
    withdraw: (finding: Finding): UndoEntry =>
      repeatable({
        label: `撤回 ${named(finding)}`,
        itemId: finding.itemId,
        redo: [{ type: 'finding/withdrawn', payload: { ...at, findingId: finding.id } }],
        undo: [{ type: 'finding/restored', payload: { ...at, findingId: finding.id } }],
      }),
    confirmVeto: (finding: Finding, isConfirmed: boolean): UndoEntry => {
      const set = (value: boolean) =>
        ({
          type: 'finding/veto-confirmed',
          payload: { ...at, findingId: finding.id, isConfirmed: value },
        }) as const
      return repeatable({
        label: `${isConfirmed ? '确认否决' : '取消确认'} ${finding.itemId}`,
        itemId: finding.itemId,
        redo: [set(isConfirmed)],
        undo: [set(!isConfirmed)],
      })
    },
    ...markEntries(at),
  }
}

/** What is said of items and of the case, not of findings. */
function markEntries(at: At) {
  return {
    check: (itemId: string, isChecked: boolean): UndoEntry =>
      repeatable({
        label: `${isChecked ? '看过' : '未看'} ${itemId}`,
        itemId,
        redo: [{ type: 'review/item-checked', payload: { ...at, itemId, isChecked } }],
        undo: [{ type: 'review/item-checked', payload: { ...at, itemId, isChecked: !isChecked } }],
      }),
    setVetoStyle: (vetoStyle: VetoStyle, before: VetoStyle): UndoEntry =>
      repeatable({
        label: `否决方式 ${vetoStyle}`,
        itemId: null,
        redo: [{ type: 'review/veto-style-set', payload: { ...at, vetoStyle } }],
        undo: [{ type: 'review/veto-style-set', payload: { ...at, vetoStyle: before } }],
      }),
    excuse: (itemId: string, reason: string | null, before: string | null): UndoEntry =>
      repeatable({
        label: `${reason === null ? '取消缺项' : '合理缺项'} ${itemId}`,
        itemId,
        redo: [{ type: 'review/item-excused', payload: { ...at, itemId, reason } }],
        undo: [{ type: 'review/item-excused', payload: { ...at, itemId, reason: before } }],
      }),
    setOutline: ({ after, before }: Outlines, label: string): UndoEntry => {
      const { caseId } = at
      return repeatable({
        label,
        itemId: null,
        redo: [{ type: 'case/outline-set', payload: { caseId, outline: after } }],
        undo: [{ type: 'case/outline-set', payload: { caseId, outline: before } }],
      })
    },
  }
}
