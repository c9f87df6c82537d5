import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core'
import {
  IconArrowAutofitWidth,
  IconChevronDown,
  IconChevronUp,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { describeFailure } from '@shared/messages'
import { Notice } from '../../ui/Notice'
import { faceName } from './labels'
import type { Stretch } from './preview-protocol'
import { RulerButton } from './RulerButton'
import { usePreview, type Preview } from './use-preview'
import classes from './documents.module.css'

/** Shares of the fitting width. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const
const FIT = 2
const PADDING_PX = 32

/** What the preview should bring into sight. */
export type PreviewTarget =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'place'; readonly stretch: Stretch }

type PreviewPaneProps = {
  readonly document: SupervisionDocument
  readonly target: PreviewTarget | null
}

/** The printed page: the very file that is exported, drawn by the PDF engine. */
export function PreviewPane({ document, target }: PreviewPaneProps) {
  const { ref: measure, width } = useElementSize<HTMLDivElement>()
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const ref = useMergedRef(measure, setBox)
  const [zoom, setZoom] = useState(FIT)
  const fitPx = Math.max(240, width - PADDING_PX)
  const pageWidth = Math.round(fitPx * (ZOOMS[zoom] ?? 1))
  const preview = usePreview(document, Math.round(pageWidth * devicePixelRatio))
  const { pages, failure, uncovered } = preview
  const marks = useTarget(target, preview, box)
  return (
    <section className={classes.preview} aria-label="版面预览">
      <PreviewBar document={document} preview={preview} box={box} zoom={zoom} onZoom={setZoom} />
      {failure && (
        <Notice tone="danger" title="没有生成版面" role="alert">
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{describeFailure(failure)}</Text>
            <Button size="compact-sm" variant="default" onClick={preview.retry}>
              重试
            </Button>
          </Group>
        </Notice>
      )}
      {uncovered.length > 0 && (
        <Notice tone="warning" title="请核对生僻字">
          <Text size="sm">
            {describeFailure({
              code: 'document/uncovered-characters',
              params: { characters: uncovered.join('、') },
            })}
          </Text>
        </Notice>
      )}
      <div className={classes.sheets} ref={ref} tabIndex={0} role="region" aria-label="版面预览，各页">
        {pages.length === 0 && failure === null && (
          <Group justify="center" py={80} gap="xs">
            <Loader size="sm" aria-hidden />
            <Text size="sm">正在生成版面…</Text>
          </Group>
        )}
        {pages.map((canvas, index) => (
          <Sheet
            key={index}
            canvas={canvas}
            widthPx={pageWidth}
            pageNumber={index + 1}
            mark={marks.find(({ pageIndex }) => pageIndex === index) ?? null}
          />
        ))}
      </div>
    </section>
  )
}

/** Keeps what is being worked on in sight, also after a new print has moved it; @returns where it stands. */
function useTarget(
  target: PreviewTarget | null,
  { pages, find }: Preview,
  box: HTMLElement | null,
): readonly Stretch[] {
  const [marks, setMarks] = useState<readonly Stretch[]>([])
  useEffect(() => {
    if (target === null || pages.length === 0) return
    let isCurrent = true
    const found = target.kind === 'place' ? Promise.resolve([target.stretch]) : find(target.text)
    found.then(
      (stretches) => {
        if (!isCurrent) return
        setMarks(target.kind === 'text' ? stretches : [])
        const [first] = stretches
        if (first && box) bringIntoSight(box, first)
      },
      () => undefined, // the pages have just been replaced; the next ones ask again
    )
    return () => {
      isCurrent = false
    }
  }, [target, pages, find, box])
  return marks
}

const MARGIN_PX = 24

/** Scrolls only when the place is out of sight: a page that jumps at every letter cannot be read. */
function bringIntoSight(box: HTMLElement, { pageIndex, top, bottom }: Stretch): void {
  const sheet = box.querySelectorAll<HTMLElement>('[data-testid="preview-page"]')[pageIndex]
  if (sheet === undefined) return
  const offset = sheet.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
  const from = offset + top * sheet.offsetHeight - MARGIN_PX
  const to = offset + bottom * sheet.offsetHeight + MARGIN_PX
  const isInSight =
    from >= box.scrollTop && Math.min(to, from + box.clientHeight) <= box.scrollTop + box.clientHeight
  if (isInSight) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  box.scrollTo({ top: Math.max(0, from - box.clientHeight / 4), behavior: isCalm ? 'instant' : 'smooth' })
}

type PreviewBarProps = {
  readonly document: SupervisionDocument
  readonly preview: Preview
  readonly box: HTMLElement | null
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

function PreviewBar({ document, preview, box, zoom, onZoom }: PreviewBarProps) {
  const { pages, fonts, isPrinting } = preview
  const faces = [...new Set(fonts.map(faceName))]
  const body = faces.find((face) => face.startsWith('仿宋')) ?? faces[0]
  return (
    <div className={classes.previewBar}>
      <Group gap={8} wrap="nowrap" miw={0} role="status">
        <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {sealText(document)}
        </Text>
        <Text size="sm" className={classes.muted} style={{ whiteSpace: 'nowrap' }} data-testid="page-count">
          {pages.length > 0 && `共 ${pages.length} 页`}
          {isPrinting && pages.length > 0 && ' · 正在更新…'}
        </Text>
        {body !== undefined && (
          <Text size="xs" className={classes.muted} truncate title={`所用字体：${faces.join('、')}`}>
            正文字体：{body}
          </Text>
        )}
      </Group>
      <Group gap={2} wrap="nowrap">
        <PageSteps count={pages.length} box={box} />
        <RulerButton document={document} preview={preview} />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="缩小"
          disabled={zoom === 0}
          onClick={() => onZoom(zoom - 1)}
        >
          <IconZoomOut size={18} aria-hidden />
        </ActionIcon>
        <Text size="xs" w={40} ta="center">
          {Math.round((ZOOMS[zoom] ?? 1) * 100)}%
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="放大"
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => onZoom(zoom + 1)}
        >
          <IconZoomIn size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label="适合宽度" onClick={() => onZoom(FIT)}>
          <IconArrowAutofitWidth size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  )
}

/** To the page before or after the one in sight. */
function PageSteps({ count, box }: { readonly count: number; readonly box: HTMLElement | null }) {
  const step = (by: -1 | 1): void => {
    if (box === null) return
    const sheets = [...box.querySelectorAll<HTMLElement>('[data-testid="preview-page"]')]
    const top = (sheet: HTMLElement): number =>
      sheet.getBoundingClientRect().top - box.getBoundingClientRect().top
    const now = sheets.findLastIndex((sheet) => top(sheet) <= box.clientHeight / 3)
    const next = sheets[Math.max(0, Math.min(sheets.length - 1, now + by))]
    if (next) box.scrollTo({ top: box.scrollTop + top(next) - MARGIN_PX })
  }
  if (count < 2) return null
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label="上一页" onClick={() => step(-1)}>
        <IconChevronUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label="下一页" onClick={() => step(1)}>
        <IconChevronDown size={18} aria-hidden />
      </ActionIcon>
    </>
  )
}

function sealText({ state, sealed, issuedOn }: SupervisionDocument): string {
  if (state === 'voided') return '已作废'
  if (sealed) return '已盖章（印模套印件）'
  return issuedOn === null ? '草稿' : '待盖章'
}

type SheetProps = {
  readonly canvas: HTMLCanvasElement
  readonly widthPx: number
  readonly pageNumber: number
  readonly mark: Stretch | null
}

function Sheet({ canvas, widthPx, pageNumber, mark }: SheetProps) {
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    frame.current?.replaceChildren(canvas)
  }, [canvas])
  return (
    <div
      className={classes.sheet}
      style={{ width: widthPx }}
      role="img"
      aria-label={`第 ${pageNumber} 页`}
      data-testid="preview-page"
    >
      <div ref={frame} className={classes.paper} />
      {mark && (
        <span
          className={classes.marker}
          style={{ top: `${mark.top * 100}%`, height: `${(mark.bottom - mark.top) * 100}%` }}
          data-testid="preview-marker"
        />
      )}
    </div>
  )
}
