import { Button, CloseButton, Group, Input, Kbd } from '@mantine/core'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import type { Place } from '@shared/domain/case-file/place'
import { placeText } from './places'
import classes from './review.module.css'

export type PlacesFieldProps = {
  readonly places: readonly Place[]
  readonly files: readonly FiledScan[]
  readonly error: string | undefined
  readonly onDrop: (index: number) => void
  readonly onDraw: () => void
  readonly onWholePage: () => void
  readonly onMissing: () => void
}

/** 位置: boxes and pins on pages, or what the file lacks. */
export function PlacesField(props: PlacesFieldProps) {
  const { places, files, error, onDrop, onDraw, onWholePage, onMissing } = props
  return (
    <Input.Wrapper label="位置" size="xs" error={error} required labelElement="div">
      <Group gap={4}>
        {places.map((place, index) => (
          <span key={index} className={classes.finding} style={{ marginTop: 0, alignItems: 'center' }}>
            {placeText(files, place)}
            <CloseButton
              size="xs"
              aria-label={`去掉位置：${placeText(files, place)}`}
              onClick={() => onDrop(index)}
            />
          </span>
        ))}
        <Button size="compact-xs" variant="default" rightSection={<Kbd size="xs">B</Kbd>} onClick={onDraw}>
          框出位置
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<Kbd size="xs">W</Kbd>}
          onClick={onWholePage}
        >
          当前整页
        </Button>
        <Button size="compact-xs" variant="default" rightSection={<Kbd size="xs">M</Kbd>} onClick={onMissing}>
          缺失材料
        </Button>
      </Group>
    </Input.Wrapper>
  )
}
