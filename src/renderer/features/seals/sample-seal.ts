/**
 * 示例印章 无效: drawn by code, so that the whole way can be tried without a real seal. A double ring and plain words,
 * no star and no emblem: it must never be taken for a real one, nor copy one.
 */
import type { Picture } from '@shared/domain/seal/picture'
import { AppError } from '@shared/lib/app-error'
import { pixelsOf } from './picture-file'

export const SAMPLE_SEAL = { name: '示例印章（无效）', widthMm: 42, dpi: 600 } as const

const SIDE_PX = Math.round((SAMPLE_SEAL.widthMm / 25.4) * SAMPLE_SEAL.dpi)
const RED = '#d5001c'
const FACES = '"SimSun", "宋体", "Noto Serif CJK SC", "Noto Sans CJK SC", "HengJuan UI", sans-serif'
const RING_TEXT = '示例印章仅供练习不得用于正式文书'

const font = (sizePx: number): string => `bold ${sizePx}px ${FACES}`

export async function drawSampleSeal(): Promise<Picture> {
  await document.fonts.load(font(64), RING_TEXT)
  const canvas = new OffscreenCanvas(SIDE_PX, SIDE_PX)
  const context = canvas.getContext('2d')
  if (!context) throw new AppError('seal/picture-damaged', 'no drawing surface')
  const centre = SIDE_PX / 2
  context.translate(centre, centre)
  context.fillStyle = RED
  context.strokeStyle = RED
  drawRings(context, centre)
  drawAround(context, RING_TEXT, centre * 0.76, SIDE_PX * 0.082)
  drawMiddle(context)
  return pixelsOf(canvas, SIDE_PX, SIDE_PX)
}

function drawRings(context: OffscreenCanvasRenderingContext2D, radius: number): void {
  for (const [share, width] of [
    [0.97, 0.06],
    [0.6, 0.014],
  ] as const) {
    context.lineWidth = radius * width
    context.beginPath()
    context.arc(0, 0, radius * share, 0, Math.PI * 2)
    context.stroke()
  }
}

/** All the way round, the first sign at the lower left, each upright on its radius. */
function drawAround(
  context: OffscreenCanvasRenderingContext2D,
  text: string,
  radius: number,
  sizePx: number,
): void {
  context.font = font(sizePx)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const signs = Array.from(text)
  const spread = Math.PI * 1.72
  signs.forEach((sign, index) => {
    context.save()
    context.rotate(-spread / 2 + (spread * index) / (signs.length - 1))
    context.fillText(sign, 0, -radius)
    context.restore()
  })
}

function drawMiddle(context: OffscreenCanvasRenderingContext2D): void {
  context.font = font(SIDE_PX * 0.115)
  context.fillText('示例印章', 0, -SIDE_PX * 0.075)
  context.font = font(SIDE_PX * 0.15)
  context.fillText('无　效', 0, SIDE_PX * 0.085)
}
