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

/** Mantine's greys and reds for small type stay below 4.5 : 1; these reach it in both schemes. */
export const readableColors: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-error': colors.red[9],
    ...LIGHT_INK,
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-error': colors.red[4],
  },
})
