import { Group, List, ScrollArea, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import type { RosterReading } from '@shared/domain/campaign/roster-table'
import { Notice } from '../../../ui/Notice'
import { noteLines, rosterProblemText } from './roster-text'

const PREVIEW_ROWS = 5

/** What would be imported, what not and why: by row number, nothing left unsaid. */
export function RosterReadingView({ reading }: { readonly reading: RosterReading }) {
  const { files, problems, notes, blankRows } = reading
  const required = files.filter(({ mustReason }) => mustReason !== '').length
  const lines = noteLines(notes)
  return (
    <Stack gap="sm">
      <Group gap="lg" role="status">
        <Text fw={600}>
          可导入 {files.length} 件，其中必查 {required} 件
        </Text>
        <Text c={problems.length > 0 ? 'red' : 'dimmed'}>有问题 {problems.length} 行</Text>
        <Text c="dimmed">空行 {blankRows} 行</Text>
      </Group>
      {problems.length > 0 && (
        <Notice tone="warning" title="有问题的行（不导入）">
          <ScrollArea.Autosize
            mah={140}
            viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': '有问题的行' }}
          >
            <SimpleGrid cols={2} spacing={4} verticalSpacing={2}>
              {problems.map(({ row, what }, index) => (
                <Text size="sm" key={index}>
                  第 {row} 行：{rosterProblemText(what)}
                </Text>
              ))}
            </SimpleGrid>
          </ScrollArea.Autosize>
        </Notice>
      )}
      {lines.length > 0 && (
        <Notice tone="info" title="照样导入，请留意">
          <List size="sm">
            {lines.map(({ text, rows }) => (
              <List.Item key={text}>
                {text}（{rows}）
              </List.Item>
            ))}
          </List>
        </Notice>
      )}
      {files.length > 0 && <Preview files={files.slice(0, PREVIEW_ROWS)} total={files.length} />}
    </Stack>
  )
}

function Preview({ files, total }: { readonly files: RosterReading['files']; readonly total: number }) {
  return (
    <Table withTableBorder verticalSpacing={4} fz="sm" captionSide="bottom">
      <Table.Caption>
        {total > files.length ? `前 ${files.length} 件，共 ${total} 件` : `共 ${total} 件`}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>单位</Table.Th>
          <Table.Th>文号</Table.Th>
          <Table.Th>案卷名称</Table.Th>
          <Table.Th>类型</Table.Th>
          <Table.Th>结案日期</Table.Th>
          <Table.Th>必查原因</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {files.map((file) => (
          <Table.Tr key={`${file.unit} ${file.number}`}>
            <Table.Td>{file.unit}</Table.Td>
            <Table.Td>{file.number}</Table.Td>
            <Table.Td>{file.title}</Table.Td>
            <Table.Td>{file.caseType}</Table.Td>
            <Table.Td>{file.closedOn ?? '—'}</Table.Td>
            <Table.Td>{file.mustReason || '—'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
