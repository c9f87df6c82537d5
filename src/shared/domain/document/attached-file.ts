/** A scan or paper kept with a document, a matter or a reply: bytes in the blob store, named as found. */
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { FileKind } from '../case-file/page-index'

export const AttachedFile = z
  .object({
    fileId: z.uuid(),
    name: z.string().min(1).max(400),
    kind: FileKind,
    sha256: Sha256,
    bytes: z.int().positive(),
    pageCount: z.int().positive(),
    needsPassword: z.boolean(),
  })
  .readonly()
export type AttachedFile = z.infer<typeof AttachedFile>

export const AttachedFiles = z.array(AttachedFile).max(100).readonly()
