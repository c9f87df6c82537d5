import type { Finding } from '@shared/domain/review/review'
import { nameOf, WHY_TEXT, type FactNote } from './fact-notes'
import classes from './review.module.css'

export type FindingAsideProps = {
  readonly finding: Finding
  readonly note: FactNote | undefined
  readonly canEdit: boolean
  /** Why the person here may not confirm this veto; null: may. */
  readonly confirmRefusal: string | null
  readonly onLink: () => void
  readonly onUnlink: () => void
  readonly onConfirm: () => void
}

/** Below a finding: a doubt about the same fact, its links, and a veto that waits for its second person. */
export function FindingAside(props: FindingAsideProps) {
  const { finding, note, canEdit, onLink, onUnlink } = props
  const suspect = note?.suspects[0]
  const linked = note?.linked ?? []
  if (suspect === undefined && linked.length === 0 && finding.kind !== 'veto') return null
  return (
    <div className={classes.aside} data-aside={finding.id}>
      {finding.kind === 'veto' && <VetoState {...props} />}
      {linked.length > 0 && (
        <>
          <span>与{linked.map(nameOf).join('、')}为同一事实</span>
          {canEdit && suspect === undefined && <AsideButton label="取消关联" onClick={onUnlink} />}
        </>
      )}
      {suspect && (
        <>
          <span>
            可能与{nameOf(suspect.other)}是同一事实：{WHY_TEXT[suspect.why]}
          </span>
          {canEdit && <AsideButton label="同一事实：关联" keys="L" onClick={onLink} />}
        </>
      )}
    </div>
  )
}

function VetoState({ finding, canEdit, confirmRefusal, onConfirm }: FindingAsideProps) {
  if (finding.confirmedBy) {
    return (
      <>
        <span>已由{finding.confirmedBy}确认</span>
        {canEdit && <AsideButton label="取消确认" keys="Y" onClick={onConfirm} />}
      </>
    )
  }
  return (
    <>
      <span className={classes.waiting}>待确认</span>
      {canEdit && confirmRefusal === null && <AsideButton label="确认否决" keys="Y" onClick={onConfirm} />}
      {canEdit && confirmRefusal !== null && <span>由{finding.recordedBy}以外的人登录后确认</span>}
    </>
  )
}

type AsideButtonProps = { readonly label: string; readonly keys?: string; readonly onClick: () => void }

function AsideButton({ label, keys, onClick }: AsideButtonProps) {
  return (
    <button type="button" className={classes.rowButton} onClick={onClick}>
      {label}
      {keys !== undefined && <kbd className={classes.key}>{keys}</kbd>}
    </button>
  )
}
