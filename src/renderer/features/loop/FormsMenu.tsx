import type { ExportKind } from '@shared/domain/export/export-record'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'
import { ExportMenuButton } from '../../ui/ExportMenuButton'

export type LoopForm = {
  readonly kind: ExportKind
  readonly label: string
  readonly formats: readonly ('pdf' | 'xlsx')[]
}

type FormsMenuProps = { readonly subjectId: string | null; readonly forms: readonly LoopForm[] }

/** Forms of one matter, clue or dispute. */
export function FormsMenu({ subjectId, forms }: FormsMenuProps) {
  return (
    <ExportMenuButton
      label="导出"
      onFailure={tellFailure}
      choices={forms.flatMap(({ kind, label, formats }) =>
        formats.map((format) => ({
          label: `${label}（${format.toUpperCase()}）`,
          save: async () => {
            const names = await saveExport({ kind, subjectId, format })
            if (names !== null) tellDone(`已导出 ${names.join('、')}`)
          },
        })),
      )}
    />
  )
}
