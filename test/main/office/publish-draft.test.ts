/** From a draft in the record to an edition in the record, on a real journal. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draftOf, type StandardDraft } from '@shared/domain/checklist/draft'
import { openJournal } from '../../../src/main/journal/journal'
import { publishDraft } from '../../../src/main/office/publish-draft'
import { loadStandard } from '../../../src/main/office/standards'
import { Record } from '../../../src/main/record/record'

let dir: string
let record: Record
const resourcesDir = 'resources'
const draftId = randomUUID()

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-publish-'))
  record = await Record.open(
    await openJournal({ dir: join(dir, 'journal'), now: Date.now, newId: randomUUID }),
    randomUUID,
  )
})
afterEach(async () => {
  await record.close()
  await rm(dir, { recursive: true, force: true })
})

async function save(patch: Partial<StandardDraft>): Promise<StandardDraft> {
  const { standard } = await loadStandard(resourcesDir, 'CF-JY-2026.1')
  const draft = { ...draftOf(standard), ...patch }
  await record.write([{ type: 'standard-draft/saved', payload: { draftId, draft, origin: 'edited' } }])
  return draft
}
const publish = () => publishDraft({ record, resourcesDir }, draftId)

describe('publishing a draft', () => {
  it('adopts the edition under its hash and ends the draft', async () => {
    await save({ id: 'SL-JY', edition: '2026.3', name: '示例标准' })
    const { sha256 } = await publish()
    expect(record.state.get('standards', sha256)).toMatchObject({
      origin: 'edited',
      retiredAt: null,
      standard: { id: 'SL-JY', edition: '2026.3', name: '示例标准' },
    })
    expect(record.state.get('standardDrafts', draftId).endedAt).not.toBeNull()
    await expect(publish()).rejects.toMatchObject({ code: 'draft/unknown' })
  })

  it('of an unchanged shipped edition gives the hash of the shipped file', async () => {
    await save({})
    expect((await publish()).sha256).toBe((await loadStandard(resourcesDir, 'CF-JY-2026.1')).sha256)
  })

  it('refuses what does not add up, and keeps the draft', async () => {
    const draft = await save({ totalCenti: 9000 })
    await expect(publish()).rejects.toMatchObject({ code: 'draft/unsound', params: { count: 1 } })
    expect(record.state.get('standardDrafts', draftId)).toMatchObject({ draft, endedAt: null })
    expect(record.state.all('standards')).toEqual([])
  })

  it('refuses a condition over a fact nobody can enter', async () => {
    const draft = await save({})
    const items = draft.items.map((item, index) =>
      index === 0
        ? { ...item, naAllowed: true, naWhen: [{ factKey: 'no-such-fact', op: 'present' as const }] }
        : item,
    )
    await save({ items })
    await expect(publish()).rejects.toMatchObject({ code: 'draft/unsound' })
  })

  it('refuses another text under the number and edition of a shipped one', async () => {
    await save({ name: '改过的名称' })
    await expect(publish()).rejects.toMatchObject({ code: 'draft/edition-taken' })
  })

  it('refuses another text under the number and edition of an adopted one', async () => {
    await save({ id: 'SL-JY' })
    await publish()
    const again = randomUUID()
    const { standard } = await loadStandard(resourcesDir, 'CF-JY-2026.1')
    const draft = { ...draftOf(standard), id: 'SL-JY', name: '另一个' }
    await record.write([
      { type: 'standard-draft/saved', payload: { draftId: again, draft, origin: 'edited' } },
    ])
    await expect(publishDraft({ record, resourcesDir }, again)).rejects.toMatchObject({
      code: 'draft/edition-taken',
    })
  })

  it('refuses a draft nobody saved', async () => {
    await expect(publish()).rejects.toMatchObject({ code: 'draft/unknown' })
  })
})
