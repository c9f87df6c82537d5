/** Fields that several dialogs of this page share: a day, a term counted out, people. */
import { MultiSelect, TagsInput, Text, TextInput } from '@mantine/core'
import type { Participant } from '@shared/domain/campaign/entry'
import { chineseDate } from '@shared/domain/document/chinese-date'
import { due, type TermUnit, type WorkCalendar } from '@shared/domain/law/calendar'
import type { Person } from '@shared/domain/people/person'

type DayFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
  readonly isFirst?: boolean
  readonly description?: string
}

export function DayField({ label, value, onChange, isFirst = false, description }: DayFieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(description === undefined ? {} : { description })}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  )
}

export type Term = { readonly days: number; readonly unit: Extract<TermUnit, 'work' | 'cal'> }

/** The last day of a term, or null while the start is no day yet. */
export function dueOf(start: string, { days, unit }: Term, calendars: readonly WorkCalendar[]) {
  return /^\d{4}-\d{2}-\d{2}$/.test(start) ? due(start, days, unit, calendars) : null
}

const MOST_DAYS = 12
const shortDay = (day: string): string => `${Number(day.slice(5, 7))}.${Number(day.slice(8))}`

/** 自…起…个工作日：which days count, and what the count could not know. */
export function TermNote(props: {
  readonly start: string
  readonly term: Term
  readonly calendars: readonly WorkCalendar[]
}) {
  const { start, term, calendars } = props
  const found = dueOf(start, term, calendars)
  if (found === null) return null
  const unit = term.unit === 'work' ? '个工作日' : '日'
  const days = found.countedDays
  return (
    <Text size="sm" c="dimmed" data-testid="term-note">
      自 {chineseDate(start)} 的次日起 {term.days} {unit}
      {term.unit === 'work' && days.length <= MOST_DAYS
        ? `（${days.map(shortDay).join('、')}）`
        : ''}，到 {chineseDate(found.dueOn)}
      {found.shiftedFrom === null ? '' : `（${chineseDate(found.shiftedFrom)}是休息日，顺延）`}。
      {found.missingYears.length === 0
        ? ''
        : `没有 ${found.missingYears.join('、')} 年的工作日历，只按周末计算，请核对。`}
    </Text>
  )
}

type PeopleFieldProps = {
  readonly label: string
  readonly description?: string
  readonly value: readonly Participant[]
  readonly onChange: (people: readonly Participant[]) => void
  readonly people: readonly Person[]
  readonly isStaffed: boolean
  readonly isFirst?: boolean
}

/** From the register; where nobody is registered, names typed in. */
export function PeopleField(props: PeopleFieldProps) {
  const { label, description, value, onChange, people, isStaffed, isFirst = false } = props
  const common = {
    label,
    required: true,
    ...(description === undefined ? {} : { description }),
    ...(isFirst ? { 'data-autofocus': true } : {}),
  }
  if (!isStaffed)
    return (
      <TagsInput
        {...common}
        placeholder="输入姓名后按回车"
        value={value.map(({ name }) => name)}
        onChange={(names) => onChange(names.map((name) => ({ personId: null, name: name.trim() })))}
        splitChars={['、', '，', ',', ' ']}
        acceptValueOnBlur
      />
    )
  return (
    <MultiSelect
      {...common}
      data={people
        .filter(({ disabledAt }) => disabledAt === null)
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={value.flatMap(({ personId }) => (personId === null ? [] : [personId]))}
      onChange={(ids) =>
        onChange(
          ids.flatMap((id) => {
            const person = people.find((one) => one.id === id)
            return person ? [{ personId: id, name: person.name }] : []
          }),
        )
      }
      searchable
    />
  )
}
