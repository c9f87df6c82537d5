import { Alert, Badge, Button, Group, PasswordInput, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { IntakeReport, IntakeResult } from '@shared/ipc/shapes'
import { describeFailure } from '@shared/messages'

type ImportResultProps = {
  readonly report: IntakeReport
  readonly onRetry: (entryIds: readonly string[], passwords: Readonly<Record<string, string>>) => void
  readonly onOpenCase: (caseId: string) => void
  readonly onClose: () => void
}

const RESULT_LABELS: Readonly<
  Record<IntakeResult['kind'], { readonly text: string; readonly color: string }>
> = {
  imported: { text: '已导入', color: 'teal' },
  duplicate: { text: '重复，未再导入', color: 'gray' },
  'needs-password': { text: '需要密码', color: 'yellow' },
  failed: { text: '没有导入', color: 'red' },
  cancelled: { text: '已取消', color: 'gray' },
}

/** A result for every file; locked ones ask for their password right here. */
export function ImportResult({ report, onRetry, onOpenCase, onClose }: ImportResultProps) {
  const [passwords, setPasswords] = useState<Readonly<Record<string, string>>>({})
  const locked = report.results.filter(({ kind }) => kind === 'needs-password')
  const imported = report.results.filter(({ kind }) => kind === 'imported')
  const pages = imported.reduce((sum, { pageCount }) => sum + pageCount, 0)
  const answered = locked.filter(({ entryId }) => passwords[entryId])
  const { caseId } = report
  return (
    <Stack gap="sm">
      <Text role="status">
        {imported.length > 0 ? `已导入 ${imported.length} 个文件，共 ${pages} 页。` : '没有导入任何文件。'}
      </Text>
      <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': '各文件结果' }}>
        <Table fz="sm" verticalSpacing={4}>
          <Table.Tbody>
            {report.results.map(({ entryId, name, kind, pageCount, failure }) => (
              <Table.Tr key={entryId}>
                <Table.Td>
                  {name}
                  {failure && kind === 'failed' && (
                    <Text size="xs" c="red">
                      {describeFailure(failure)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td w={70} ta="right">
                  {pageCount > 0 && `${pageCount} 页`}
                </Table.Td>
                <Table.Td w={150}>
                  <Badge variant="light" color={RESULT_LABELS[kind].color}>
                    {RESULT_LABELS[kind].text}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {locked.length > 0 && (
        <Alert color="yellow" title={`${locked.length} 个文件设有打开密码`}>
          <Stack gap="xs">
            {locked.map(({ entryId, name, failure }) => (
              <PasswordInput
                key={entryId}
                label={name}
                error={failure?.code === 'pdf/password-wrong' ? '密码不正确，请重新输入' : null}
                value={passwords[entryId] ?? ''}
                onChange={(event) => setPasswords({ ...passwords, [entryId]: event.currentTarget.value })}
              />
            ))}
            <Text size="xs">密码只在本次使用期间保留在内存里，不会保存。</Text>
            <Button
              w="fit-content"
              disabled={answered.length === 0}
              onClick={() =>
                onRetry(
                  answered.map(({ entryId }) => entryId),
                  passwords,
                )
              }
            >
              用密码导入
            </Button>
          </Stack>
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          关闭
        </Button>
        {caseId !== null && (
          <Button autoFocus onClick={() => onOpenCase(caseId)}>
            打开案卷
          </Button>
        )}
      </Group>
    </Stack>
  )
}
