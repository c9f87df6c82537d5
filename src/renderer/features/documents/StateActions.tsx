import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'
import type { ActName } from './ActDialogs'
import { nextStepLabel } from './stages'

type StateActionsProps = {
  readonly document: SupervisionDocument
  readonly flush: () => Promise<boolean>
  readonly onAct: (act: ActName | 'seal') => void
}

type ExportKind = 'document' | 'document-unsealed' | 'document-docx' | 'ruler-sheet'

type Next = { readonly act: ActName | 'seal'; readonly label: string }

function nextOf({ state, kind, approvals, fields }: SupervisionDocument): Next | null {
  switch (state) {
    case 'drafting':
      return { act: 'submit', label: '送审' }
    case 'reviewing':
      return { act: 'approve', label: `${nextStepLabel({ kind, approvals })}通过` }
    case 'signing':
      return { act: 'sign', label: kind.numberPrefix.value === '' ? '签发' : '签发并编号' }
    case 'numbered':
      return fields.isSealed ? { act: 'seal', label: '用印' } : null
    case 'sealed':
    case 'voided':
      return null
  }
}

/** The next act as the one primary button; everything else beside it. */
export function StateActions({ document, flush, onAct }: StateActionsProps) {
  const [exporting, setExporting] = useState<ExportKind | null>(null)
  const { state } = document
  const next = nextOf(document)
  const save = async (kind: ExportKind): Promise<void> => {
    setExporting(kind)
    try {
      await flush()
      const names = await saveExport({
        kind,
        subjectId: document.id,
        format: kind === 'document-docx' ? 'docx' : 'pdf',
      })
      if (names) tellDone(`已导出：${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setExporting(null)
    }
  }
  const canReturn = state === 'reviewing' || state === 'signing'
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <Button
            variant="default"
            loading={exporting === 'document-unsealed' || (exporting === 'document' && state !== 'sealed')}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            更多
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={document.issuedOn === null} onClick={() => void save('document-unsealed')}>
            导出待盖章稿 PDF…
          </Menu.Item>
          <Menu.Item disabled={document.sealed === null} onClick={() => void save('document')}>
            导出盖章件 PDF…
          </Menu.Item>
          <Menu.Item onClick={() => void save('document-docx')}>导出可编辑的 DOCX…</Menu.Item>
          <Menu.Item onClick={() => void save('ruler-sheet')}>导出版式检查表 PDF…</Menu.Item>
          {state !== 'voided' && (
            <>
              <Menu.Divider />
              <Menu.Item c="var(--mantine-color-error)" onClick={() => onAct('void')}>
                作废…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {canReturn && (
        <Button variant="default" onClick={() => onAct('return')}>
          退回
        </Button>
      )}
      {state === 'numbered' && (
        <Button
          variant="default"
          loading={exporting === 'document-unsealed'}
          onClick={() => void save('document-unsealed')}
        >
          导出待盖章稿
        </Button>
      )}
      {next && <Button onClick={() => onAct(next.act)}>{next.label}</Button>}
      {state === 'sealed' && (
        <Button loading={exporting === 'document'} onClick={() => void save('document')}>
          导出盖章件
        </Button>
      )}
    </>
  )
}
