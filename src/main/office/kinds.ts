/** Kinds of papers as main needs them: shipped ones, with the office's settings and its own rows above them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KindFile, type KindDefinition } from '@shared/domain/document/kind'
import { officeKinds, type OfficeKind } from '@shared/domain/document/office-kinds'
import { AppError } from '@shared/lib/app-error'
import type { Office } from './office'

/** @throws when a shipped file cannot be read: our bug, the package is broken */
export async function loadShippedKinds(resourcesDir: string): Promise<readonly KindDefinition[]> {
  const folder = join(resourcesDir, 'kinds')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const files = await Promise.all(
    names.map(async (name) => KindFile.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  )
  return files.flatMap(({ kinds }) => kinds)
}

type KindSource = Pick<Office, 'resourcesDir' | 'record'>

export async function loadKinds({ resourcesDir, record }: KindSource): Promise<readonly OfficeKind[]> {
  return officeKinds(await loadShippedKinds(resourcesDir), record.state.all('kinds'), record.settings)
}

/** @throws AppError `kind/unknown`, `kind/retired` */
export async function loadKind(office: KindSource, kindId: string): Promise<KindDefinition> {
  const found = (await loadKinds(office)).find(({ id }) => id === kindId)
  if (!found) throw new AppError('kind/unknown', 'no such kind')
  const { isRetired, ...kind } = found
  if (isRetired) throw new AppError('kind/retired', 'kind is retired')
  return kind
}
