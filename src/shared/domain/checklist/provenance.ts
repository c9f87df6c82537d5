/**
 * Where a fact comes from, carried by every standard, item and defect, because the people judged by them
 * will ask. `F` found in a named source, `K` known but not verified, `P` proposed by this project.
 */
import { z } from '@shared/lib/zod'

export const ProvenanceMark = z.enum(['F', 'K', 'P'])
export type ProvenanceMark = z.infer<typeof ProvenanceMark>

/** `about` names the part of the record the mark speaks of; `source` is a title, or says why there is none. */
export const Provenance = z
  .object({
    about: z.enum([
      'standard',
      'catalogue',
      'text',
      'points',
      'pattern',
      'basis',
      'severity',
      'documents',
      'na',
    ]),
    mark: ProvenanceMark,
    source: z.string().min(1),
  })
  .readonly()
export type Provenance = z.infer<typeof Provenance>

/** A source that provenance entries name by id, for example `S9`. */
export const Source = z.object({ id: z.string().min(1), title: z.string().min(1) }).readonly()
export type Source = z.infer<typeof Source>
