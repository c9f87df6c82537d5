import { Button, type ButtonProps } from '@mantine/core'
import { useState } from 'react'
import type { ExportOrder } from '@shared/ipc/shapes'
import { tellDone, tellFailure } from '../../../app/notices'
import { saveExport } from '../../../data/exports'

type ExportButtonProps = {
  readonly label: string
  readonly kind: ExportOrder['kind']
  readonly subjectId: string | null
  readonly format?: ExportOrder['format']
  readonly size?: ButtonProps['size']
  readonly variant?: ButtonProps['variant']
}

export function ExportButton({
  label,
  kind,
  subjectId,
  format = 'pdf',
  size,
  variant = 'default',
}: ExportButtonProps) {
  const [isBusy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const names = await saveExport({ kind, subjectId, format })
      if (names) tellDone(`已导出：${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant={variant}
      loading={isBusy}
      onClick={() => void save()}
      {...(size === undefined ? {} : { size })}
    >
      {label}
    </Button>
  )
}
