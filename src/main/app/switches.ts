/** Chromium settings that must be made before the app is ready. */
import { app } from 'electron'

/** Some graphics drivers of old machines and of Kylin draw nothing: `--safe-graphics` is the way out. */
const SAFE_GRAPHICS = 'safe-graphics'

export function setUpChromiumSwitches(): void {
  // Root cannot have Chromium's sandbox; scripts and tests then pass --no-sandbox, a package never does.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.commandLine.appendSwitch('lang', 'zh-CN')
  if (app.commandLine.hasSwitch(SAFE_GRAPHICS)) app.disableHardwareAcceleration()
}
