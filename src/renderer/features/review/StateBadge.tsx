import { IconCheck, IconCircle, IconCircleDashed, IconExclamationMark, IconMinus } from '@tabler/icons-react'
import { stateWord, type ChecklistRow, type RowState } from './checklist-rows'
import classes from './review.module.css'

const ICONS: Readonly<Record<RowState, typeof IconCheck>> = {
  unseen: IconCircle,
  checked: IconCheck,
  deducted: IconMinus,
  excused: IconCircleDashed,
  vetoed: IconExclamationMark,
}

/** Word and sign together: the state is never told by colour alone. */
export function StateBadge({ row }: { readonly row: ChecklistRow }) {
  const Icon = ICONS[row.state]
  return (
    <span className={classes.state} data-state={row.state}>
      <Icon size={14} stroke={2.2} aria-hidden />
      {stateWord(row)}
    </span>
  )
}
