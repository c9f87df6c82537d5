import { Badge } from '@mantine/core'
import type { DocumentState } from '@shared/domain/document/supervision-document'
import { STATE_LABELS } from './labels'
import classes from './documents.module.css'

/** Word and colour together, dark enough for small type in both schemes. */
export function StateBadge({ state }: { readonly state: DocumentState }) {
  return (
    <Badge variant="light" className={classes.badge ?? ''} data-state={state}>
      {STATE_LABELS[state]}
    </Badge>
  )
}
