/** Mantine as it comes, set for official work: calm blue, clear type, a little larger for older eyes. */
import { createTheme } from '@mantine/core'

/** Faces of the machine first; the last one is shipped, for machines without any Chinese face. */
const FACES =
  '"Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Source Han Sans SC", "HengJuan UI", sans-serif'

export const theme = createTheme({
  primaryColor: 'indigo',
  fontFamily: FACES,
  headings: { fontFamily: FACES },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
})
