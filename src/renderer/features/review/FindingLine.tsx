import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { formatCenti } from '@shared/lib/decimal'
import type { Finding } from '@shared/domain/review/review'
import type { NumberedFinding } from '@shared/domain/review/review'
import { placesText } from './places'
import classes from './review.module.css'

/** What a finding costs, in words: 扣 0.5 × 2 = 1. */
export function costText({ kind, unitCenti, count }: Finding): string {
  if (kind === 'veto') return '一票否决'
  if (kind === 'advice') return '提示'
  const total = formatCenti(unitCenti * count)
  return count === 1 ? `扣 ${total}` : `扣 ${formatCenti(unitCenti)} × ${count} = ${total}`
}

export type FindingLineProps = {
  readonly numbered: NumberedFinding
  readonly files: readonly FiledScan[]
  readonly isSelected: boolean
  readonly canEdit: boolean
  readonly onSelect: () => void
  readonly onEdit: () => void
  readonly onWithdraw: () => void
  readonly aside?: ReactNode
}

/** One finding under its item. */
export function FindingLine(props: FindingLineProps) {
  const { numbered, files, isSelected, canEdit, onSelect, onEdit, onWithdraw, aside } = props
  const { number, finding } = numbered
  return (
    <>
      <div className={classes.finding} data-selected={isSelected || undefined} data-finding={finding.id}>
        <span className={classes.number}>{number}</span>
        <button type="button" className={classes.findingMain} onClick={onSelect} aria-pressed={isSelected}>
          <span>{finding.description}</span>{' '}
          <span className={classes.muted}>
            （{placesText(files, finding.places)}
            {finding.defectCode ? `，${finding.defectCode}` : ''}，{finding.severity}）
          </span>{' '}
          <span className={classes.presetPoints}>{costText(finding)}</span>
        </button>
        {canEdit && (
          <>
            <LineButton label={`修改第 ${number} 条问题`} title="修改（E）" onClick={onEdit}>
              <IconPencil size={15} aria-hidden />
            </LineButton>
            <LineButton label={`撤回第 ${number} 条问题`} title="撤回（X）" onClick={onWithdraw}>
              <IconTrash size={15} aria-hidden />
            </LineButton>
          </>
        )}
      </div>
      {aside}
    </>
  )
}

type LineButtonProps = {
  readonly label: string
  readonly title: string
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A plain button: these are drawn anew with every act, and must not cost what a Mantine one costs. */
function LineButton({ label, title, onClick, children }: LineButtonProps) {
  return (
    <button type="button" className={classes.lineButton} aria-label={label} title={title} onClick={onClick}>
      {children}
    </button>
  )
}
