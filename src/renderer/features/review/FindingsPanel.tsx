import { Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { SEVERITIES } from '@shared/domain/defect/severity'
import type { NumberedFinding } from '@shared/domain/review/review'
import { FindingAside } from './FindingAside'
import { costText } from './FindingLine'
import { confirmRefusal, confirmVeto, linkFinding, unlinkFinding } from './more-commands'
import { firstPage, pagesText } from './places'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

const ALL = '全部程度'
type Order = 'number' | 'page' | 'item'

/** 问题清单: every standing finding; a click shows it on its page. */
export function FindingsPanel({ work }: { readonly work: Workspace }) {
  const { findings, caseFile } = work
  const [words, setWords] = useState('')
  const [severity, setSeverity] = useState(ALL)
  const [order, setOrder] = useState<Order>('number')
  const shown = useMemo(
    () => arrange(filterFindings(findings, words, severity), order, caseFile.files),
    [findings, words, severity, order, caseFile.files],
  )
  if (findings.length === 0) {
    return (
      <Text size="sm" p="md" className={classes.muted}>
        还没有记录问题。在“评分表”里选中一项，框出位置后按规则前的数字即可记录。
      </Text>
    )
  }
  return (
    <div>
      <Group gap={6} p={8} wrap="nowrap">
        <TextInput
          size="xs"
          style={{ flex: 1 }}
          aria-label="筛选问题"
          placeholder="筛选：描述、编号或缺陷代码"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          w={98}
          aria-label="程度"
          data={[ALL, ...SEVERITIES]}
          value={severity}
          onChange={(event) => setSeverity(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          w={98}
          aria-label="排序"
          data={[
            { value: 'number', label: '按序号' },
            { value: 'page', label: '按页码' },
            { value: 'item', label: '按评查项' },
          ]}
          value={order}
          onChange={(event) => setOrder(event.currentTarget.value as Order)}
        />
      </Group>
      <FindingTable work={work} shown={shown} />
      <Text size="xs" p={8} className={classes.muted} role="status">
        共 {findings.length} 条{shown.length === findings.length ? '' : `，筛选出 ${shown.length} 条`}
      </Text>
    </div>
  )
}

function FindingTable({
  work,
  shown,
}: {
  readonly work: Workspace
  readonly shown: readonly NumberedFinding[]
}) {
  return (
    <table className={classes.table} aria-label="问题清单">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">问题</th>
          <th scope="col">页码</th>
          <th scope="col">程度</th>
          <th scope="col">扣分</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((numbered) => {
          const { finding, number } = numbered
          const isSelected = work.selected?.finding.id === finding.id
          return (
            <tr
              key={finding.id}
              ref={isSelected ? showRow : null}
              data-selected={isSelected || undefined}
              data-finding={finding.id}
            >
              <td>
                <span className={classes.number}>{number}</span>
              </td>
              <td>
                <button
                  type="button"
                  className={classes.findingMain}
                  aria-pressed={isSelected}
                  onClick={() => work.selectFinding(finding.id)}
                >
                  {finding.description}
                  <br />
                  <span className={classes.muted}>
                    {finding.itemId}
                    {finding.defectCode ? ` · ${finding.defectCode}` : ''}
                  </span>
                </button>
                <FindingAside
                  finding={finding}
                  note={work.factNotes.get(finding.id)}
                  canEdit={work.canEdit}
                  confirmRefusal={confirmRefusal(work, finding)}
                  onLink={() => linkFinding(work, finding)}
                  onUnlink={() => unlinkFinding(work, finding)}
                  onConfirm={() => confirmVeto(work, finding)}
                />
              </td>
              <td>{pagesText(work.caseFile.files, finding.places)}</td>
              <td>{finding.severity}</td>
              <td>{finding.kind === 'veto' ? '否决' : costText(finding)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const showRow = (row: HTMLElement | null): void => row?.scrollIntoView({ block: 'nearest' })

function filterFindings(
  findings: readonly NumberedFinding[],
  words: string,
  severity: string,
): readonly NumberedFinding[] {
  const wanted = words.trim().toLowerCase()
  return findings.filter(({ finding }) => {
    const text = `${finding.description} ${finding.itemId} ${finding.defectCode ?? ''}`.toLowerCase()
    return text.includes(wanted) && (severity === ALL || finding.severity === severity)
  })
}

function arrange(
  findings: readonly NumberedFinding[],
  order: Order,
  files: readonly FiledScan[],
): readonly NumberedFinding[] {
  const page = ({ finding }: NumberedFinding): number => firstPage(files, finding.places)
  if (order === 'page') return findings.toSorted((a, b) => page(a) - page(b) || a.number - b.number)
  if (order === 'item') {
    return findings.toSorted(
      (a, b) => a.finding.itemId.localeCompare(b.finding.itemId) || a.number - b.number,
    )
  }
  return findings
}
