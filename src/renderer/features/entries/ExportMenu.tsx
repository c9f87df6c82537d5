import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { ExportKind } from '@shared/domain/export/export-record'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'
import type { EntryView } from './use-entry'

type Form = { readonly kind: ExportKind; readonly label: string; readonly isReady: boolean }

/** Forms that have something to show by now. */
export function formsOf({ entry }: EntryView): readonly Form[] {
  const isCompared = entry.comparison !== null
  const forms: readonly Form[] = [
    { kind: 'comparison', label: '初评比对表', isReady: isCompared },
    { kind: 'panel-record', label: '合议记录', isReady: entry.panel !== null },
    { kind: 'recheck-record', label: '复核意见', isReady: entry.recheck !== null },
    { kind: 'feedback', label: '评查意见', isReady: isCompared && entry.outcome !== null },
    { kind: 'objection-record', label: '异议申请及处理意见', isReady: entry.objections.length > 0 },
    { kind: 'rectification-register', label: '整改台账', isReady: entry.rectification !== null },
  ]
  return forms.filter(({ isReady }) => isReady)
}

export function ExportMenu({ view }: { readonly view: EntryView }) {
  const [isBusy, setBusy] = useState(false)
  const forms = formsOf(view)
  if (forms.length === 0) return null
  const save = async (kind: ExportKind, format: 'pdf' | 'xlsx'): Promise<void> => {
    setBusy(true)
    try {
      const names = await saveExport({ kind, subjectId: view.entry.id, format })
      if (names !== null) tellDone(`已导出 ${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          style={{ flex: 'none' }}
          loading={isBusy}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          导出表格
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {forms.flatMap(({ kind, label }) =>
          (['pdf', 'xlsx'] as const).map((format) => (
            <Menu.Item key={`${kind} ${format}`} onClick={() => void save(kind, format)}>
              {label}（{format.toUpperCase()}）
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
