import type { ExportKind } from '@shared/domain/export/export-record'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport, type SaveOrder } from '../../data/exports'
import { ExportMenuButton } from '../../ui/ExportMenuButton'

type ExportButtonsProps = {
  readonly kind: ExportKind
  readonly label: string
  readonly more?: Partial<Omit<SaveOrder, 'kind' | 'format'>>
}

/** A register or the yearly figures, on paper or as a table file. */
export function ExportButtons({ kind, label, more = {} }: ExportButtonsProps) {
  return (
    <ExportMenuButton
      label="导出"
      onFailure={tellFailure}
      choices={(['xlsx', 'pdf'] as const).map((format) => ({
        label: `${label}（${format.toUpperCase()}）`,
        save: async () => {
          const names = await saveExport({ kind, subjectId: null, format, ...more })
          if (names !== null) tellDone(`已导出 ${names.join('、')}`)
        },
      }))}
    />
  )
}
