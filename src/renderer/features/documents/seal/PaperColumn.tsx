import { Button, Group, Loader, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { describeFailure } from '@shared/messages'
import { Notice } from '../../../ui/Notice'
import type { Preview } from '../use-preview'
import classes from './seal.module.css'

type PaperColumnProps = {
  readonly preview: Preview
  /** Drawn over one page, in millimetres of that page. */
  readonly overlay: {
    readonly pageIndex: number
    /** Share of the page's height, brought into sight when it is first known. */
    readonly atShare: number
    readonly node: ReactNode
  } | null
  readonly title: string
}

/** The printed pages, small, with what is to come drawn over them. */
export function PaperColumn({ preview, overlay, title }: PaperColumnProps) {
  const { pages, failure, retry } = preview
  const box = useRef<HTMLDivElement>(null)
  const isPlaced = overlay !== null && pages.length > 0
  const atShare = useRef(0)
  useEffect(() => {
    atShare.current = overlay?.atShare ?? 0
  })
  useEffect(() => {
    const sheet = box.current?.querySelector('figure')
    if (!isPlaced || !box.current || !sheet) return
    // The first sheet is the one with the place.
    const y = sheet.offsetTop + atShare.current * sheet.offsetHeight
    box.current.scrollTop = y - box.current.clientHeight / 2
  }, [isPlaced])
  return (
    <div className={classes.pages} ref={box} tabIndex={0} role="region" aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
        {pages.length > 0 && (
          <Text span size="sm" className={classes.muted} ml={8}>
            共 {pages.length} 页
          </Text>
        )}
      </Text>
      {failure && (
        <Notice tone="danger" title="没有生成版面" role="alert">
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{describeFailure(failure)}</Text>
            <Button size="compact-sm" variant="default" onClick={retry}>
              重试
            </Button>
          </Group>
        </Notice>
      )}
      {pages.length === 0 && failure === null && (
        <Group gap="xs">
          <Loader size="sm" aria-hidden />
          <Text size="sm">正在生成版面…</Text>
        </Group>
      )}
      {orderFirst(pages.length, overlay?.pageIndex ?? 0).map((index) => {
        const canvas = pages[index]
        return canvas === undefined ? null : (
          <Sheet
            key={index}
            canvas={canvas}
            pageNumber={index + 1}
            overlay={overlay?.pageIndex === index ? overlay.node : null}
          />
        )
      })}
    </div>
  )
}

/** The page the seal goes onto is the one to look at; the others follow in their order. */
const orderFirst = (count: number, first: number): readonly number[] => {
  const all = Array.from({ length: count }, (_, index) => index)
  return first < count ? [first, ...all.filter((index) => index !== first)] : all
}

type SheetProps = {
  readonly canvas: HTMLCanvasElement
  readonly pageNumber: number
  readonly overlay: ReactNode
}

function Sheet({ canvas, pageNumber, overlay }: SheetProps) {
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    frame.current?.replaceChildren(canvas)
  }, [canvas])
  return (
    <figure style={{ margin: 0 }}>
      <div className={classes.sheet}>
        <div ref={frame} className={classes.paper} role="img" aria-label={`第 ${pageNumber} 页`} />
        {overlay}
      </div>
      <Text size="xs" className={classes.muted} component="figcaption" ta="center" mt={2}>
        第 {pageNumber} 页
      </Text>
    </figure>
  )
}

/** The width pages are drawn for. */
export function usePaperWidth() {
  const { ref, width } = useElementSize<HTMLDivElement>()
  return { ref, widthPx: Math.round(Math.max(320, width) * devicePixelRatio) }
}
