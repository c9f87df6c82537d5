/** An edition as a table, found by its hash: taken into use, or only shipped. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import { AppError } from '@shared/lib/app-error'
import { buildStandardTable } from '@shared/report/standard-table'
import type { Office } from '../office/office'
import { loadStandard } from '../office/standards'
import type { MadeTable } from './tables'
import { safeFileName } from './write-out'

type Books = Pick<Office, 'record' | 'resourcesDir'>

/** @throws AppError `standard/unknown` */
export async function makeStandardTable(office: Books, sha256: string): Promise<MadeTable> {
  const standard = await findStandard(office, sha256)
  const { name, id, edition } = standard
  return {
    table: buildStandardTable(standard),
    name: safeFileName(`${name}-${id}-${edition}`, '评分标准', ''),
    caseId: null,
  }
}

async function findStandard({ record, resourcesDir }: Books, sha256: string): Promise<ScoringStandard> {
  const adopted = record.state.find('standards', sha256)
  if (adopted) return adopted.standard
  const names = await readdir(join(resourcesDir, 'standards'))
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const loaded = await loadStandard(resourcesDir, name.replace(/\.json$/, ''))
    if (loaded.sha256 === sha256) return loaded.standard
  }
  throw new AppError('standard/unknown', 'no such edition', { id: '' })
}
