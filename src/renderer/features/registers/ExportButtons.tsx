import type { ExportKind } from '@shared/domain/export/export-record'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'
import { ExportMenuButton } from '../../ui/ExportMenuButton'

type ExportButtonsProps = {
  readonly kind: ExportKind
  readonly label: string
  /** `''`: all of it. */
  readonly year: string
}

/** A register or the yearly figures, on paper or as a table file. */
export function ExportButtons({ kind, label, year }: ExportButtonsProps) {
  const of = year === '' ? {} : { year: Number(year) }
  return (
    <ExportMenuButton
      label="导出"
      onFailure={tellFailure}
      choices={(['xlsx', 'pdf'] as const).map((format) => ({
        label: `${year === '' ? '' : `${year}年`}${label}（${format.toUpperCase()}）`,
        save: async () => {
          const names = await saveExport({ kind, subjectId: null, format, ...of })
          if (names !== null) tellDone(`已导出 ${names.join('、')}`)
        },
      }))}
    />
  )
}
