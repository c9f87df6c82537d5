/**
 * 骑缝章 made and looked at: what comes back has been drawn by another engine and compared with the seal. Content that
 * moves whatever stands behind it is met with annotations instead.
 */
import { rm } from 'node:fs/promises'
import { AppError } from '@shared/lib/app-error'
import type { SeamCheck } from '@shared/pdf/seam-check'
import type { Jobs } from '../jobs/pool'
import type { RunOptions } from '../jobs/pool'
import type { SeamSealed, Tasks } from '../jobs/task-table'

export type SeamOrder = Omit<Tasks['seam-seal']['input'], 'method'>

/**
 * `outPath` holds a checked file, or nothing.
 * @throws AppError `seal/check-failed`, `seal/seam-…`, `pdf/cannot-append`, as the tasks do
 */
export async function sealSeam(
  jobs: Pick<Jobs, 'run'>,
  order: SeamOrder,
  options: RunOptions = {},
): Promise<SeamSealed & { readonly check: SeamCheck }> {
  const attempt = async (method?: 'annotation') => {
    const made = await jobs.run('seam-seal', method === undefined ? order : { ...order, method }, options)
    try {
      return { ...made, check: await jobs.run('check-seam', checkOf(order, made), options) }
    } catch (cause) {
      await rm(order.outPath, { force: true })
      if (isFailedCheck(cause) && made.method === 'content') return null
      throw cause
    }
  }
  const sealed = (await attempt()) ?? (await attempt('annotation'))
  if (!sealed) throw new AppError('seal/check-failed', 'neither way looks right')
  return sealed
}

const checkOf = (order: SeamOrder, { strips }: SeamSealed): Tasks['check-seam']['input'] => ({
  beforePath: order.path,
  afterPath: order.outPath,
  sealPng: order.sealPng,
  frames: order.frames,
  strips,
  ...(order.password === undefined ? {} : { password: order.password }),
})

const isFailedCheck = (cause: unknown): boolean =>
  cause instanceof AppError && cause.code === 'seal/check-failed'
