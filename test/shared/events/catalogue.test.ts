import { describe, expect, it } from 'vitest'
import { numberedFindings } from '@shared/domain/review/review'
import { parseAct } from '@shared/events/act'
import { applyEvent, CATALOGUE, keysOf, type JournalEvent } from '@shared/events/catalogue'
import { OverlayTables } from '@shared/events/overlay'
import { MemoryTables, type Rows } from '@shared/events/tables'
import * as w from '../../helpers/sample-record'

const event = (type: string, payload: unknown, v = 1): JournalEvent => ({
  id: w.uuid(1),
  seq: 7,
  at: '2026-01-01T00:00:00.000Z',
  actor: '示例评查员',
  type,
  v,
  payload,
})

const story = [
  w.registered,
  w.adopted,
  w.started,
  w.recorded(1),
  w.recorded(2, { itemId: 'PT-B01' }),
  {
    type: 'finding/withdrawn',
    payload: { reviewId: w.REVIEW_ID, caseId: w.CASE_ID, findingId: w.uuid(101) },
  } as const,
  w.submitted,
  w.drafted(),
  w.step('document/submitted'),
  { type: 'document/reviewed', payload: { documentId: w.DOCUMENT_ID, person: '示例乙', note: '' } } as const,
  w.signed(),
  w.sealImported,
  w.sealed(),
]

describe('applyEvent', () => {
  it('stops at an event of a newer release, by type and by version', () => {
    const state = new MemoryTables()
    for (const unknown of [
      event('case/teleported', {}),
      event('case/removed', {}, 2),
      event('toString', {}),
    ]) {
      expect(() => applyEvent(state, unknown)).toThrow(
        expect.objectContaining({ code: 'journal/unknown-event' }),
      )
    }
  })

  it('touches only the rows it names', () => {
    const state = new MemoryTables()
    for (const body of story) {
      const full = event(body.type, body.payload)
      const named = new Set(keysOf(full).map(([table, id]) => `${table}/${id}`))
      const touched: string[] = []
      const watched: Rows = {
        find: (table, id) => (touched.push(`${table}/${id}`), state.find(table, id)),
        get: (table, id) => (touched.push(`${table}/${id}`), state.get(table, id)),
        put: (table, row) => (touched.push(`${table}/${row.id}`), state.put(table, row)),
      }
      applyEvent(watched, full)
      expect(
        touched.filter((key) => !named.has(key)),
        body.type,
      ).toEqual([])
    }
  })

  it('keeps a withdrawn finding, out of the running numbers', () => {
    const review = w.play(story.slice(0, 6)).get('reviews', w.REVIEW_ID)
    expect(review.findings).toHaveLength(2)
    expect(numberedFindings(review).map(({ number, finding }) => [number, finding.itemId])).toEqual([
      [1, 'PT-B01'],
    ])
  })

  it('makes the impression and its register row in one event', () => {
    const state = w.play(story)
    const document = state.get('documents', w.DOCUMENT_ID)
    expect(document.state).toBe('sealed')
    expect(state.all('sealUses').map(({ id, afterSha256 }) => [id, afterSha256])).toEqual([
      [document.sealed?.sealUseId, document.sealed?.pdfSha256],
    ])
    expect(document.steps.map(({ step }) => step)).toEqual([
      'drafted',
      'submitted',
      'reviewed',
      'signed',
      'sealed',
    ])
  })
})

describe('an overlay', () => {
  it('reads through and keeps its writes to itself', () => {
    const base = w.play(story.slice(0, 4))
    const overlay = new OverlayTables(base)
    w.play([w.recorded(9, { itemId: 'PT-B02' })], overlay)
    expect(overlay.get('reviews', w.REVIEW_ID).findings).toHaveLength(2)
    expect(base.get('reviews', w.REVIEW_ID).findings).toHaveLength(1)
    expect(overlay.all('cases')).toHaveLength(1)
    expect(overlay.all('reviews')).toHaveLength(1)
  })
})

describe('parseAct', () => {
  it('lets through what a person may do', () => {
    expect(parseAct({ type: 'case/removed', payload: { caseId: w.CASE_ID } }).ok).toBe(true)
  })

  it('refuses what only main records, whatever the payload', () => {
    const mains = Object.entries(CATALOGUE).filter(([, { origin }]) => origin === 'main')
    expect(mains.map(([type]) => type)).toContain('document/sealed')
    for (const [type] of mains) {
      expect(parseAct({ type, payload: {} })).toMatchObject({ ok: false, failure: { code: 'act/not-yours' } })
    }
  })

  it.each([
    ['an unknown type', { type: 'case/teleported', payload: {} }, 'act/unknown'],
    ['a name of Object.prototype', { type: 'constructor', payload: {} }, 'act/unknown'],
    ['a bad field, by its path', { type: 'case/removed', payload: { caseId: 'x' } }, 'act/malformed'],
  ])('refuses %s', (_what, act, code) => {
    expect(parseAct(act)).toMatchObject({ ok: false, failure: { code } })
  })
})
