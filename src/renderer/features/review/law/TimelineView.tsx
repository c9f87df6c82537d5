import { Button, Group, Modal, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { buildTimeline } from '@shared/domain/law/timeline'
import type { CaseType } from '@shared/domain/case-file/case-file'
import { Notice } from '../../../ui/Notice'
import { layOutTimeline } from './timeline-layout'
import { TimelineDrawing } from './TimelineDrawing'
import type { Law } from './use-law'
import classes from './law.module.css'

type TimelineViewProps = { readonly law: Law; readonly caseType: CaseType }

/** 时间轴: the steps of the case, and the time the law leaves between them. */
export function TimelineView({ law, caseType }: TimelineViewProps) {
  const [isWide, setWide] = useState(false)
  const timeline = useMemo(
    () => buildTimeline(law.facts, law.results, caseType),
    [law.facts, law.results, caseType],
  )
  if (timeline === null) {
    return (
      <Text size="sm" p="md" className={classes.muted}>
        还没有可以画的日期。
        <button type="button" className={classes.link} onClick={() => law.setView('facts')}>
          去填写立案、决定等日期
        </button>
      </Text>
    )
  }
  return (
    <div className={classes.timeline}>
      <Zoomable law={law} timeline={timeline}>
        <Button size="compact-xs" variant="default" onClick={() => setWide(true)}>
          放大查看
        </Button>
      </Zoomable>
      <Modal
        opened={isWide}
        onClose={() => setWide(false)}
        title="时间轴"
        size="95vw"
        closeButtonProps={{ 'aria-label': '关闭' }}
      >
        {isWide && <Zoomable law={law} timeline={timeline} onLeave={() => setWide(false)} />}
      </Modal>
    </div>
  )
}

type ZoomableProps = {
  readonly law: Law
  readonly timeline: NonNullable<ReturnType<typeof buildTimeline>>
  readonly onLeave?: () => void
  readonly children?: React.ReactNode
}

const ZOOMS = [1, 2, 4, 8] as const
const MIN_WIDTH_PX = 300

function Zoomable({ law, timeline, onLeave, children }: ZoomableProps) {
  const { ref, width } = useElementSize()
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(1)
  const { facts, results, books, sector } = law
  const { calendars } = books
  const widthPx = Math.max(MIN_WIDTH_PX, Math.floor(width)) * zoom
  const drawing = useMemo(
    () => layOutTimeline({ timeline, results, facts, calendars, widthPx }),
    [timeline, results, facts, calendars, widthPx],
  )
  const step = (by: 1 | -1): void => setZoom(ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom)
  const missing = [...new Set(results.flatMap(({ missingYears }) => missingYears))].sort((a, b) => a - b)
  return (
    <div className={classes.tones}>
      <Group gap={6} mb={6}>
        <Button size="compact-xs" variant="default" disabled={zoom === 8} onClick={() => step(1)}>
          放大
        </Button>
        <Button size="compact-xs" variant="default" disabled={zoom === 1} onClick={() => step(-1)}>
          缩小
        </Button>
        <Button size="compact-xs" variant="default" disabled={zoom === 1} onClick={() => setZoom(1)}>
          适合宽度
        </Button>
        {children}
        <Text size="xs" className={classes.muted}>
          {sector.name} · {drawing.firstDay} 至 {drawing.lastDay}
        </Text>
      </Group>
      {missing.length > 0 && (
        <Notice tone="warning">
          {missing.join('、')} 年没有节假日安排，只按周末推算。请在“设置”中录入。
        </Notice>
      )}
      <div ref={ref} className={classes.scroll} tabIndex={0} role="region" aria-label="时间轴图">
        {width > 0 && (
          <TimelineDrawing
            drawing={drawing}
            onOpen={(ruleId) => {
              onLeave?.()
              law.showRule(ruleId)
            }}
          />
        )}
      </div>
      <Legend />
    </div>
  )
}

function Legend() {
  return (
    <p className={classes.legend}>
      <span data-legend="window">期限</span>
      <span data-legend="shift">顺延</span>
      <span data-legend="late">超期</span>
      <span data-legend="excluded">扣除、延长</span>
      <span data-legend="holiday">节假日</span>
      <span data-legend="makeup">调休上班</span>
    </p>
  )
}
