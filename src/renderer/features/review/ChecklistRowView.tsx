import { VisuallyHidden } from '@mantine/core'
import { memo, useEffect, useRef } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { formatCenti } from '@shared/lib/decimal'
import type { ReviewCommand } from './key-map'
import { FindingLine } from './FindingLine'
import { ItemDetails } from './ItemDetails'
import type { ChecklistRow } from './checklist-rows'
import { StateBadge } from './StateBadge'
import classes from './review.module.css'

export type RowActions = {
  readonly onGo: (itemId: string) => void
  readonly onCommand: (command: ReviewCommand) => void
  readonly onSelectFinding: (findingId: string) => void
  readonly onEditFinding: (findingId: string) => void
  readonly onWithdrawFinding: (findingId: string) => void
  readonly onTakeBack: (row: ChecklistRow) => void
}

export type ChecklistRowViewProps = {
  readonly row: ChecklistRow
  readonly files: readonly FiledScan[]
  readonly isCurrent: boolean
  readonly isUnfolded: boolean
  readonly canEdit: boolean
  readonly waitingRuleId: string | null
  readonly selectedFindingId: string | null
  readonly actions: RowActions
}

/** One row of the checklist; the current one shows what can be done with it. */
export const ChecklistRowView = memo(function ChecklistRowView(props: ChecklistRowViewProps) {
  const { row, isCurrent, isUnfolded, actions } = props
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent, isUnfolded, row])
  return (
    <li
      ref={element}
      className={classes.row}
      data-current={isCurrent || undefined}
      data-item={row.id}
      data-state={row.state}
    >
      <button
        type="button"
        className={classes.rowHead}
        data-row
        data-current-row={isCurrent || undefined}
        tabIndex={isCurrent ? 0 : -1}
        aria-current={isCurrent ? 'true' : undefined}
        aria-expanded={isCurrent}
        onClick={() => actions.onGo(row.id)}
      >
        <span className={classes.rowId}>{row.id.slice(row.id.indexOf('-') + 1)}</span>
        <span className={classes.rowText}>{row.text}</span>
        <span className={classes.rowPoints}>{row.kind === 'item' && <Points row={row} />}</span>
        <StateBadge row={row} />
      </button>
      {isCurrent && <RowBody {...props} />}
    </li>
  )
}, looksTheSame)

/** Rows are made anew with every act; one that is closed shows only its state and its loss. */
function looksTheSame(before: ChecklistRowViewProps, after: ChecklistRowViewProps): boolean {
  const [old, now] = [before.row, after.row]
  if (before.isCurrent || after.isCurrent) return false
  return (
    old.id === now.id &&
    old.state === now.state &&
    old.lostCenti === now.lostCenti &&
    old.findings.length === now.findings.length &&
    old.text === now.text
  )
}

function Points({ row }: { readonly row: ChecklistRow }) {
  if (row.state === 'excused') return <s className={classes.muted}>{formatCenti(row.pointsCenti)}</s>
  return (
    <>
      {row.lostCenti > 0 && <span className={classes.presetPoints}>−{formatCenti(row.lostCenti)}</span>}{' '}
      <span className={classes.muted}>/ {formatCenti(row.pointsCenti)}</span>
      <VisuallyHidden> 分</VisuallyHidden>
    </>
  )
}

function RowBody(props: ChecklistRowViewProps) {
  const { row, files, isUnfolded, canEdit, selectedFindingId, actions } = props
  return (
    <div className={classes.rowBody}>
      {canEdit && row.state !== 'excused' && <Presets {...props} />}
      {row.findings.map((numbered) => (
        <FindingLine
          key={numbered.finding.id}
          numbered={numbered}
          files={files}
          isSelected={numbered.finding.id === selectedFindingId}
          canEdit={canEdit}
          onSelect={() => actions.onSelectFinding(numbered.finding.id)}
          onEdit={() => actions.onEditFinding(numbered.finding.id)}
          onWithdraw={() => actions.onWithdrawFinding(numbered.finding.id)}
        />
      ))}
      {canEdit && <RowButtons {...props} />}
      {isUnfolded && <ItemDetails row={row} />}
    </div>
  )
}

function Presets({ row, waitingRuleId, actions }: ChecklistRowViewProps) {
  if (row.kind === 'veto') {
    return (
      <div className={classes.presets}>
        <button type="button" className={classes.preset} onClick={() => actions.onCommand({ kind: 'veto' })}>
          <Key>V</Key>
          <span className={classes.presetText}>提出一票否决</span>
        </button>
      </div>
    )
  }
  return (
    <div className={classes.presets}>
      {row.rules.map((rule, index) => (
        <button
          key={rule.id}
          type="button"
          className={classes.preset}
          data-waiting={rule.id === waitingRuleId || undefined}
          data-rule={rule.id}
          onClick={() => actions.onCommand({ kind: 'rule', index })}
        >
          <Key>{index + 1}</Key>
          <span className={classes.presetText}>{rule.text}</span>
          <span className={classes.presetPoints}>
            扣 {formatCenti(rule.unitCenti)}
            {rule.per === null ? '' : ` / ${rule.per}`}
          </span>
        </button>
      ))}
    </div>
  )
}

function RowButtons({ row, isUnfolded, actions }: ChecklistRowViewProps) {
  const run = (command: ReviewCommand) => () => {
    actions.onCommand(command)
  }
  const canTakeBack = row.state === 'excused' || (row.state === 'checked' && row.findings.length === 0)
  return (
    <div className={classes.actions}>
      {row.state === 'unseen' && (
        <RowButton
          label={row.kind === 'veto' ? '无此情形' : '无问题'}
          keys="空格"
          onClick={run({ kind: 'pass' })}
        />
      )}
      {canTakeBack && (
        <RowButton
          label={row.state === 'excused' ? '取消缺项' : '改为未看'}
          onClick={() => actions.onTakeBack(row)}
        />
      )}
      {row.kind === 'item' && row.state !== 'excused' && (
        <RowButton label="自定扣分" keys="0" onClick={run({ kind: 'own-points' })} />
      )}
      {row.naAllowed && row.state !== 'excused' && (
        <RowButton label="合理缺项" keys="N" onClick={run({ kind: 'excuse' })} />
      )}
      <RowButton label="提示" keys="T" onClick={run({ kind: 'advice' })} />
      <RowButton
        label={isUnfolded ? '收起' : '依据与计分'}
        keys={isUnfolded ? '←' : '→'}
        onClick={run({ kind: isUnfolded ? 'fold' : 'unfold' })}
      />
    </div>
  )
}

type RowButtonProps = { readonly label: string; readonly keys?: string; readonly onClick: () => void }

function RowButton({ label, keys, onClick }: RowButtonProps) {
  return (
    <button type="button" className={classes.rowButton} onClick={onClick}>
      {label}
      {keys !== undefined && <Key>{keys}</Key>}
    </button>
  )
}

const Key = ({ children }: { readonly children: string | number }) => (
  <kbd className={classes.key}>{children}</kbd>
)
