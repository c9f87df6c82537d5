/** What of a paper's fields is still missing, in words. Pure. */
import type { KindDefinition } from '@shared/domain/document/kind'
import type { DocumentFields } from '@shared/domain/document/supervision-document'

/** What the draft could not know names itself: （待填写被评查单位）. */
const GAP = /（待填写[^（）]*）/u

export const isGap = (text: string): boolean => GAP.test(text)

/** A paper somebody is to be served with cannot go to nobody. */
const needsAddressee = ({ followUp, forms }: Pick<KindDefinition, 'followUp' | 'forms'>): boolean =>
  forms[0] !== 'sheet' && (followUp.needsDelivery || followUp.needsReply || followUp.needsRectification)

export function addresseeProblem(
  { addressee }: Pick<DocumentFields, 'addressee'>,
  kind: Pick<KindDefinition, 'followUp' | 'forms'>,
): string | null {
  const isMissing = addressee.trim() === '' ? needsAddressee(kind) : isGap(addressee)
  return isMissing ? '请填写主送单位全称' : null
}

/** Names of the kind's own fields that must be filled and are not. */
export const missingFields = (
  { values }: Pick<DocumentFields, 'values'>,
  { fields }: Pick<KindDefinition, 'fields'>,
): readonly string[] =>
  fields
    .filter(
      ({ id, isRequired }) => isRequired && ((values[id] ?? '').trim() === '' || isGap(values[id] ?? '')),
    )
    .map(({ label }) => label)
