import type { KindDefinition } from '@shared/domain/document/kind'
import type { OfficeKind } from '@shared/domain/document/office-kinds'

/** What every part of the kind's form is given. */
export type PartProps = {
  readonly kind: KindDefinition
  readonly kinds: readonly OfficeKind[]
  readonly isReadOnly: boolean
  readonly onChange: (kind: KindDefinition) => void
}
