import { memo } from 'react'
import { statusText } from '@shared/domain/law/explain'
import { chinaMinute } from '@shared/lib/china-day'
import { RejectForm } from './RejectForm'
import { ResultDetails } from './ResultDetails'
import type { ResultActions } from './ResultsView'
import { SuggestionBox } from './SuggestionBox'
import type { LawEntry } from './suggestions'
import type { Law } from './use-law'
import type { Workspace } from '../use-workspace'
import classes from './law.module.css'

export type ResultRowProps = {
  readonly work: Workspace
  readonly law: Law
  readonly entry: LawEntry
  readonly actions: ResultActions
  readonly isCurrent: boolean
  /** Where Tab enters the list while no row is the current one. */
  readonly isFirst: boolean
  readonly isRejecting: boolean
  readonly onStopRejecting: () => void
}

/** One rule of law with its verdict; the current one shows the reasoning and what can be done. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { work, law, entry, actions, isCurrent, isFirst, isRejecting, onStopRejecting } = props
  const { result } = entry
  const { ruleId, title, status } = result
  return (
    <li
      className={classes.result}
      data-current={isCurrent || undefined}
      data-rule={ruleId}
      data-status={status}
    >
      <button
        type="button"
        className={classes.resultHead}
        data-law-row={ruleId}
        tabIndex={isCurrent || isFirst ? 0 : -1}
        aria-expanded={isCurrent}
        onClick={() => law.setCurrentRule(isCurrent ? null : ruleId)}
      >
        <span className={classes.ruleId}>{ruleId}</span>
        <span className={classes.resultTitle}>{title}</span>
        <span className={classes.verdict} data-status={status}>
          {statusText(result)}
        </span>
        <DecisionMark entry={entry} />
      </button>
      {isCurrent && (
        <div className={classes.resultBody}>
          {isRejecting ? (
            <RejectForm
              itemId={entry.row?.id ?? null}
              onSend={(reason) => actions.sendRejection(entry, reason)}
              onCancel={onStopRejecting}
            />
          ) : (
            <SuggestionBox {...{ work, law, entry, actions }} />
          )}
          <ResultDetails work={work} law={law} result={result} />
        </div>
      )}
    </li>
  )
})

const DECISIONS = { accepted: '已采纳', rejected: '不采纳' } as const

function DecisionMark({ entry }: { readonly entry: LawEntry }) {
  const { decision, hasChanged, isOpen } = entry
  if (decision === null) return isOpen ? <span className={classes.open}>待定</span> : null
  return (
    <span className={classes.decided} title={`${decision.by} ${chinaMinute(decision.at)}`}>
      {DECISIONS[decision.kind]}
      {hasChanged && <strong className={classes.changed}>结果已变化</strong>}
    </span>
  )
}
