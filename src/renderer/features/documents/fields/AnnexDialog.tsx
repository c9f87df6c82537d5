import { ActionIcon, Button, Group, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Annex } from '@shared/domain/document/supervision-document'
import { DialogForm } from '../../../ui/DialogForm'
import { useFields } from '../../../ui/use-fields'
import {
  addRow,
  EMPTY_TABLE,
  paragraphsOf,
  removeRow,
  setCell,
  textOfAnnex,
  type AnnexTable,
} from './annex-edit'

type AnnexDialogProps = {
  readonly annex: Annex
  readonly isNew: boolean
  readonly onSave: (annex: Annex) => Promise<void>
  readonly onClose: () => void
}

/** One 附件: its title, its words, its table. */
export function AnnexDialog({ annex, isNew, onSave, onClose }: AnnexDialogProps) {
  const [form, set] = useFields({ title: annex.title, text: textOfAnnex(annex), table: annex.table })
  const submit = async (): Promise<void> => {
    const { title, text, table } = form
    await onSave({ id: annex.id, title: title.trim(), paragraphs: paragraphsOf(text), table })
    onClose()
  }
  return (
    <DialogForm
      isOpen
      size={860}
      title={isNew ? '增加附件' : '修改附件'}
      submitLabel="保存"
      failureTitle="没有保存"
      isDisabled={form.title.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="附件标题"
        required
        maxLength={200}
        data-autofocus
        value={form.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label="附件正文（每行一段）"
        autosize
        minRows={2}
        maxRows={10}
        value={form.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          附件表格
        </Text>
        {form.table === null ? (
          <Button size="compact-sm" variant="default" onClick={() => set({ table: EMPTY_TABLE })}>
            增加表格
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => set({ table: null })}>
            去掉表格
          </Button>
        )}
      </Group>
      {form.table && <TableEdit table={form.table} onChange={(table) => set({ table })} />}
    </DialogForm>
  )
}

type TableEditProps = { readonly table: AnnexTable; readonly onChange: (table: AnnexTable) => void }

function TableEdit({ table, onChange }: TableEditProps) {
  return (
    <Stack gap={4}>
      <Table.ScrollContainer minWidth={600} mah={320} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={2} horizontalSpacing={4} aria-label="附件表格">
          <Table.Thead>
            <Table.Tr>
              {table.columns.map(({ label, width }) => (
                <Table.Th key={label} w={`${width}%`}>
                  {label}
                </Table.Th>
              ))}
              <Table.Th w={40} aria-label="操作" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((cells, row) => (
              // Rows have no identity of their own; their place is what they are numbered by.
              <Table.Tr key={row}>
                {table.columns.map(({ label }, column) => (
                  <Table.Td key={label}>
                    <Textarea
                      aria-label={`第${row + 1}行 ${label}`}
                      autosize
                      minRows={1}
                      maxRows={5}
                      size="xs"
                      maxLength={2000}
                      value={cells[column] ?? ''}
                      onChange={(event) => onChange(setCell(table, row, column, event.currentTarget.value))}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`删除第${row + 1}行`}
                    disabled={table.rows.length === 1}
                    bg="transparent"
                    onClick={() => onChange(removeRow(table, row))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Button
        size="compact-sm"
        variant="subtle"
        w="fit-content"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange(addRow(table))}
      >
        增加一行
      </Button>
    </Stack>
  )
}
