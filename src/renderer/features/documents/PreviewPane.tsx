import { ActionIcon, Alert, Button, Group, Loader, Text } from '@mantine/core'
import { IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useElementSize } from '@mantine/hooks'
import { useLayoutEffect, useRef, useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { describeFailure } from '@shared/messages'
import { faceName } from './labels'
import { usePreview, type Preview } from './use-preview'
import classes from './documents.module.css'

/** Shares of the fitting width. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const
const FIT = 2
const PADDING_PX = 32

/** The printed page: the very file that is exported, drawn by the PDF engine. */
export function PreviewPane({ document }: { readonly document: SupervisionDocument }) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [zoom, setZoom] = useState(FIT)
  const fitPx = Math.max(240, width - PADDING_PX)
  const pageWidth = Math.round(fitPx * (ZOOMS[zoom] ?? 1))
  const preview = usePreview(document, Math.round(pageWidth * devicePixelRatio))
  return (
    <section className={classes.preview} aria-label="版面预览">
      <PreviewBar document={document} preview={preview} zoom={zoom} onZoom={setZoom} />
      {preview.failure && (
        <Alert color="red" title="没有生成版面" m="xs" p="xs">
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{describeFailure(preview.failure)}</Text>
            <Button size="compact-sm" variant="default" onClick={preview.retry}>
              重试
            </Button>
          </Group>
        </Alert>
      )}
      <div className={classes.sheets} ref={ref} tabIndex={0} role="region" aria-label="版面预览，各页">
        {preview.pages.length === 0 && preview.failure === null && (
          <Group justify="center" py={80} gap="xs">
            <Loader size="sm" aria-hidden />
            <Text size="sm">正在生成版面…</Text>
          </Group>
        )}
        {preview.pages.map((canvas, index) => (
          <Sheet key={index} canvas={canvas} widthPx={pageWidth} pageNumber={index + 1} />
        ))}
      </div>
    </section>
  )
}

type PreviewBarProps = {
  readonly document: SupervisionDocument
  readonly preview: Preview
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

function PreviewBar({ document, preview, zoom, onZoom }: PreviewBarProps) {
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

function sealText({ sealed, issuedOn }: SupervisionDocument): string {
  if (sealed) return '已盖章（印模套印件）'
  return issuedOn === null ? '草稿' : '待盖章'
}

type SheetProps = {
  readonly canvas: HTMLCanvasElement
  readonly widthPx: number
  readonly pageNumber: number
}

function Sheet({ canvas, widthPx, pageNumber }: SheetProps) {
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    frame.current?.replaceChildren(canvas)
  }, [canvas])
  return (
    <div
      ref={frame}
      className={classes.sheet}
      style={{ width: widthPx }}
      role="img"
      aria-label={`第 ${pageNumber} 页`}
      data-testid="preview-page"
    />
  )
}
