/** 骑缝章 on a file of any size: the copy is the kernel's, only the tail passes through memory. */
import { planSeam } from '@shared/domain/seal/seam'
import { withFileSource } from './file-source'
import { stopWhenCancelled, unwrap } from './outcome'
import type { TaskContext } from './tasks'
import type { SeamSealed, Tasks } from './task-table'
import { writeCopyWithTail } from './write-file'

export async function seamSeal(
  input: Tasks['seam-seal']['input'],
  { signal }: Pick<TaskContext, 'signal'>,
): Promise<SeamSealed> {
  const { path, outPath, sealPng, widthMm, heightMm, frames, isDuplex, pagesPerImpression } = input
  const { decodeSealPng } = await import('@shared/pdf/seam-picture')
  const { appendSeam } = await import('@shared/pdf/seam-append')
  const picture = await decodeSealPng(sealPng)
  const wish = { pageCount: frames.length, widthPx: picture.widthPx, widthMm, isDuplex }
  const plan = unwrap(planSeam(pagesPerImpression === undefined ? wish : { ...wish, pagesPerImpression }))
  return withFileSource(path, async (source) => {
    const size = { widthMm, heightMm }
    const revisionId = input.revisionId.replaceAll('-', '')
    const appended = await appendSeam({ ...input, revisionId, source, plan, picture, size })
    const { tail, ...made } = unwrap(appended)
    stopWhenCancelled(signal)
    await writeCopyWithTail(path, outPath, source.size, tail)
    return { ...made, plan, bytes: source.size + tail.length, addedBytes: tail.length }
  })
}

export async function lookAtSeam(
  input: Tasks['check-seam']['input'],
  { signal, onProgress, pdfium }: Pick<TaskContext, 'signal' | 'onProgress' | 'pdfium'>,
): Promise<Tasks['check-seam']['output']> {
  const { beforePath, afterPath, sealPng, strips } = input
  const { decodeSealPng } = await import('@shared/pdf/seam-picture')
  const { checkSeam } = await import('@shared/pdf/seam-check')
  const [picture, engine] = [await decodeSealPng(sealPng), await pdfium()]
  const onPage = (done: number): void => {
    stopWhenCancelled(signal)
    onProgress(done, strips.length)
  }
  return withFileSource(beforePath, (before) =>
    withFileSource(afterPath, (after) => checkSeam(engine, { ...input, before, after, picture, onPage })),
  )
}
