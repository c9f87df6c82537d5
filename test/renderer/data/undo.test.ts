import { describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import { AppError } from '@shared/lib/app-error'
import {
  forgetHistories,
  historyOfReview,
  officeHistory,
  runEntry,
  walkHistory,
} from '../../../src/renderer/data/undo'
import { UndoHistory, type UndoEntry } from '../../../src/renderer/data/undo-stack'

const act = (caseId: string): EventBody => ({ type: 'case/removed', payload: { caseId } })
const back = (caseId: string): EventBody => ({ type: 'case/restored', payload: { caseId } })
const entry = (...ids: readonly string[]): UndoEntry => ({
  label: ids.join(),
  itemId: null,
  act: ids.map(act),
  redo: ids.map(act),
  undo: ids.toReversed().map(back),
})

function desk(refused: readonly string[] = []) {
  const written: string[] = []
  const write = (body: EventBody): Promise<void> => {
    const text = `${body.type} ${(body.payload as { caseId: string }).caseId}`
    if (refused.includes(text)) return Promise.reject(new AppError('case/unknown', 'refused'))
    written.push(text)
    return Promise.resolve()
  }
  return { written, write, history: new UndoHistory() }
}

describe('one press and its way back', () => {
  it('writes in order, back the other way round, and forward again', async () => {
    const { written, write, history } = desk()
    await runEntry(history, entry('a', 'b'), write)
    await walkHistory(history, 'undo', write)
    await walkHistory(history, 'redo', write)
    expect(written).toEqual([
      'case/removed a',
      'case/removed b',
      'case/restored b',
      'case/restored a',
      'case/removed a',
      'case/removed b',
    ])
  })

  it('leaves nothing behind when the second half is refused', async () => {
    const { written, write, history } = desk(['case/removed b'])
    await expect(runEntry(history, entry('a', 'b'), write)).rejects.toMatchObject({ code: 'case/unknown' })
    expect(written).toEqual(['case/removed a', 'case/restored a'])
    expect(history.get()).toEqual({ done: [], undone: [] })
  })

  it('forgets a step back that is refused, so that the one before can be reached', async () => {
    const { written, write, history } = desk(['case/restored b'])
    await runEntry(history, entry('a'), write)
    await runEntry(history, entry('b'), write)
    await expect(walkHistory(history, 'undo', write)).rejects.toThrow()
    await walkHistory(history, 'undo', write)
    expect(written.at(-1)).toBe('case/restored a')
    expect(await walkHistory(history, 'undo', write)).toBeNull()
  })

  it('is forgotten when somebody else sits down', async () => {
    const { write } = desk()
    await runEntry(historyOfReview('mine'), entry('a'), write)
    await runEntry(officeHistory, entry('b'), write)
    forgetHistories()
    expect(historyOfReview('mine').get().done).toEqual([])
    expect(await walkHistory(officeHistory, 'undo', write)).toBeNull()
  })

  it('is remembered for a review while one is elsewhere', () => {
    expect(historyOfReview('r')).toBe(historyOfReview('r'))
    expect(historyOfReview('r')).not.toBe(historyOfReview('s'))
  })
})
