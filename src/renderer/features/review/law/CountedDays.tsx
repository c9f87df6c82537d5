import { useState } from 'react'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import type { LawResult } from '@shared/domain/law/check-law'
import { buildMonths, type DayCell } from './counted-months'
import classes from './law.module.css'

type CountedDaysProps = { readonly result: LawResult; readonly calendars: readonly WorkCalendar[] }

/** A long term is months of numbers: it is opened by who wants to count it after. */
const SHORT_DAYS = 31

/** The counting, day by day on a month sheet. */
export function CountedDays({ result, calendars }: CountedDaysProps) {
  const [isOpen, setOpen] = useState(result.counted.length <= SHORT_DAYS)
  return (
    <div className={classes.months}>
      <button type="button" className={classes.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '收起逐日计数' : '逐日计数'}
      </button>
      {isOpen &&
        buildMonths(result, calendars).map(({ title, weeks }) => (
          <table key={title} className={classes.month}>
            <caption>{title}</caption>
            <thead>
              <tr>
                {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week, index) => (
                <tr key={index}>
                  {week.map((cell, at) => (
                    <Day key={at} cell={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      {isOpen && (
        <p className={classes.factHint}>
          圈内小字为第几日；“休”为节假日，“班”为调休上班；“起”为起算日，“满”为届满日。
        </p>
      )}
    </div>
  )
}

function Day({ cell }: { readonly cell: DayCell | null }) {
  if (cell === null) return <td />
  const { date, kind, nth, role } = cell
  return (
    <td data-kind={kind} data-counted={nth !== null || undefined} data-role={role ?? undefined}>
      {date}
      <small>
        {role ?? (nth === null ? (kind === 'holiday' ? '休' : '') : nth)}
        {kind === 'makeup' ? '班' : ''}
      </small>
    </td>
  )
}
