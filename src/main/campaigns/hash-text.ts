import { createHash } from 'node:crypto'
import type { HashText } from '@shared/domain/campaign/draw-files'

/** SHA-256 of the text in UTF-8, as the draw wants it. */
export const hashText: HashText = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
