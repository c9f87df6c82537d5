import { ActionIcon, Button, Divider, Menu, Text, TextInput, Tooltip } from '@mantine/core'
import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconChevronDown,
  IconChevronUp,
  IconHandStop,
  IconMapPin,
  IconRotate,
  IconRotateClockwise,
  IconSquarePlus,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useViewerState } from './use-viewer'
import type { Tool, ViewerStore } from './viewer-store'
import classes from './ViewerToolbar.module.css'

export type ViewerToolbarProps = {
  readonly viewer: ViewerStore
  /** Shows the drawing tools. */
  readonly canEdit?: boolean
  /** False where digits mean something else on the screen around: the labels then promise none. */
  readonly hasDigitKeys?: boolean
  /** Placed at the right end. */
  readonly children?: ReactNode
}

const PERCENTS = [50, 75, 100, 125, 150, 200, 300, 400] as const

/** Page, zoom, turn and drawing tools; every tooltip names its key. */
export function ViewerToolbar({
  viewer,
  canEdit = false,
  hasDigitKeys = true,
  children,
}: ViewerToolbarProps) {
  const digit = (key: string): string => (hasDigitKeys ? `（${key}）` : '')
  const { pageCount, currentIndex, zoom, tool } = useViewerState(viewer)
  return (
    <div className={classes.bar} role="toolbar" aria-label="页面工具">
      <div className={classes.group}>
        <Tool label="上一页（PageUp）" isOff={currentIndex <= 0} onClick={() => viewer.previousPage()}>
          <IconChevronUp />
        </Tool>
        <PageBox key={currentIndex} viewer={viewer} />
        <Text size="sm" className={classes.count}>
          / {pageCount} 页
        </Text>
        <Tool
          label="下一页（PageDown）"
          isOff={currentIndex >= pageCount - 1}
          onClick={() => viewer.nextPage()}
        >
          <IconChevronDown />
        </Tool>
      </div>
      <Divider orientation="vertical" />
      <div className={classes.group}>
        <Tool label="缩小（-，Ctrl + 滚轮）" onClick={() => viewer.zoomOut()}>
          <IconZoomOut />
        </Tool>
        <ZoomMenu viewer={viewer} hasDigitKeys={hasDigitKeys} />
        <Tool label="放大（+，Ctrl + 滚轮）" onClick={() => viewer.zoomIn()}>
          <IconZoomIn />
        </Tool>
        <Tool
          label={`适合宽度${digit('1')}`}
          isOn={zoom.kind === 'fit-width'}
          onClick={() => viewer.setZoom({ kind: 'fit-width' })}
        >
          <IconArrowAutofitWidth />
        </Tool>
        <Tool
          label={`适合整页${digit('2')}`}
          isOn={zoom.kind === 'fit-page'}
          onClick={() => viewer.setZoom({ kind: 'fit-page' })}
        >
          <IconArrowAutofitHeight />
        </Tool>
      </div>
      <Divider orientation="vertical" />
      <div className={classes.group}>
        <Tool label="向左转本页，只改变查看方向（Shift + R）" onClick={() => viewer.turn('counterclockwise')}>
          <IconRotate />
        </Tool>
        <Tool label="向右转本页，只改变查看方向（R）" onClick={() => viewer.turn('clockwise')}>
          <IconRotateClockwise />
        </Tool>
      </div>
      {canEdit && (
        <>
          <Divider orientation="vertical" />
          <DrawingTools viewer={viewer} tool={tool} />
        </>
      )}
      <div className={classes.rest}>{children}</div>
    </div>
  )
}

function DrawingTools({ viewer, tool }: { readonly viewer: ViewerStore; readonly tool: Tool }) {
  const toggle = (wanted: Tool): void => {
    viewer.setTool(tool === wanted ? 'read' : wanted)
  }
  return (
    <div className={classes.group}>
      <Tool label="查看（Esc）" isOn={tool === 'read'} onClick={() => viewer.setTool('read')}>
        <IconHandStop />
      </Tool>
      <Tool label="画框标记（B）" isOn={tool === 'box'} onClick={() => toggle('box')}>
        <IconSquarePlus />
      </Tool>
      <Tool label="定点标记（P）" isOn={tool === 'pin'} onClick={() => toggle('pin')}>
        <IconMapPin />
      </Tool>
    </div>
  )
}

type ToolProps = {
  readonly label: string
  readonly isOn?: boolean
  readonly isOff?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, isOn, isOff = false, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        {...(isOn === true ? { variant: 'light' } : { variant: 'subtle', color: 'gray' })}
        size="lg"
        aria-label={label}
        aria-pressed={isOn}
        disabled={isOff}
        className={classes.tool}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** Remounted at every page (its `key`), so that it shows the page one is on and not what was once typed. */
function PageBox({ viewer }: { readonly viewer: ViewerStore }) {
  const { currentIndex } = useViewerState(viewer)
  const [text, setText] = useState(String(currentIndex + 1))
  const input = useRef<HTMLInputElement>(null)
  useEffect(
    () =>
      viewer.onAskForPageNumber(() => {
        input.current?.focus()
        input.current?.select()
      }),
    [viewer],
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const number = Number.parseInt(text, 10)
    if (Number.isNaN(number)) setText(String(currentIndex + 1))
    else viewer.goToPage(number - 1)
    viewer.focusPages()
  }
  return (
    <form onSubmit={submit}>
      <Tooltip label="输入页码后回车（G）" openDelay={400}>
        <TextInput
          ref={input}
          size="sm"
          value={text}
          inputMode="numeric"
          aria-label="页码"
          classNames={{ input: classes.pageInput }}
          onChange={(event) => setText(event.currentTarget.value.replace(/[^0-9]/g, '').slice(0, 6))}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setText(String(currentIndex + 1))}
        />
      </Tooltip>
    </form>
  )
}

function ZoomMenu({
  viewer,
  hasDigitKeys,
}: {
  readonly viewer: ViewerStore
  readonly hasDigitKeys: boolean
}) {
  const { ratio } = useViewerState(viewer)
  const toRatio = (percent: number) => () => {
    viewer.setZoom({ kind: 'ratio', ratio: percent / 100 })
  }
  return (
    <Menu position="bottom" shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.percent}
          aria-label={`显示比例 ${Math.round(ratio * 100)}%`}
        >
          {Math.round(ratio * 100)}%
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={hasDigitKeys && '1'} onClick={() => viewer.setZoom({ kind: 'fit-width' })}>
          适合宽度
        </Menu.Item>
        <Menu.Item rightSection={hasDigitKeys && '2'} onClick={() => viewer.setZoom({ kind: 'fit-page' })}>
          适合整页
        </Menu.Item>
        <Menu.Item rightSection={hasDigitKeys && '0'} onClick={toRatio(100)}>
          实际大小
        </Menu.Item>
        <Menu.Divider />
        {PERCENTS.map((percent) => (
          <Menu.Item key={percent} onClick={toRatio(percent)}>
            {percent}%
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
