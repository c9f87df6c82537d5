import { useEffect, useMemo } from 'react'
import { formatCenti } from '@shared/lib/decimal'
import { ChecklistRowView, type RowActions } from './ChecklistRowView'
import { VETO_GROUP_ID, type ChecklistGroup } from './checklist-rows'
import { runCommand, withdrawFinding } from './use-commands'
import { confirmVeto, documentsOf, linkFinding, unlinkFinding, withFinding } from './more-commands'
import { useLatest } from './use-latest'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** 评分表: vetoes first, then the sections of the standard. */
export function ChecklistPanel({ work }: { readonly work: Workspace }) {
  const actions = useRowActions(work)
  const isWriting = work.placing.editor !== null
  useKeepCurrentInSight(`${work.current.id} ${isWriting} ${work.sideForm} ${work.placing.isIdle}`)
  const { waiting } = work.placing.draft
  const current = {
    waiting,
    repeats: work.repeats,
    documents: documentsOf(work, work.current.id),
    notes: work.factNotes,
    actor: work.actor,
  }
  return (
    <div>
      {work.groups.map((group) => (
        <section key={group.id} aria-label={group.name}>
          <GroupHead group={group} />
          <ol className={classes.list}>
            {group.rows.map((row) => {
              const isCurrent = row.id === work.current.id
              return (
                <ChecklistRowView
                  key={row.id}
                  row={row}
                  files={work.caseFile.files}
                  isCurrent={isCurrent}
                  isUnfolded={isCurrent && work.isUnfolded}
                  canEdit={work.canEdit && !isWriting}
                  current={isCurrent ? current : null}
                  selectedFindingId={isCurrent ? (work.selected?.finding.id ?? null) : null}
                  actions={actions}
                />
              )
            })}
          </ol>
        </section>
      ))}
    </div>
  )
}

function GroupHead({ group }: { readonly group: ChecklistGroup }) {
  const seen = group.rows.filter((row) => row.state !== 'unseen').length
  return (
    <div className={classes.groupHead}>
      <span>{group.name}</span>
      <span className={classes.muted}>
        已看 {seen}/{group.rows.length}
        {group.id !== VETO_GROUP_ID && group.points
          ? ` · 得 ${formatCenti(group.points.gotCenti)} / ${formatCenti(group.points.fullCenti)}`
          : ''}
      </span>
    </div>
  )
}

/** What opens below takes room from the list: the row one works on stays in sight. */
function useKeepCurrentInSight(occasion: string): void {
  useEffect(() => {
    document.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [occasion])
}

/** One object for all rows and all time, so that a row is only drawn anew when it changes. */
function useRowActions(work: Workspace): RowActions {
  const latest = useLatest(work)
  return useMemo(
    () => ({
      onGo: (itemId) => latest().goToItem(itemId),
      onCommand: (command) => void runCommand(latest(), command),
      onSelectFinding: (findingId) => latest().selectFinding(findingId),
      onEditFinding: (findingId) => {
        const { findings, placing, selectFinding } = latest()
        const found = findings.find(({ finding }) => finding.id === findingId)
        selectFinding(findingId)
        if (found) placing.openFinding(found.finding)
      },
      onWithdrawFinding: (findingId) => withdrawFinding(latest(), findingId),
      onTakeBack: (row) => {
        const { session } = latest()
        void (row.state === 'excused' ? session.excuse(row.id, null) : session.check(row.id, false))
      },
      onLink: (findingId) => withFinding(latest(), findingId, linkFinding),
      onUnlink: (findingId) => withFinding(latest(), findingId, unlinkFinding),
      onConfirmVeto: (findingId) => withFinding(latest(), findingId, confirmVeto),
    }),
    [latest],
  )
}
