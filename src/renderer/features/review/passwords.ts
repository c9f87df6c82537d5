/** Passwords of locked files, typed once per session, kept in memory only and never written anywhere. */
import { useCallback, useMemo, useState } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { call } from '../../app/api'

/** By hash, for as long as the window lives: a case opened again does not ask twice. */
const session = new Map<string, string>()

export type Passwords = {
  /** By fileId, for the viewer. */
  readonly byFile: ReadonlyMap<string, string>
  readonly locked: readonly FiledScan[]
  /** @throws AppError when the password is wrong */
  readonly unlock: (file: FiledScan, password: string) => Promise<void>
}

export function usePasswords(files: readonly FiledScan[]): Passwords {
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(() => new Map(session))
  const unlock = useCallback(async ({ sha256 }: FiledScan, password: string) => {
    await call('blob:unlock', sha256, password)
    session.set(sha256, password)
    setKnown(new Map(session))
  }, [])
  return useMemo(
    () => ({
      byFile: new Map(
        files.flatMap(({ fileId, sha256 }) => {
          const password = known.get(sha256)
          return password === undefined ? [] : [[fileId, password] as const]
        }),
      ),
      locked: files.filter((file) => file.needsPassword && !known.has(file.sha256)),
      unlock,
    }),
    [files, known, unlock],
  )
}
