/** An edition written as a workbook and read back: the whole road of export and import. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finishDraft } from '@shared/domain/checklist/draft'
import { guessMapping } from '@shared/domain/checklist/import/columns'
import { readStandardTable } from '@shared/domain/checklist/import/read-table'
import { tableOfStandard } from '@shared/domain/checklist/import/table-of-standard'
import { MemoryTables } from '@shared/events/tables'
import { makeStandardTable } from '../../../src/main/exports/standard-table'
import { tableXlsx } from '../../../src/main/exports/table-xlsx'
import { loadStandard } from '../../../src/main/office/standards'
import type { Record } from '../../../src/main/record/record'
import { readTable } from '../../../src/main/tables/read-table'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hengjuan-standard-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const office = { resourcesDir: 'resources', record: { state: new MemoryTables() } as Record }

describe('an edition exported', () => {
  it.each(['CF-PT-2026.1', 'CF-JY-2026.1', 'CF-XK-2026.1', 'CF-QZ-2026.1', 'CF-JC-2026.1'])(
    '%s comes back from its workbook, head and rows',
    async (id) => {
      const { sha256, standard } = await loadStandard('resources', id)
      const { table, name } = await makeStandardTable(office, sha256)
      expect(name).toContain(id)
      const path = join(dir, `${id}.xlsx`)
      writeFileSync(path, await tableXlsx(table))
      const [sheet] = await readTable(path)
      const rows = sheet?.rows ?? []
      const { draft, problems } = readStandardTable(rows, guessMapping(rows), {
        today: '2026-11-23',
        source: 'x',
      })
      expect(problems).toEqual([])
      const back = finishDraft(draft)
      if (!back.ok) throw new Error(JSON.stringify(back.failure))
      expect(tableOfStandard(back.value)).toEqual(tableOfStandard(standard))
      const { name: title, issuer, edition, effectiveFrom, caseType } = standard
      expect(back.value).toMatchObject({ id, name: title, issuer, edition, effectiveFrom, caseType })
    },
  )

  it('is refused under a hash nobody knows', async () => {
    await expect(makeStandardTable(office, 'a'.repeat(64))).rejects.toMatchObject({
      code: 'standard/unknown',
    })
  })
})
