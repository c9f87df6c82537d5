import { SimpleGrid, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { Figure } from '@shared/domain/loop/figures'
import { changeText, valueText } from './figure-text'
import classes from './registers.module.css'

type FigureTilesProps = { readonly figures: readonly Figure[]; readonly onShow: (figure: Figure) => void }

/** Each figure is a button: behind it lie its definition and its rows. */
export function FigureTiles({ figures, onShow }: FigureTilesProps) {
  return (
    <SimpleGrid cols={{ base: 3, lg: 5 }} spacing="sm">
      {figures.map((figure) => {
        const { id, label, value, before, unit } = figure
        const change = changeText(figure)
        return (
          <UnstyledButton key={id} className={classes.tile} data-figure={id} onClick={() => onShow(figure)}>
            <Text size="sm">{label}</Text>
            <div className={classes.value}>
              <span data-testid="figure-value">{valueText(value)}</span>
              <Text component="span" size="sm">
                {unit}
              </Text>
              <Text component="span" size="sm" c="dimmed">
                （{valueText(before)}）
              </Text>
            </div>
            <Text size="xs" c="dimmed">
              {change === '' ? '没有可比的上年数' : change}
            </Text>
            <VisuallyHidden>，看口径和记录</VisuallyHidden>
          </UnstyledButton>
        )
      })}
    </SimpleGrid>
  )
}
