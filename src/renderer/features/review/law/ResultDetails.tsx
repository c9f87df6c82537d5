import { factText } from '@shared/domain/law/fact-text'
import { factLabel } from '@shared/domain/law/facts'
import type { LawResult } from '@shared/domain/law/check-law'
import { Notice } from '../../../ui/Notice'
import { pageNumberOf } from '../places'
import type { Workspace } from '../use-workspace'
import { CountedDays } from './CountedDays'
import type { Law } from './use-law'
import classes from './law.module.css'

type ResultDetailsProps = { readonly work: Workspace; readonly law: Law; readonly result: LawResult }

/** The whole reasoning: every fact with its page, every day that was counted, and by which calendar. */
export function ResultDetails({ work, law, result }: ResultDetailsProps) {
  const { explanation, warnings, dueOn, shiftedFrom, counted, calendarVersions, from } = result
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
      <ul className={classes.reasons}>
        {explanation.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      <dl className={classes.details}>
        <dt>依据</dt>
        <dd>{result.articleText}</dd>
        {dueOn !== null && (
          <>
            <dt>届满</dt>
            <dd>
              {dueOn.replace('T', ' ')}
              {shiftedFrom !== null && `（由 ${shiftedFrom} 顺延）`}
              {counted.length > 0 && `，计入 ${counted.length} 日`}
            </dd>
          </>
        )}
        {calendarVersions.length > 0 && (
          <>
            <dt>日历</dt>
            <dd>{calendarVersions.join('、')}</dd>
          </>
        )}
        {[...result.factsUsed, ...result.missingFacts.filter((key) => !result.factsUsed.includes(key))].map(
          (key) => (
            <FactLine key={key} work={work} law={law} factKey={key} />
          ),
        )}
      </dl>
      {counted.length > 0 && from !== null && <CountedDays result={result} calendars={law.books.calendars} />}
    </>
  )
}

type FactLineProps = { readonly work: Workspace; readonly law: Law; readonly factKey: string }

function FactLine({ work, law, factKey }: FactLineProps) {
  const fact = law.facts[factKey]
  const source = fact?.source ?? null
  const page =
    source === null || source.kind === 'missing'
      ? null
      : pageNumberOf(work.caseFile.files, source.fileId, source.pageIndex)
  return (
    <>
      <dt>{factLabel(factKey)}</dt>
      <dd>
        {fact === undefined ? '没有录入' : factText(fact.value)}{' '}
        {law.canEdit && (
          <button
            type="button"
            className={classes.link}
            aria-label={`${fact === undefined ? '去填写' : '修改'}：${factLabel(factKey)}`}
            onClick={() => law.showFact(factKey)}
          >
            {fact === undefined ? '去填写' : '修改'}
          </button>
        )}{' '}
        {page !== null && (
          <button type="button" className={classes.pageLink} onClick={() => work.viewer.goToPage(page - 1)}>
            第 {page} 页
          </button>
        )}
      </dd>
    </>
  )
}
