import { Tabs } from '@mantine/core'
import { CasePanel } from './CasePanel'
import { ChecklistPanel } from './ChecklistPanel'
import { FindingEditor } from './FindingEditor'
import { FindingsPanel } from './FindingsPanel'
import { LawBadge } from './law/LawBadge'
import { LawPanel } from './law/LawPanel'
import { OutlineForm } from './OutlineForm'
import { PlacingStrip } from './PlacingStrip'
import { ExcuseForm, MissingForm } from './SideForms'
import { TrainingPanel } from './TrainingPanel'
import { MAX_PANEL_PX, MIN_PANEL_PX, usePanelWidth } from './use-panel-width'
import type { Tab, Workspace } from './use-workspace'
import classes from './review.module.css'

/** The right side: checklist, findings, facts, and below them what is being written. */
export function SidePanel({ work }: { readonly work: Workspace }) {
  const { width, handlers } = usePanelWidth()
  const { editor } = work.placing
  const isPractice = work.review.round === '训练' && !work.canEdit
  return (
    <>
      <div
        className={classes.divider}
        role="separator"
        aria-orientation="vertical"
        aria-label="调整右侧宽度"
        aria-valuenow={width}
        aria-valuemin={MIN_PANEL_PX}
        aria-valuemax={MAX_PANEL_PX}
        tabIndex={0}
        {...handlers}
      />
      <section className={classes.panel} style={{ width, maxWidth: '46vw' }} aria-label="评查">
        <Tabs
          value={work.tab}
          onChange={(tab) => work.setTab((tab ?? 'score') as Tab)}
          className={classes.tabs}
          keepMounted={false}
        >
          <Tabs.List>
            {isPractice && <Tabs.Tab value="training">比对</Tabs.Tab>}
            <Tabs.Tab value="score">评分表</Tabs.Tab>
            <Tabs.Tab value="findings">
              问题清单{work.findings.length > 0 && `（${work.findings.length}）`}
            </Tabs.Tab>
            <Tabs.Tab value="law">
              时限与程序
              <LawBadge />
            </Tabs.Tab>
            <Tabs.Tab value="case">案卷信息</Tabs.Tab>
          </Tabs.List>
          {isPractice && (
            <Tabs.Panel value="training" className={classes.tabPanel}>
              <TrainingPanel work={work} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="score" className={classes.tabPanel}>
            <ChecklistPanel work={work} />
          </Tabs.Panel>
          <Tabs.Panel value="findings" className={classes.tabPanel}>
            <FindingsPanel work={work} />
          </Tabs.Panel>
          <Tabs.Panel value="law" className={classes.tabPanel}>
            <LawPanel work={work} />
          </Tabs.Panel>
          <Tabs.Panel value="case" className={classes.tabPanel}>
            <CasePanel work={work} />
          </Tabs.Panel>
        </Tabs>
        <PlacingStrip work={work} />
        {work.canEdit && work.sideForm === 'missing' && <MissingForm work={work} />}
        {work.canEdit && work.sideForm === 'outline' && <OutlineForm work={work} />}
        {work.canEdit && work.sideForm === 'excuse' && <ExcuseForm key={work.current.id} work={work} />}
        {editor !== null && work.sideForm === null && (
          <FindingEditor key={editor.finding?.id ?? 'new'} work={work} editor={editor} />
        )}
      </section>
    </>
  )
}
