import { SegmentedControl, Slider, Stack, Switch, Text } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ClearOptions, Picture } from '@shared/domain/seal/picture'
import { Notice } from '../../ui/Notice'
import { toImageData } from './picture-file'
import classes from './seals.module.css'

type PictureStepProps = {
  readonly clearing: ClearOptions
  readonly onClearing: (clearing: ClearOptions) => void
  /** Cleared and cropped; null when no ink was left. */
  readonly impression: Picture | null
  readonly widthMm: number
  readonly heightMm: number
}

/** What is kept of the picture, shown at true size on white and over text. */
export function PictureStep({ clearing, onClearing, impression, widthMm, heightMm }: PictureStepProps) {
  const [ground, setGround] = useState('text')
  return (
    <Stack gap="sm">
      <div
        className={classes.ground}
        data-ground={ground}
        role="img"
        aria-label={`印章预览，实际大小 ${widthMm} × ${heightMm} 毫米`}
      >
        {ground === 'text' && (
          <p className={classes.groundText} aria-hidden>
            {'请你单位自收到本意见书之日起三十日内完成自行纠正，并将纠正情况书面报告本机关。'.repeat(4)}
          </p>
        )}
        {impression && <Impression picture={impression} widthMm={widthMm} heightMm={heightMm} />}
      </div>
      {impression === null && (
        <Notice tone="danger" role="alert">
          没有找到红色印迹。请把“去除底色”调小；如果印模是黑色的，请打开“保留黑色”。
        </Notice>
      )}
      <SegmentedControl
        aria-label="预览底色"
        size="xs"
        value={ground}
        onChange={setGround}
        data={[
          { value: 'text', label: '盖在文字上' },
          { value: 'white', label: '白纸' },
        ]}
      />
      <div>
        <Text size="sm" component="label" id="clear-threshold-label">
          去除底色（越大去得越干净）
        </Text>
        <Slider
          aria-labelledby="clear-threshold-label"
          thumbLabel="去除底色"
          min={0}
          max={100}
          step={1}
          value={clearing.threshold}
          onChange={(threshold) => onClearing({ ...clearing, threshold })}
        />
      </div>
      <Switch
        label="保留黑色（扫描件上的黑字也会留下）"
        checked={clearing.keepsDark}
        onChange={(event) => onClearing({ ...clearing, keepsDark: event.currentTarget.checked })}
      />
    </Stack>
  )
}

type ImpressionProps = { readonly picture: Picture; readonly widthMm: number; readonly heightMm: number }

function Impression({ picture, widthMm, heightMm }: ImpressionProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const target = canvas.current
    if (target === null) return
    target.width = picture.widthPx
    target.height = picture.heightPx
    target.getContext('2d')?.putImageData(toImageData(picture), 0, 0)
  }, [picture])
  return (
    <canvas
      ref={canvas}
      className={classes.impression}
      style={{ width: `${widthMm}mm`, height: `${heightMm}mm` }}
      data-testid="impression"
    />
  )
}
