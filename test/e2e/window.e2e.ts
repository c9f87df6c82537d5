/** One window, one instance, and the helper every other end-to-end test stands on. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import { sandboxArgs } from '../../scripts/lib/sandbox'
import { launchApp, resizeContent, SCREEN_SIZES, type RunningApp } from '../helpers/electron-app'
import { isRunning, processTree } from '../helpers/process-tree'

let userDataDir = ''
let running: RunningApp | undefined

beforeEach(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'hengjuan-window-'))
})
afterEach(async () => {
  await running?.close()
  running = undefined
  await rm(userDataDir, { recursive: true, force: true })
})

const boundsOf = ({ app }: RunningApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return { size: window?.getSize(), minimum: window?.getMinimumSize(), title: window?.getTitle() }
  })

describe('the window', () => {
  it('opens at a size that fits a laptop and cannot become smaller than the screens allow', async () => {
    running = await launchApp({ userDataDir })
    expect(await boundsOf(running)).toEqual({ size: [1440, 900], minimum: [1024, 700], title: '衡卷' })
  })

  it.each(SCREEN_SIZES)('shows no horizontal scroll bar at $width×$height', async ({ width, height }) => {
    running = await launchApp({ userDataDir })
    await resizeContent(running, width, height)
    const scrollWidth = await running.page.evaluate(() => document.documentElement.scrollWidth)
    expect(scrollWidth).toBe(width)
  })

  it('returns to its size after a restart', async () => {
    running = await launchApp({ userDataDir })
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1100, 720))
    await running.close()
    running = await launchApp({ userDataDir })
    expect((await boundsOf(running)).size).toEqual([1100, 720])
  })

  it.each(['', '{"x":1}', 'null', '{"x":0,"y":0,"width":1,"height":1,"isMaximized":false}'])(
    'opens at its default size when the remembered one reads %j',
    async (text) => {
      await writeFile(join(userDataDir, 'window.json'), text)
      running = await launchApp({ userDataDir })
      expect((await boundsOf(running)).size).toEqual([1440, 900])
    },
  )
})

describe('a second instance', () => {
  it('leaves at once, touches nothing, and brings the first one to the front', async () => {
    running = await launchApp({ userDataDir })
    const { app, page } = running
    await page.evaluate(() => {
      const told = new Promise((resolve) => window.hengjuan.on('app:second-instance', () => resolve('told')))
      Object.assign(window, { told })
    })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    const logBefore = await readFile(join(userDataDir, 'logs', 'main.log'), 'utf8').catch(() => '')
    const second = spawn(
      app.process().spawnfile,
      [...sandboxArgs(), `--user-data-dir=${userDataDir}`, PROJECT_ROOT],
      { stdio: 'ignore' },
    )
    expect(await once(second, 'exit')).toEqual([0, null])
    expect(await page.evaluate(() => (window as unknown as { told: Promise<string> }).told)).toBe('told')
    const isVisible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await expect.poll(isVisible).toBe(true)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    const logAfter = await readFile(join(userDataDir, 'logs', 'main.log'), 'utf8').catch(() => '')
    expect(logAfter).toBe(logBefore)
  })
})

describe('kill', () => {
  it('ends every process of the app, and the next start has the folder to itself', async () => {
    running = await launchApp({ userDataDir })
    const pids = processTree(running.app.process().pid ?? 0)
    expect(pids.length).toBeGreaterThan(3)
    await running.kill()
    expect(pids.filter(isRunning)).toEqual([])
    running = await launchApp({ userDataDir })
    expect(await running.page.evaluate(() => location.href)).toBe('app://hengjuan/index.html')
  })
})
