/** Mantine as it comes, set for official work: calm blue, clear type, a little larger for older eyes. */
import { createTheme, type CSSVariablesResolver } from '@mantine/core'

/** Faces of the machine first; the last one is shipped, for machines without any Chinese face. */
const FACES =
  '"Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Source Han Sans SC", "HengJuan UI", sans-serif'

export const theme = createTheme({
  primaryColor: 'indigo',
  // One step darker than usual in light: white type on it must reach 4.5 : 1.
  primaryShade: { light: 7, dark: 8 },
  fontFamily: FACES,
  headings: { fontFamily: FACES },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** Mantine's greys and reds for small type stay below 4.5 : 1; these reach it in both schemes. */
export const readableColors: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-error': colors.red[9],
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-error': colors.red[4],
  },
})
