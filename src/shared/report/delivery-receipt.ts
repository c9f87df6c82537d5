/** 送达回证, blank or filled. Its rows are the fields of the kind 送达回证, so that form and paper cannot differ. */
import type { KindDefinition } from '@shared/domain/document/kind'
import { formTable } from './loop-parts'
import type { ReportTable } from './table'

/** @param values  by field id (domain/document/sheet-values.ts); what is not known yet stays blank for the hand */
export const buildDeliveryReceipt = (
  kind: Pick<KindDefinition, 'title' | 'fields'>,
  values: Readonly<Record<string, string>>,
): ReportTable =>
  formTable(
    kind.title,
    kind.fields.map(({ id, label }) => [label, values[id] ?? ''] as const),
    ['送达人（签名）：', '送达人（签名）：', '收件人（签名）：'],
  )
