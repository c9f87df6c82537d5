/** The forms an official paper can take (GB/T 9704-2012; domain proposal for 表格式). */
import { z } from '@shared/lib/zod'

/** 文书式, 公文红头, 信函格式, 表格式 */
export const PaperForm = z.enum(['legal', 'red-head', 'letter', 'sheet'])
export type PaperForm = z.infer<typeof PaperForm>

export const PAPER_FORM_NAMES: Readonly<Record<PaperForm, string>> = {
  legal: '文书式',
  'red-head': '公文红头',
  letter: '信函格式',
  sheet: '表格式',
}
