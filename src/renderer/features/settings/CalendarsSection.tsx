import { Badge, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import { yearsOf } from '@shared/domain/law/case-law'
import { useLawBooks, type JoinedBooks } from '../../data/law'
import { useRows } from '../../data/live'
import { hasRole, useActor } from '../../data/session'
import { Notice } from '../../ui/Notice'
import { CalendarEditor } from './CalendarEditor'

/** 工作日历: which days are worked, by the yearly notice; shipped years can be corrected, new ones added. */
export function CalendarsSection() {
  const books = useLawBooks()
  const sheets = useRows('factSheets')
  const actor = useActor()
  if (books === null || sheets === null) return null
  const known = new Set(books.calendars.map(({ year }) => year))
  const lacking = [...new Set(sheets.flatMap(({ facts }) => yearsOf(facts)))]
    .filter((year) => !known.has(year))
    .sort()
  return (
    <Stack gap="sm" component="section" aria-label="工作日历">
      <Title order={3} size="h4">
        工作日历
      </Title>
      <Text size="sm">
        工作日期限按国务院办公厅每年的节假日安排推算。没有录入的年份只按周末推算，核对结果会注明。
      </Text>
      {lacking.length > 0 && (
        <Notice tone="warning" title="缺少年份">
          案情事实中出现了 {lacking.join('、')} 年，这些年份还没有节假日安排，请录入。
        </Notice>
      )}
      <Years books={books} lacking={lacking} canEdit={hasRole(actor, 'admin')} />
    </Stack>
  )
}

type YearsProps = {
  readonly books: JoinedBooks
  readonly lacking: readonly number[]
  readonly canEdit: boolean
}

function Years({ books, lacking, canEdit }: YearsProps) {
  const newest = books.calendars.at(-1)?.year ?? new Date().getFullYear()
  const [year, setYear] = useState(lacking[0] ?? newest)
  const [isOpen, setOpen] = useState(false)
  const known = books.calendars.map((calendar) => calendar.year)
  const choices = [...new Set([...known, ...lacking, newest + 1])].sort((a, b) => a - b)
  const calendar = books.calendars.find((one) => one.year === year) ?? null
  return (
    <>
      <Group align="flex-end">
        <NativeSelect
          label="年份"
          value={String(year)}
          data={choices.map((each) => ({
            value: String(each),
            label: known.includes(each) ? `${each} 年` : `${each} 年（未录入）`,
          }))}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
        />
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : canEdit ? '查看、修改' : '查看'}
        </Button>
      </Group>
      <About calendar={calendar} isOwn={books.ownCalendars.has(String(year))} />
      {!canEdit && (
        <Text size="sm" c="dimmed">
          修改工作日历须由管理员登录。
        </Text>
      )}
      {isOpen && (
        <CalendarEditor
          key={`${year} ${JSON.stringify(calendar)}`}
          year={year}
          calendar={calendar}
          shipped={books.shipped.calendars.find((one) => one.year === year) ?? null}
          canEdit={canEdit}
        />
      )}
    </>
  )
}

function About({ calendar, isOwn }: { readonly calendar: WorkCalendar | null; readonly isOwn: boolean }) {
  if (calendar === null) return <Text size="sm">这一年还没有节假日安排。</Text>
  return (
    <Group gap={6}>
      <Text size="sm">
        版本 {calendar.version}，放假 {calendar.restDays.length} 天，调休上班 {calendar.workDays.length}{' '}
        天。来源：
        {calendar.source}
      </Text>
      {calendar.provenance !== 'F' && (
        <Badge color="yellow" variant="light" size="sm">
          待核
        </Badge>
      )}
      {isOwn && (
        <Badge variant="light" size="sm">
          本单位录入
        </Badge>
      )}
    </Group>
  )
}
