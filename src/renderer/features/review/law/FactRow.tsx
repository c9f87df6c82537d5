import { IconFileCheck, IconMarquee2, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import type { FactInfo } from '@shared/domain/law/facts'
import { pageNumberOf } from '../places'
import type { Workspace } from '../use-workspace'
import { LineInput } from './LineInput'
import { isListKind } from './list-fact'
import { ListInput } from './ListInput'
import { useFactField, type FactField } from './use-fact-field'
import type { Law } from './use-law'
import { YesNoInput } from './YesNoInput'
import classes from './law.module.css'

type FactRowProps = {
  readonly work: Workspace
  readonly law: Law
  readonly fact: FactInfo
  readonly isMissing: boolean
}

/** One fact: what it is called, its value, and the page it was read on. */
export const FactRow = memo(function FactRow({ work, law, fact, isMissing }: FactRowProps) {
  const field = useFactField(work, law, fact)
  const labelId = `fact-${fact.key}`
  return (
    <div className={classes.fact} data-fact={fact.key} data-entered={field.saved !== null || undefined}>
      <div className={classes.factHead}>
        <span id={labelId} className={classes.factLabel} title={fact.hint}>
          {isMissing && <span className={classes.lacking}>缺 </span>}
          {fact.label}
        </span>
        <Source work={work} field={field} />
      </div>
      <Control work={work} field={field} labelId={labelId} />
      {fact.hint !== '' && <p className={classes.factHint}>{fact.hint}</p>}
    </div>
  )
})

type ControlProps = { readonly work: Workspace; readonly field: FactField; readonly labelId: string }

function Control({ work, field, labelId }: ControlProps) {
  const { kind } = field.fact
  if (kind === 'yes-no') return <YesNoInput field={field} labelId={labelId} />
  if (isListKind(kind)) return <ListInput field={field} kind={kind} labelId={labelId} />
  return <LineInput work={work} field={field} kind={kind} labelId={labelId} />
}

/** Where it was read: shown as its page, and three ways to say so. */
function Source({ work, field }: { readonly work: Workspace; readonly field: FactField }) {
  const { source, isLocked, fact, takeCurrentPage, drawPlace, dropSource } = field
  const page =
    source === null || source.kind === 'missing'
      ? null
      : pageNumberOf(work.caseFile.files, source.fileId, source.pageIndex)
  return (
    <span className={classes.source}>
      {page !== null && (
        <button
          type="button"
          className={classes.pageLink}
          title="看这一页"
          onClick={() => work.viewer.goToPage(page - 1)}
        >
          第 {page} 页
        </button>
      )}
      {!isLocked && (
        <>
          <button
            type="button"
            className={classes.iconButton}
            aria-label={`取当前页：${fact.label}`}
            title="取当前页为出处"
            onClick={takeCurrentPage}
          >
            <IconFileCheck size={15} aria-hidden />
            {page === null && '取当前页'}
          </button>
          <button
            type="button"
            className={classes.iconButton}
            aria-label={`框出出处：${fact.label}`}
            title="在页面上框出处"
            onClick={drawPlace}
          >
            <IconMarquee2 size={15} aria-hidden />
          </button>
          {page !== null && (
            <button
              type="button"
              className={classes.iconButton}
              aria-label={`去掉出处：${fact.label}`}
              title="去掉出处"
              onClick={dropSource}
            >
              <IconX size={14} aria-hidden />
            </button>
          )}
        </>
      )}
    </span>
  )
}
