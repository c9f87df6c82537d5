/** The one window of the app. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { trustContents } from '../security/trusted-frame'
import { ENTRY_URL } from '../security/origin'
import { SAFE_PAGE } from '../security/page-preferences'
import { log } from './log'
import { preloadFile } from './paths'
import { chooseBounds, MIN_HEIGHT, MIN_WIDTH } from './window-bounds'
import { loadBounds, saveBoundsOnClose } from './window-state'

/** Mantine's body colours, so that the first frame does not flash (src/renderer/app theme). */
const BACKGROUND = { light: '#ffffff', dark: '#242424' } as const

let mainWindow: BrowserWindow | undefined

/** The window that is open now; dialogs take it as their parent. */
export const findMainWindow = (): BrowserWindow | undefined =>
  mainWindow === undefined || mainWindow.isDestroyed() ? undefined : mainWindow

export function openMainWindow(): BrowserWindow {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const bounds = chooseBounds(loadBounds(), [primary.workArea, ...others.map(({ workArea }) => workArea)])
  const window = new BrowserWindow({
    x: bounds.x,
    y: bounds.y,
    width: bounds.width,
    height: bounds.height,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: '衡卷',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile(),
      ...SAFE_PAGE,
      navigateOnDragDrop: false,
      // Timers of the review must not slow down while another window covers it.
      backgroundThrottling: false,
    },
  })
  mainWindow = window
  trustContents(window.webContents)
  saveBoundsOnClose(window)
  window.once('ready-to-show', () => {
    if (bounds.isMaximized) window.maximize()
    window.show()
  })
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('renderer gone', { reason, exitCode })
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
  window.webContents.on('preload-error', (_event, _path, cause) => log.failure('preload', cause))
  void window.loadURL(ENTRY_URL)
  return window
}

export function focusMainWindow(): void {
  const window = findMainWindow()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
