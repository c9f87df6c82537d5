import { VisuallyHidden } from '@mantine/core'
import { memo, useEffect, useRef } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { formatCenti } from '@shared/lib/decimal'
import type { Actor } from '@shared/domain/people/person'
import type { RankedRepeat } from '@shared/domain/review/frequent'
import type { Finding } from '@shared/domain/review/review'
import type { FactNotes } from './fact-notes'
import type { ReviewCommand } from './key-map'
import { confirmRefusal } from './more-commands'
import type { Chosen } from './place-draft'
import { FindingAside } from './FindingAside'
import { FindingLine } from './FindingLine'
import { ItemDetails } from './ItemDetails'
import { LawMark, LawRowHint } from './law/LawRowParts'
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
  readonly onLink: (findingId: string) => void
  readonly onUnlink: (findingId: string) => void
  readonly onConfirmVeto: (findingId: string) => void
}

/** What only the current row shows. */
export type CurrentRow = {
  readonly waiting: Chosen | null
  readonly repeats: readonly RankedRepeat[]
  readonly documents: readonly string[]
  readonly notes: FactNotes
  readonly actor: Actor | null
}

export type ChecklistRowViewProps = {
  readonly row: ChecklistRow
  readonly files: readonly FiledScan[]
  readonly isCurrent: boolean
  readonly isUnfolded: boolean
  readonly canEdit: boolean
  /** null for a row that is not the current one. */
  readonly current: CurrentRow | null
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
        <span className={classes.rowPoints}>
          <LawMark itemId={row.id} />
          {row.kind === 'item' && <Points row={row} />}
        </span>
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
  const { row, files, isUnfolded, canEdit, selectedFindingId, actions, current } = props
  const aside = (finding: Finding) => (
    <FindingAside
      finding={finding}
      note={current?.notes.get(finding.id)}
      canEdit={canEdit}
      confirmRefusal={confirmRefusal({ actor: current?.actor ?? null }, finding)}
      onLink={() => actions.onLink(finding.id)}
      onUnlink={() => actions.onUnlink(finding.id)}
      onConfirm={() => actions.onConfirmVeto(finding.id)}
    />
  )
  return (
    <div className={classes.rowBody}>
      <LawRowHint itemId={row.id} canEdit={canEdit} />
      {canEdit && row.state !== 'excused' && <Presets {...props} />}
      {canEdit && row.state !== 'excused' && <Repeats {...props} />}
      {row.findings.map((numbered) => (
        <FindingLine
          key={numbered.finding.id}
          aside={aside(numbered.finding)}
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
      {isUnfolded && <ItemDetails row={row} documents={current?.documents ?? []} />}
    </div>
  )
}

/** 常记问题: what was found here before, in its own words, one key each. */
function Repeats({ current, actions }: ChecklistRowViewProps) {
  if (current === null || current.repeats.length === 0) return null
  return (
    <div className={classes.repeats} role="group" aria-label="常记问题">
      <span className={classes.repeatsHead}>常记问题</span>
      <div className={classes.presets}>
        {current.repeats.map((repeat, index) => (
          <button
            key={repeat.description}
            type="button"
            className={classes.preset}
            data-waiting={current.waiting?.repeat === repeat || undefined}
            data-repeat={index}
            title={repeat.advice === '' ? undefined : `整改建议：${repeat.advice}`}
            onClick={() => actions.onCommand({ kind: 'repeat', index })}
          >
            <Key>{`Alt ${index + 1}`}</Key>
            <span className={classes.presetText}>
              {repeat.description}
              <span className={classes.muted}> 记过 {repeat.times} 次</span>
            </span>
            <span className={classes.presetPoints}>
              {repeat.kind === 'advice' ? '提示' : `扣 ${formatCenti(repeat.unitCenti)}`}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}

function Presets({ row, current, actions }: ChecklistRowViewProps) {
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
          data-waiting={rule.id === current?.waiting?.ruleId || undefined}
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

function RowButtons({ row, isUnfolded, actions, current }: ChecklistRowViewProps) {
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
      {current !== null && current.documents.length > 0 && (
        <RowButton
          label="看材料"
          keys="D"
          title={`本项看：${current.documents.join('、')}`}
          onClick={run({ kind: 'documents' })}
        />
      )}
      <RowButton
        label={isUnfolded ? '收起' : '依据与计分'}
        keys={isUnfolded ? '←' : '→'}
        onClick={run({ kind: isUnfolded ? 'fold' : 'unfold' })}
      />
    </div>
  )
}

type RowButtonProps = {
  readonly label: string
  readonly keys?: string
  readonly title?: string
  readonly onClick: () => void
}

function RowButton({ label, keys, title, onClick }: RowButtonProps) {
  return (
    <button type="button" className={classes.rowButton} title={title} onClick={onClick}>
      {label}
      {keys !== undefined && <Key>{keys}</Key>}
    </button>
  )
}

const Key = ({ children }: { readonly children: string | number }) => (
  <kbd className={classes.key}>{children}</kbd>
)
