import { useState, type KeyboardEvent } from 'react'
import { addDays, yearOf } from '@shared/domain/law/days'
import { kindOf, monthWeeks, pressDay, type CalendarDays, type DayKind } from './calendar-edit'
import classes from './calendar.module.css'

type YearGridProps = {
  readonly year: number
  readonly days: CalendarDays
  readonly canEdit: boolean
  readonly onChange: (days: CalendarDays) => void
}

const WORDS: Readonly<Record<DayKind, string>> = {
  work: '工作日',
  weekend: '周末',
  rest: '放假',
  makeup: '调休上班',
}
const SIGNS: Readonly<Record<DayKind, string>> = { work: '', weekend: '', rest: '休', makeup: '班' }
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** Twelve months; one day takes the focus, arrows move it, Enter, Space or a click turns it over. */
export function YearGrid({ year, days, canEdit, onChange }: YearGridProps) {
  const [current, setCurrent] = useState(`${year}-01-01`)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key]
    if (step === undefined) return
    const next = addDays(current, step)
    event.preventDefault()
    if (yearOf(next) !== year) return
    setCurrent(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  return (
    <div>
      <p className={classes.legend}>
        {canEdit
          ? '点选或者用方向键加回车修改：工作日改为放假，周末改为调休上班，再按改为放假。'
          : '“休”为放假，“班”为调休上班。'}
      </p>
      <div className={classes.year} onKeyDown={onKeyDown}>
        {MONTHS.map((month) => (
          <table key={month} className={classes.month}>
            <caption>{month} 月</caption>
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
              {monthWeeks(year, month).map((week, index) => (
                <tr key={index}>
                  {week.map((day, at) => (
                    <td key={at}>
                      {day !== null && (
                        <button
                          type="button"
                          className={classes.day}
                          data-day={day}
                          data-kind={kindOf(day, days)}
                          data-sign={SIGNS[kindOf(day, days)]}
                          tabIndex={day === current ? 0 : -1}
                          aria-label={`${month}月${Number(day.slice(8))}日 ${WORDS[kindOf(day, days)]}`}
                          aria-disabled={!canEdit || undefined}
                          onFocus={() => setCurrent(day)}
                          onClick={() => {
                            if (canEdit) onChange(pressDay(day, days))
                          }}
                        >
                          {Number(day.slice(8))}
                        </button>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </div>
  )
}
