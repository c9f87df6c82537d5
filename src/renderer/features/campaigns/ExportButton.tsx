import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { ExportOrder } from '@shared/ipc/shapes'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'

type Format = ExportOrder['format']

const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  pdf: 'PDF 文件',
  xlsx: 'Excel 工作簿',
  csv: 'CSV 文件',
  json: '数据文件',
  docx: 'Word 文件',
  html: '网页文件',
}

type ExportButtonProps = {
  readonly label: string
  readonly order: Pick<ExportOrder, 'kind' | 'subjectId'>
  readonly formats?: readonly Format[]
}

/** One form to hand out: a menu of formats, or at once when there is only one. */
export function ExportButton({ label, order, formats = ['pdf', 'xlsx'] }: ExportButtonProps) {
  const [isBusy, setBusy] = useState(false)
  const save = async (format: Format): Promise<void> => {
    setBusy(true)
    try {
      const names = await saveExport({ ...order, format })
      if (names !== null) tellDone(`已导出 ${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  const icon = <IconDownload size={16} aria-hidden />
  const [only] = formats
  if (formats.length === 1 && only !== undefined) {
    return (
      <Button variant="default" size="xs" loading={isBusy} leftSection={icon} onClick={() => void save(only)}>
        {label}
      </Button>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={isBusy}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => void save(format)}>
            {FORMAT_NAMES[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
