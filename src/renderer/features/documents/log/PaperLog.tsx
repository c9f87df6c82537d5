import { Center, Loader, Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { chinaMinute } from '@shared/lib/china-day'
import { useFirstRowsFirst } from '../../../ui/first-rows'
import { Section } from '../../../ui/Section'
import { DiffText } from '../editor/DiffText'
import type { PaperChanges } from '../editor/paper-changes'
import { labelerOf } from '../labels'
import { buildLog, type LogLine } from './paper-log'
import classes from '../documents.module.css'

type PaperLogProps = { readonly document: SupervisionDocument; readonly changes: PaperChanges | null }

/** Who did what to this paper and when, each edit with what it said before. */
export function PaperLog({ document, changes }: PaperLogProps) {
  const lines = useMemo(
    () => changes && buildLog(changes, paragraphNames(document, changes), fieldNames(document)),
    [document, changes],
  )
  if (lines === null) {
    return (
      <Center h={240}>
        <Loader aria-label="正在读取办理记录" />
      </Center>
    )
  }
  return (
    <div className={classes.tabBody} tabIndex={0} role="region" aria-label="办理记录">
      <Section title={`办理记录（${lines.length}）`}>
        <LogTable lines={lines} />
      </Section>
    </div>
  )
}

function LogTable({ lines }: { readonly lines: readonly LogLine[] }) {
  const drawn = useFirstRowsFirst(lines)
  return (
    <Table verticalSpacing={6} aria-label="办理记录">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={140}>时间</Table.Th>
          <Table.Th w={120}>人员</Table.Th>
          <Table.Th w={220}>事项</Table.Th>
          <Table.Th>内容</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drawn.map(({ key, at, actor, what, note, change }) => (
          <Table.Tr key={key}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{chinaMinute(at)}</Table.Td>
            <Table.Td>{actor || '（未署名）'}</Table.Td>
            <Table.Td>{what}</Table.Td>
            <Table.Td>
              {note !== '' && <Text size="sm">{note}</Text>}
              {change && (
                <Text size="sm" lineClamp={6}>
                  <DiffText before={change.from} after={change.to} />
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** 第3段（事实） of one that stands; 已删去的一段（事实） of one that does not. */
function paragraphNames({ paragraphs, kind }: SupervisionDocument, { drafted }: PaperChanges) {
  const labelOf = labelerOf(kind)
  return (paragraphId: string): string => {
    const index = paragraphs.findIndex(({ id }) => id === paragraphId)
    const paragraph = paragraphs[index]
    if (paragraph) return `第${index + 1}段（${labelOf(paragraph)}）`
    const old = drafted.find(({ id }) => id === paragraphId)
    return old ? `已删去的一段（${labelOf(old)}）` : '已删去的一段'
  }
}

const fieldNames =
  ({ kind }: SupervisionDocument) =>
  (id: string): string =>
    kind.fields.find((field) => field.id === id)?.label ?? id
