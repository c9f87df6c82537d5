import { Button, Loader, Menu, SegmentedControl, Text } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { tellDone, tellFailure } from '../../../app/notices'
import { saveExport } from '../../../data/exports'
import type { Workspace } from '../use-workspace'
import { FactsView } from './FactsView'
import { useLawHere } from './law-context'
import { ResultsView } from './ResultsView'
import { TimelineView } from './TimelineView'
import type { LawView } from './use-law'
import classes from './law.module.css'

/** 时限与程序: what the papers say, what the law makes of it, and the calendar between. */
export function LawPanel({ work }: { readonly work: Workspace }) {
  const law = useLawHere()
  if (law === null) return <Loader m="md" size="sm" aria-label="正在读取时限规则" />
  const { view, setView, openCount, missing } = law
  return (
    <div className={classes.panel} data-testid="law" data-law>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          fullWidth
          className={classes.views}
          aria-label="时限与程序"
          value={view}
          data={[
            { value: 'facts', label: missing.length > 0 ? `案情事实（缺 ${missing.length}）` : '案情事实' },
            { value: 'results', label: openCount > 0 ? `核对结果（${openCount}）` : '核对结果' },
            { value: 'timeline', label: '时间轴' },
          ]}
          onChange={(next) => setView(next as LawView)}
        />
        <ExportMenu reviewId={work.review.id} />
      </div>
      {view === 'facts' && <FactsView work={work} law={law} />}
      {view === 'results' && <ResultsView work={work} law={law} />}
      {view === 'timeline' && <TimelineView law={law} caseType={work.caseFile.facts.caseType} />}
      <Text size="xs" p={8} className={classes.muted}>
        软件只按录入的事实推算并提出建议，是否成立由评查人判断，采纳与否都留有记录。
      </Text>
    </div>
  )
}

function ExportMenu({ reviewId }: { readonly reviewId: string }) {
  const save = async (format: 'pdf' | 'xlsx'): Promise<void> => {
    try {
      const names = await saveExport({ kind: 'law-report', subjectId: reviewId, format })
      if (names !== null) tellDone(`已导出：${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    }
  }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconFileExport size={14} aria-hidden />}>
          导出
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('pdf')}>时限核对表（PDF）</Menu.Item>
        <Menu.Item onClick={() => void save('xlsx')}>时限核对表（XLSX）</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
