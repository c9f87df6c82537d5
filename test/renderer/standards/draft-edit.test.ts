import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkDraft } from '@shared/domain/checklist/check-draft'
import { draftOf, emptyDraft, type StandardDraft } from '@shared/domain/checklist/draft'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { FACTS } from '@shared/domain/law/facts'
import * as edit from '../../../src/renderer/features/standards/draft-edit'
import {
  change,
  endGroup,
  redo,
  startHistory,
  undo,
} from '../../../src/renderer/features/standards/edit-history'

const start = emptyDraft('2026-11-23')
/** Two sections, two items in the first, one in the second. */
function written(): StandardDraft {
  let draft = edit.addSection(edit.addSection(start))
  draft = edit.patchSection(draft, 's1', { name: '卷面' })
  draft = edit.patchSection(draft, 's2', { name: '内容' })
  ;[draft] = edit.addItem(draft, 'B')
  ;[draft] = edit.addItem(draft, 'A')
  ;[draft] = edit.addItem(draft, 'A')
  return draft
}
const shape = ({ items }: StandardDraft) => items.map(({ key, id, section }) => `${section} ${id} ${key}`)

describe('editing a draft', () => {
  it('keeps items in the order of their sections and numbers them on', () => {
    expect(shape(written())).toEqual(['A A01 i2', 'A A02 i3', 'B B01 i1'])
    expect(edit.nextItemId(written(), 'A')).toBe('A03')
  })

  it('moves items within their section only', () => {
    const moved = edit.moveItem(written(), 'i2', 1)
    expect(shape(moved)).toEqual(['A A02 i3', 'A A01 i2', 'B B01 i1'])
    expect(edit.moveItem(moved, 'i2', 1)).toEqual(moved)
  })

  it('moves sections with their items', () => {
    expect(shape(edit.moveSection(written(), 's2', -1))).toEqual(['B B01 i1', 'A A01 i2', 'A A02 i3'])
  })

  it('gives a new letter of a section to its items', () => {
    expect(shape(edit.patchSection(written(), 's1', { id: 'F' }))).toEqual([
      'F A01 i2',
      'F A02 i3',
      'B B01 i1',
    ])
  })

  it('puts an item among those of the section it is moved to', () => {
    expect(shape(edit.patchItem(written(), 'i2', { section: 'B' }))).toEqual([
      'A A02 i3',
      'B A01 i2',
      'B B01 i1',
    ])
  })

  it('never gives a number twice', () => {
    let draft = edit.patchItem(written(), 'i1', { id: 'A03' })
    ;[draft] = edit.addItem(draft, 'A')
    expect(draft.items.map(({ id }) => id)).toEqual(['A01', 'A02', 'A04', 'A03'])
  })

  it('reads rules as soon as text and points are there, and again while nobody has touched them', () => {
    let draft = edit.patchItem(written(), 'i1', { ruleText: '每处扣0.5；缺一项扣1' })
    expect(draft.items.at(-1)?.rules).toEqual([])
    draft = edit.patchItem(draft, 'i1', { pointsCenti: 500 })
    expect(draft.items.at(-1)?.rules.map(({ text, reading }) => [text, reading])).toEqual([
      ['每处', 'certain'],
      ['缺一项', 'likely'],
    ])
    draft = edit.patchRule(draft, 'i1', 1, { per: null })
    draft = edit.patchItem(draft, 'i1', { ruleText: '每处扣2' })
    expect(draft.items.at(-1)?.rules.map(({ unitCenti, reading }) => [unitCenti, reading])).toEqual([
      [50, 'certain'],
      [100, 'confirmed'],
    ])
    expect(
      edit
        .rereadRules(draft, 'i1')
        .items.at(-1)
        ?.rules.map(({ unitCenti }) => unitCenti),
    ).toEqual([200])
  })

  it('confirms what was to be looked at', () => {
    const draft = edit.patchItem(written(), 'i1', { ruleText: '缺一项扣1；酌情扣分', pointsCenti: 500 })
    const open = (each: StandardDraft) =>
      each.items.flatMap(({ rules }) => rules).filter(edit.isUnchecked).length
    expect(open(draft)).toBe(2)
    expect(open(edit.confirmAllRules(draft))).toBe(0)
  })

  it('numbers vetoes on', () => {
    let [draft] = edit.addVeto(start)
    ;[draft] = edit.addVeto(draft)
    expect(draft.vetoes.map(({ id, ruleText }) => [id, ruleText])).toEqual([
      ['否01', '出现即否决'],
      ['否02', '出现即否决'],
    ])
    expect(edit.moveVeto(draft, 'v2', -1).vetoes.map(({ id }) => id)).toEqual(['否02', '否01'])
  })
})

describe('where a row comes from', () => {
  const standard = ScoringStandard.parse(
    JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8')),
  )
  const marks = (draft: StandardDraft) =>
    draft.items[0]?.provenance.map(({ about, mark, source }) => `${about} ${mark} ${source}`)

  it('is not claimed for what has been changed since', () => {
    const draft = edit.patchItem(draftOf(standard), 'i1', { basis: '处17' })
    expect(marks(draft)).toEqual([
      'text P 本项目建议，未经任何机关发布',
      'points P 本项目建议，未经任何机关发布',
      'basis K 在本程序中修改',
    ])
    expect(marks(edit.patchItem(draft, 'i1', { text: '新的内容' }))?.[2]).toBe('text P 在本程序中修改')
  })

  it('stays for what has not', () => {
    const draft = draftOf(standard)
    expect(edit.patchItem(draft, 'i1', { naAllowed: true }).items[0]?.provenance).toEqual(
      draft.items[0]?.provenance,
    )
  })

  it('of a veto no longer names the found list once it reads otherwise', () => {
    const draft = edit.patchVeto(draftOf(standard), 'v1', { text: '改过' })
    expect(draft.vetoes[0]?.provenance.map(({ about }) => about)).toEqual(['basis', 'text'])
  })
})

describe('a copy of a shipped edition', () => {
  const FOLDER = 'resources/standards'
  it.each(readdirSync(FOLDER))('%s has nothing to complain of, conditions included', (name) => {
    const standard = ScoringStandard.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')))
    expect(checkDraft(draftOf(standard), new Set(FACTS.map(({ key }) => key)))).toEqual([])
  })
})

describe('undo and redo', () => {
  it('take typing in one field as one step', () => {
    let history = startHistory('')
    for (const text of ['立', '立案', '立案表']) history = change(history, text, 'name')
    history = change(history, '立案表2', 'points')
    expect(undo(history).present).toBe('立案表')
    expect(undo(undo(history)).present).toBe('')
    expect(redo(redo(undo(undo(history)))).present).toBe('立案表2')
  })

  it('start a new step when the field was left', () => {
    let history = change(startHistory('a'), 'ab', 'name')
    history = change(endGroup(history), 'abc', 'name')
    expect(undo(history).present).toBe('ab')
  })

  it('forget what was undone when something else is done', () => {
    const history = change(undo(change(startHistory(1), 2, '')), 3, '')
    expect(redo(history).present).toBe(3)
    expect(undo(history).present).toBe(1)
  })

  it('do nothing at either end', () => {
    const history = startHistory(1)
    expect([undo(history), redo(history), change(history, 1, '')]).toEqual([history, history, history])
  })
})
