import { describe, expect, it } from 'vitest'
import type { OutlineEntry } from '@shared/domain/case-file/outline'
import { buildFactNotes, factGroups } from '../../../src/renderer/features/review/fact-notes'
import { groupByOutline } from '../../../src/renderer/features/review/rail-groups'
import { contentOfRepeat, isPresetText } from '../../../src/renderer/features/review/finding-form'
import { goldMarks, markId, ownerOf } from '../../../src/renderer/features/review/marks'
import type { ViewerPage } from '../../../src/renderer/viewer'
import { finding, region, STANDARD } from './sample-review'

const numbered = (list: readonly ReturnType<typeof finding>[]) =>
  list.map((one, index) => ({ number: index + 1, finding: one }))

describe('what a finding has to say beside itself', () => {
  it('names its doubts and its links', () => {
    const factId = '00000000-0000-4000-8000-0000000000ff'
    const notes = buildFactNotes(
      numbered([
        finding('a', { itemId: 'PT-A02', factId }),
        finding('b', { itemId: 'PT-B03', factId }),
        finding('c', { itemId: 'PT-C01' }),
        finding('d', { itemId: 'PT-D01', places: [region(9)] }),
      ]),
    )
    expect(notes.get('a')?.linked.map(({ number }) => number)).toEqual([2])
    expect(notes.get('a')?.suspects.map(({ other, why }) => [other.number, why])).toEqual([[3, 'place']])
    expect(notes.get('c')?.suspects.map(({ other }) => other.number)).toEqual([1, 2])
    expect(notes.has('d')).toBe(false)
  })

  it('lists each fact once for the explanation', () => {
    const factId = '00000000-0000-4000-8000-0000000000ff'
    const groups = factGroups(
      numbered([finding('a', { factId }), finding('b', { factId }), finding('c', {})]),
    )
    expect(groups.map((group) => group.map(({ number }) => number))).toEqual([[1, 2]])
  })
})

describe('the page list under 卷内目录', () => {
  const page = (fileId: string, pageIndex: number) =>
    ({ key: `${fileId}/${pageIndex}`, fileId, pageIndex, group: { id: fileId, name: fileId } }) as ViewerPage
  const pages = [page('x', 0), page('x', 1), page('x', 2), page('y', 0)]
  const at = (title: string, fileId: string, pageIndex: number): OutlineEntry => ({
    kind: null,
    title,
    fileId,
    pageIndex,
  })

  it('stays as it is without one', () => {
    expect(groupByOutline(pages, [])).toBe(pages)
  })

  it('heads pages by their document, never across files', () => {
    const grouped = groupByOutline(pages, [at('立案审批表', 'x', 1)])
    expect(grouped.map(({ group }) => group.name)).toEqual(['x', '立案审批表', '立案审批表', 'y'])
  })
})

describe('a finding of before', () => {
  const item = STANDARD.items.find(({ id }) => id === 'PT-A02')
  if (!item) throw new Error('the standard has lost PT-A02')
  const row = { ...item, kind: 'item' as const }
  const repeat = {
    ...{ kind: 'deduction' as const, itemId: 'PT-A02', ruleId: 'PT-A02-r1', unitCenti: 100 },
    ...{
      description: '缺示例乙签名',
      defectCode: 'D-ZT-05',
      law: '依据',
      severity: '严重' as const,
      advice: '补正',
    },
  }

  it('brings everything but its place and its count', () => {
    expect(contentOfRepeat(row, repeat, [region(4)])).toEqual({ ...repeat, count: 1, places: [region(4)] })
  })

  it('drops a rule this edition does not have and never costs more than the item', () => {
    const other = contentOfRepeat(row, { ...repeat, ruleId: 'PT-A02-r9', unitCenti: 9000 }, [region(4)])
    expect([other.ruleId, other.unitCenti]).toEqual([null, item.pointsCenti])
  })

  it('is no news when a preset says the same', () => {
    const preset = { ...repeat, defectCode: null, description: item.rules[0]?.text ?? '' }
    expect([isPresetText(row, preset), isPresetText(row, repeat)]).toEqual([true, false])
  })
})

it('shows the key of a practice under marks of their own', () => {
  const gold = {
    ...{ id: 'PT-A02/1', kind: 'deduction' as const, itemId: 'PT-A02', unitCenti: 100, count: 1 },
    ...{
      places: [{ kind: 'missing' as const, document: '送达回证' }, region(3)],
      description: '缺签名',
      defectCode: null,
    },
  }
  const [mark] = goldMarks([gold])
  expect([mark?.label, mark?.severity]).toEqual(['答1', null])
  expect(ownerOf(mark?.id ?? '')).toEqual({ kind: 'gold', goldId: 'PT-A02/1', placeIndex: 1 })
  expect(markId({ kind: 'gold', goldId: 'PT-A02/1', placeIndex: 1 })).toBe(mark?.id)
})
