import { Button, Group, NumberInput, Text } from '@mantine/core'
import { describeFailure } from '@shared/messages'
import { Notice } from '../../../ui/Notice'
import { centreOf, clampMove, isMoved, moveText, NO_MOVE, type Move } from './place-move'
import type { Spot } from './use-spot'
import classes from './seal.module.css'

type PlaceFieldsProps = {
  readonly place: Spot
  readonly move: Move
  readonly onMove: (move: Move) => void
}

/** Hand correction in figures, beside the arrow keys on the page. */
export function PlaceFields({ place: { spot, failure, isBusy }, move, onMove }: PlaceFieldsProps) {
  if (spot === null) {
    return failure ? (
      <Notice tone="danger" title="没有用印位置" role="alert">
        {describeFailure(failure)}
      </Notice>
    ) : (
      <Text size="sm">正在按规则计算用印位置…</Text>
    )
  }
  const { left, right, up, down } = spot.boundsMm
  const [x, y] = centreOf(spot, move)
  return (
    <div role="group" aria-label="用印位置">
      <Text size="sm" data-testid="seal-spot">
        第 {spot.pageIndex + 1} 页，中心距左 {x.toFixed(1)}、距上 {y.toFixed(1)} 毫米（{moveText(move)}）
        {isBusy && ' · 正在核对…'}
      </Text>
      <Group gap="sm" align="flex-end" mt={6}>
        <NumberInput
          label="右移（毫米）"
          description={`可左移 ${left.toFixed(1)}，右移 ${right.toFixed(1)}`}
          {...FIELD}
          value={move[0]}
          onChange={(value) => onMove(clampMove([Number(value), move[1]], spot))}
        />
        <NumberInput
          label="下移（毫米）"
          description={`可上移 ${up.toFixed(1)}，下移 ${down.toFixed(1)}`}
          {...FIELD}
          value={move[1]}
          onChange={(value) => onMove(clampMove([move[0], Number(value)], spot))}
        />
        <Button variant="default" disabled={!isMoved(move)} onClick={() => onMove(NO_MOVE)}>
          恢复规则位置
        </Button>
      </Group>
      <Text size="xs" className={classes.muted} mt={4} id="seal-place-keys">
        也可以点版面上的圆圈，用方向键移动 0.5 毫米，按住 Shift 移动 0.1 毫米。
      </Text>
      {failure && (
        <Notice tone="warning" role="alert">
          {describeFailure(failure)}
        </Notice>
      )}
    </div>
  )
}

const FIELD = { step: 0.5, decimalScale: 1, fixedDecimalScale: true, w: 190 } as const
