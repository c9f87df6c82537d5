import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { WorkCalendar } from '@shared/domain/law/calendar'
import { tellDone, tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { performUndoable } from '../../data/undo'
import { repeatable } from '../../data/undo-stack'
import { Notice } from '../../ui/Notice'
import { readPasted, type CalendarDays } from './calendar-edit'
import { YearGrid } from './YearGrid'

type CalendarEditorProps = {
  readonly year: number
  readonly calendar: WorkCalendar | null
  readonly shipped: WorkCalendar | null
  readonly canEdit: boolean
}

const EMPTY: CalendarDays = { restDays: [], workDays: [] }

export function CalendarEditor({ year, calendar, shipped, canEdit }: CalendarEditorProps) {
  const [days, setDays] = useState<CalendarDays>(calendar ?? EMPTY)
  const [version, setVersion] = useState(calendar?.version ?? '')
  const [source, setSource] = useState(calendar?.source ?? '')
  const [isVerified, setVerified] = useState(calendar?.provenance === 'F')
  const isSound = version.trim() !== '' && source.trim() !== ''
  const save = async (next: WorkCalendar): Promise<void> => {
    try {
      // A year that was not there before cannot be taken away again: an empty one would hide that it is missing.
      await (calendar === null
        ? perform('calendar/set', { calendar: next })
        : performUndoable(setCalendar(next, calendar)))
      tellDone(`已保存 ${year} 年工作日历`)
    } catch (cause) {
      tellFailure(cause)
    }
  }
  return (
    <Stack gap="sm">
      <YearGrid year={year} days={days} canEdit={canEdit} onChange={setDays} />
      {canEdit && (
        <>
          <Paste year={year} onRead={setDays} />
          <Group grow align="flex-start">
            <TextInput
              label="版本"
              withAsterisk
              maxLength={60}
              placeholder="通知的文号或者日期"
              value={version}
              onChange={(event) => setVersion(event.currentTarget.value)}
            />
            <TextInput
              label="来源"
              withAsterisk
              maxLength={500}
              placeholder="通知的名称"
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
          </Group>
          <Checkbox
            label="已对照通知原文核对"
            description="没有勾选的显示“待核”"
            checked={isVerified}
            onChange={(event) => setVerified(event.currentTarget.checked)}
          />
          <Group>
            <Button
              disabled={!isSound}
              onClick={() =>
                void save({
                  ...{ id: String(year), year, restDays: days.restDays, workDays: days.workDays },
                  ...{ version: version.trim(), source: source.trim(), provenance: isVerified ? 'F' : 'P' },
                })
              }
            >
              保存 {year} 年
            </Button>
            {shipped !== null && JSON.stringify(shipped) !== JSON.stringify(calendar) && (
              <Button variant="default" onClick={() => void save(shipped)}>
                恢复随软件提供的版本
              </Button>
            )}
          </Group>
        </>
      )}
    </Stack>
  )
}

const setCalendar = (calendar: WorkCalendar, before: WorkCalendar) => {
  const set = (one: WorkCalendar) => ({ type: 'calendar/set', payload: { calendar: one } }) as const
  return repeatable({
    label: `${calendar.year} 年工作日历`,
    itemId: null,
    redo: [set(calendar)],
    undo: [set(before)],
  })
}

type PasteProps = { readonly year: number; readonly onRead: (days: CalendarDays) => void }

function Paste({ year, onRead }: PasteProps) {
  const [text, setText] = useState('')
  const [errors, setErrors] = useState<readonly string[]>([])
  const file = useRef<HTMLInputElement>(null)
  const read = (given: string): void => {
    const result = readPasted(given, year)
    setErrors(result.ok ? [] : result.errors)
    if (!result.ok) return
    onRead(result.days)
    tellDone(`读入 ${result.count} 天，核对无误后请保存`)
  }
  return (
    <Stack gap={6}>
      <Textarea
        label="粘贴节假日安排"
        description="一行一天或者一段，如“2027-01-01,休”“2027-02-05至2027-02-11,休”“2027-02-14,班”；读入后替换全年"
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap={8}>
        <Button variant="default" size="xs" disabled={text.trim() === ''} onClick={() => read(text)}>
          读入粘贴的内容
        </Button>
        <Button variant="default" size="xs" onClick={() => file.current?.click()}>
          从 CSV 文件读入
        </Button>
        <input
          ref={file}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          hidden
          aria-label="CSV 文件"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (chosen) chosen.text().then(read, tellFailure)
          }}
        />
      </Group>
      {errors.length > 0 && (
        <Notice tone="danger" title="没有读入" role="alert">
          {errors.slice(0, 8).map((error) => (
            <Text key={error} size="sm">
              {error}
            </Text>
          ))}
          {errors.length > 8 && <Text size="sm">另有 {errors.length - 8} 处。</Text>}
        </Notice>
      )}
    </Stack>
  )
}
