import { VisuallyHidden } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import { useItemMark, useLawHere } from './law-context'
import classes from './law.module.css'

/** On a row of the checklist: something is suggested for it. */
export function LawMark({ itemId }: { readonly itemId: string }) {
  const mark = useItemMark(itemId)
  if (mark === undefined) return null
  const text = [...(mark.open > 0 ? [`建议 ${mark.open} 条`] : []), ...(mark.isNa ? ['建议缺项'] : [])].join(
    '，',
  )
  return (
    <span className={classes.rowMark} data-law-mark={itemId} title={text}>
      <IconGavel size={13} aria-hidden />
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  )
}

/** In the open row: what is suggested, and the one key for it. */
export function LawRowHint({ itemId, canEdit }: { readonly itemId: string; readonly canEdit: boolean }) {
  const law = useLawHere()
  if (law === null || !canEdit) return null
  const reason = law.naItems.get(itemId)
  const open = law.entries.filter(({ isOpen, row }) => isOpen && row?.id === itemId)
  if (reason === undefined && open.length === 0) return null
  return (
    <div className={classes.hint} role="note">
      {reason !== undefined && (
        <p>
          <strong>建议缺项</strong>：{reason}。
          <button type="button" className={classes.link} onClick={() => void law.acceptNa(itemId)}>
            采纳缺项 <kbd className={classes.key}>A</kbd>
          </button>
        </p>
      )}
      {open.map(({ result }, index) => (
        <p key={result.ruleId}>
          <strong>{result.status}</strong>：{result.title}
          <button type="button" className={classes.link} onClick={() => law.showRule(result.ruleId)}>
            查看建议 {index === 0 && reason === undefined && <kbd className={classes.key}>A</kbd>}
          </button>
        </p>
      ))}
    </div>
  )
}
