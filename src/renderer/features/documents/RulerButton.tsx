import { ActionIcon, Modal, Stack, Table, Text } from '@mantine/core'
import { IconRulerMeasure } from '@tabler/icons-react'
import { useState } from 'react'
import { composeDocument } from '@shared/domain/document/compose'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { rulerSheet, type RulerLine } from '@shared/domain/layout/ruler-sheet'
import { tellFailure } from '../../app/notices'
import { Notice } from '../../ui/Notice'
import type { Preview } from './use-preview'

type RulerButtonProps = { readonly document: SupervisionDocument; readonly preview: Preview }

/** 版式检查: the pages in the preview measured in millimetres, line by line. */
export function RulerButton({ document, preview }: RulerButtonProps) {
  const [lines, setLines] = useState<readonly RulerLine[] | null>(null)
  const [isBusy, setBusy] = useState(false)
  const check = async (): Promise<void> => {
    setBusy(true)
    try {
      const paper = await preview.measure()
      if (paper) setLines(rulerSheet(composeDocument(document), paper))
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  // A sealed paper carries its seal and its code; its sheet is made when it is exported.
  if (document.sealed !== null) return null
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="版式检查"
        title="版式检查"
        loading={isBusy}
        disabled={preview.pages.length === 0 || preview.isPrinting}
        bg="transparent"
        onClick={() => void check()}
      >
        <IconRulerMeasure size={18} aria-hidden />
      </ActionIcon>
      <Modal
        opened={lines !== null}
        onClose={() => setLines(null)}
        title="版式检查"
        size={980}
        closeButtonProps={{ 'aria-label': '关闭' }}
      >
        {lines && <RulerSheet lines={lines} />}
      </Modal>
    </>
  )
}

function RulerSheet({ lines }: { readonly lines: readonly RulerLine[] }) {
  const failed = lines.filter(({ isOk }) => !isOk)
  const sorted = [...failed, ...lines.filter(({ isOk }) => isOk)]
  return (
    <Stack gap="sm" data-testid="ruler-sheet">
      <Notice tone={failed.length === 0 ? 'info' : 'warning'} role="status">
        {failed.length === 0
          ? `共量 ${lines.length} 项，全部符合。`
          : `共量 ${lines.length} 项，${failed.length} 项不符合，列在最前面。`}
      </Notice>
      <Table.ScrollContainer minWidth={760} mah={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={4} aria-label="版式检查结果" bg="var(--mantine-color-body)">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>项目</Table.Th>
              <Table.Th w={150}>应为</Table.Th>
              <Table.Th w={170}>实测</Table.Th>
              <Table.Th w={80}>结果</Table.Th>
              <Table.Th w={220}>依据</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map(({ id, what, expected, measured, isOk, source }) => (
              <Table.Tr key={id} data-ok={isOk}>
                <Table.Td>{what}</Table.Td>
                <Table.Td>{expected}</Table.Td>
                <Table.Td>{measured}</Table.Td>
                <Table.Td>
                  <Text size="sm" fw={isOk ? 400 : 700}>
                    {isOk ? '符合' : '不符合'}
                  </Text>
                </Table.Td>
                <Table.Td>{source}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  )
}
