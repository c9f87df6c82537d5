/** Mantine as it comes, set for official work: calm blue, clear type, a little larger for older eyes. */
import { createTheme, Menu, type CSSVariablesResolver } from '@mantine/core'

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
  components: {
    // The placeholder is a focusable child a menu may not have; without it the first entry takes the focus.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
  },
})

/** Words on a pale ground of the same colour (badges, light buttons), which Mantine leaves at 2.5 to 4.3 : 1. */
const LIGHT_INK = {
  '--mantine-color-red-light-color': '#a51111',
  '--mantine-color-orange-light-color': '#8f3300',
  '--mantine-color-yellow-light-color': '#6b4200',
  '--mantine-color-teal-light-color': '#05573e',
  '--mantine-color-green-light-color': '#1c5c2a',
  '--mantine-color-blue-light-color': '#124e87',
  '--mantine-color-indigo-light-color': '#2b3f9e',
} as const

/** In the dark Mantine's grounds of these colours are loud; a whole notice in them outshouts what it says. */
const DARK_GROUNDS = {
  '--mantine-color-red-light': '#42191c',
  '--mantine-color-red-light-color': '#ffc9c9',
  '--mantine-color-orange-light': '#402312',
  '--mantine-color-orange-light-color': '#ffd8a8',
  '--mantine-color-yellow-light': '#3a2c10',
  '--mantine-color-yellow-light-color': '#ffe3a8',
} as const

/** Mantine's greys, reds and links for small type stay below 4.5 : 1; these reach it in both schemes. */
export const readableColors: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-error': colors.red[9],
    '--mantine-color-red-text': colors.red[9],
    '--mantine-color-anchor': colors.indigo[8],
    ...LIGHT_INK,
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-error': colors.red[4],
    '--mantine-color-red-text': colors.red[4],
    '--mantine-color-anchor': colors.indigo[3],
    ...DARK_GROUNDS,
  },
})
