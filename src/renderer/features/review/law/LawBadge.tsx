import { VisuallyHidden } from '@mantine/core'
import { useLawHere } from './law-context'
import classes from './law.module.css'

/** Open suggestions of the clocks, on the tab. */
export function LawBadge() {
  const count = useLawHere()?.openCount ?? 0
  if (count === 0) return null
  return (
    <span className={classes.badge} data-law-badge={count}>
      {count}
      <VisuallyHidden> 条建议待定</VisuallyHidden>
    </span>
  )
}
