/** A draw from a real record: made in main, exported, and run again by the script from the exported list alone. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListedFile } from '@shared/domain/campaign/campaign'
import { ruleCode } from '@shared/domain/campaign/draw-files'
import { buildDrawCertificate } from '@shared/report/campaign-draw'
import { rerunDraw } from '../../../scripts/redraw/rerun'
import { hashText } from '../../../src/main/campaigns/hash-text'
import { makeDraw } from '../../../src/main/campaigns/make-draw'
import { makeDrawList } from '../../../src/main/exports/campaign-tables'
import { openJournal } from '../../../src/main/journal/journal'
import { Record } from '../../../src/main/record/record'
import { uuid } from '../../helpers/sample-record'
import { listed, many, plan } from '../../shared/domain/campaign/files'

const CAMPAIGN = uuid(1)
let dir = ''
let record: Record

const office = () => ({ record, newId: randomUUID })
const roster = async (files: readonly ListedFile[]): Promise<string> => {
  const rosterId = randomUUID()
  await record.write([
    { type: 'roster/imported', payload: { campaignId: CAMPAIGN, rosterId, sourceName: '名册.csv', files } },
  ])
  return rosterId
}
const draw = (patch: Partial<Parameters<typeof makeDraw>[1]> = {}) =>
  makeDraw(office(), {
    ...{
      campaignId: CAMPAIGN,
      seed: '20260101',
      seedSource: '公开摇号',
      drawnBy: '示例甲',
      witness: '示例乙',
    },
    ...{ units: [], againReason: '' },
    ...patch,
  })

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-draw-'))
  record = await Record.open(await openJournal({ dir, now: Date.now, newId: randomUUID }), randomUUID)
  await record.write([
    { type: 'campaign/opened', payload: { campaignId: CAMPAIGN, name: '示例批次', year: 2026 } },
    {
      type: 'campaign/planned',
      payload: { campaignId: CAMPAIGN, plan: plan({ units: ['示例县农业农村局'] }) },
    },
  ])
})
afterEach(async () => {
  await record.close()
  await rm(dir, { recursive: true, force: true })
})

const LIST = [
  ...many(80, { note: '甲,乙 "引号"' }),
  ...many(30, { caseType: '许可' }),
  ...many(2, { mustReason: '听证' }, 500),
]

describe('draw:make', () => {
  it('keeps the draw and its files, and the script repeats it from the exported list', async () => {
    await roster(LIST)
    const { drawId } = await draw()
    const made = record.state.get('draws', drawId)
    expect(made).toMatchObject({ listCount: 112, seed: '20260101', drawnBy: '示例甲', witness: '示例乙' })
    expect(made.picked).toHaveLength(6)
    expect(record.state.all('entries')).toHaveLength(6)

    const { bytes } = makeDrawList(office(), drawId)
    const again = rerunDraw(bytes, made.seed, ruleCode(made.rule))
    if (!again.ok) throw new Error(again.problem)
    expect(again.outcome.listSha256).toBe(made.listSha256)
    expect(again.outcome.strata).toEqual(made.strata)
    expect(again.outcome.picked.map((one) => [one.listed, one.origin])).toEqual(
      made.picked.map((one) => [one.listed, one.origin]),
    )
    expect(again.lines[0]).toBe(`名册校验值 ${made.listSha256}`)
    const certificate = buildDrawCertificate(record.state.get('campaigns', CAMPAIGN), made, hashText)
    expect(certificate.rows.map((row) => row.at(-1))).toEqual(
      again.outcome.picked.map(({ key }) => key.slice(0, 12)),
    )
  })

  it('ends with another list when one letter of the file is changed, and says so', async () => {
    await roster(LIST)
    const { drawId } = await draw()
    const made = record.state.get('draws', drawId)
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(makeDrawList(office(), drawId).bytes)
    const altered = rerunDraw(
      new TextEncoder().encode(text.replace('1号', '1 号')),
      made.seed,
      '50,3,20,type',
    )
    if (!altered.ok) throw new Error(altered.problem)
    expect(altered.lines[0]).not.toContain(made.listSha256)
    const saved = rerunDraw(
      new TextEncoder().encode(text.replaceAll('\r\n', '\n')),
      made.seed,
      '50,3,20,type',
    )
    expect(saved.ok && saved.lines[1]).toContain('不是导出时的原样')
  })

  it.each([
    ['no plan', { campaignId: uuid(2) }, 'campaign/no-plan'],
    ['no campaign', { campaignId: uuid(3) }, 'campaign/unknown'],
    ['a witness who drew', { witness: '示例甲' }, 'draw/witness-is-drawer'],
    ['a unit on no list', { units: ['示例县城管局'] }, 'draw/unknown-unit'],
  ] as const)('refuses with %s', async (_case, patch, code) => {
    await record.write([
      { type: 'campaign/opened', payload: { campaignId: uuid(2), name: '无方案', year: 2026 } },
    ])
    await roster(LIST)
    await expect(draw(patch)).rejects.toMatchObject({ code })
    expect(record.state.all('draws')).toEqual([])
    expect(record.state.all('entries')).toEqual([])
  })

  it('refuses without a list', async () => {
    await expect(draw()).rejects.toMatchObject({ code: 'draw/no-files' })
  })

  it('leaves a unit drawn before alone, unless it is asked for with a reason; then it takes none twice', async () => {
    await roster(LIST)
    await draw()
    await expect(draw()).rejects.toMatchObject({ code: 'draw/no-files' })
    const unit = '示例县农业农村局'
    await expect(draw({ units: [unit] })).rejects.toMatchObject({ code: 'draw/already-drawn' })
    const { drawId } = await draw({ units: [unit], againReason: '扩大抽查', seed: '8' })
    const second = record.state.get('draws', drawId)
    expect(second).toMatchObject({ listCount: 106, againReason: '扩大抽查' })
    const numbers = record.state.all('entries').map(({ listed: { number } }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('draws a unit whose list came later, without the first one', async () => {
    await roster(LIST)
    await draw()
    await roster(many(10, { unit: '示例县城管局' }))
    const { drawId } = await draw()
    expect(record.state.get('draws', drawId).strata.map(({ unit }) => unit)).toEqual(['示例县城管局'])
  })

  it('gives the same list out after later lists, entries and draws', async () => {
    await roster(LIST)
    const { drawId } = await draw()
    const before = makeDrawList(office(), drawId).bytes
    await roster([listed({ number: '后来1号' })])
    await record.write([
      {
        type: 'entry/added',
        payload: { entryId: randomUUID(), campaignId: CAMPAIGN, listed: many(1, {}, 40)[0] ?? listed() },
      },
    ])
    await draw({ units: ['示例县农业农村局'], againReason: '扩大抽查' })
    expect(makeDrawList(office(), drawId).bytes).toEqual(before)
  })

  it('trusts the record alone: a seed with blanks around it is the same seed', async () => {
    await roster(LIST)
    const { drawId } = await draw({ seed: '  20260101 ' })
    expect(record.state.get('draws', drawId).seed).toBe('20260101')
  })
})
