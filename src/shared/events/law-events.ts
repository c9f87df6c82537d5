/** What the law clocks work with: typed facts of a case, calendars, sector rules; and the office's phrases. */
import { Place } from '@shared/domain/case-file/place'
import { WorkCalendar } from '@shared/domain/law/calendar'
import { FactKey, FactValue } from '@shared/domain/law/fact-sheet'
import { Sector } from '@shared/domain/law/sectors'
import { PhraseContent } from '@shared/domain/review/phrase'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'

export const lawEvents = {
  /** `value: null` takes the fact away. */
  'case/fact-set': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({
      caseId: z.uuid(),
      key: FactKey,
      value: FactValue.nullable(),
      source: Place.nullable(),
      note: z.string().trim().max(500),
    }),
    touches: (p) => [['factSheets', p.caseId]],
    apply: (rows, p, { at, actor }) => {
      const sheet = rows.find('factSheets', p.caseId) ?? { id: p.caseId, caseId: p.caseId, facts: {} }
      const { value, source, note } = p
      const others = Object.entries(sheet.facts).filter(([key]) => key !== p.key)
      const fact = value && { value, source, note, enteredAt: at, enteredBy: actor }
      const facts = Object.fromEntries(fact === null ? others : [...others, [p.key, fact]])
      rows.put('factSheets', { ...sheet, facts })
    },
  }),

  'calendar/set': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ calendar: WorkCalendar }),
    touches: (p) => [['calendars', p.calendar.id]],
    apply: (rows, p) => rows.put('calendars', p.calendar),
  }),

  'sector/set': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ sector: Sector }),
    touches: (p) => [['sectors', p.sector.id]],
    apply: (rows, p) => rows.put('sectors', p.sector),
  }),

  'phrase/saved': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ phraseId: z.uuid(), phrase: PhraseContent }),
    touches: (p) => [['phrases', p.phraseId]],
    apply: (rows, p, { at, actor }) =>
      rows.put('phrases', { ...p.phrase, id: p.phraseId, savedAt: at, savedBy: actor, removedAt: null }),
  }),

  'phrase/removed': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ phraseId: z.uuid() }),
    touches: (p) => [['phrases', p.phraseId]],
    apply: (rows, p, { at }) => rows.put('phrases', { ...rows.get('phrases', p.phraseId), removedAt: at }),
  }),
}
