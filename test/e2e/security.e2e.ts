/**
 * The walls of src/main/security, tried from inside a real window and looked at from outside.
 * A listener on this machine stands for "the network": it can be reached (the first test shows it), so an untouched
 * listener means a wall, not a missing line.
 */
import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHANNELS } from '../../src/shared/ipc/channels'
import { launchApp, type RunningApp } from '../helpers/electron-app'
import { processTree } from '../helpers/process-tree'
import { internetSockets } from '../helpers/sockets'

const ENTRY = 'app://hengjuan/index.html'

let running: RunningApp
let page: Page
let server: Server
let udp: UdpSocket
let connections = 0
let packets = 0
let outside = { http: '', udpPort: 0 }

beforeAll(async () => {
  server = createServer((_request, response) =>
    response.setHeader('Access-Control-Allow-Origin', '*').end('reached'),
  )
  server.on('connection', () => (connections += 1))
  server.listen(0, '127.0.0.1')
  udp = createSocket('udp4', () => (packets += 1))
  udp.bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(udp, 'listening')])
  outside = { http: `127.0.0.1:${(server.address() as AddressInfo).port}`, udpPort: udp.address().port }
  running = await launchApp()
  page = running.page
  await page.waitForLoadState('load')
})

afterAll(async () => {
  await running.close()
  server.closeAllConnections()
  server.close()
  udp.close()
})

const blockedRequests = async (): Promise<number> => {
  const answer = await page.evaluate(() => window.hengjuan['app:info']())
  if (!answer.ok) throw new Error(answer.failure.code)
  return answer.value.blockedRequests
}

/** Every way out a page has; each resolves to `reached` or to how it failed. */
async function tryEveryWayOut(target: { readonly http: string; readonly udpPort: number }) {
  const { http, udpPort } = target
  const outcome = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'reached',
      () => 'failed',
    )
  const element = (tag: string, fields: Record<string, string>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const made = Object.assign(document.createElement(tag), fields)
      made.addEventListener('load', resolve)
      made.addEventListener('error', reject)
      document.head.append(made)
    })
  const socketOpens = new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${http}/ws`)
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const streamOpens = new Promise((resolve, reject) => {
    const source = new EventSource(`http://${http}/events`)
    source.addEventListener('open', resolve)
    source.addEventListener('error', (event) => (source.close(), reject(event)))
  })
  const xhr = new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.addEventListener('load', resolve)
    request.addEventListener('error', reject)
    request.open('POST', `http://${http}/xhr`)
    request.send('x')
  })
  // STUN: the way WebRTC leaves without a request. Gathering ends when every candidate was tried.
  const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udpPort}` }] })
  peer.createDataChannel('x')
  const gathered = new Promise((resolve) =>
    peer.addEventListener(
      'icegatheringstatechange',
      () => peer.iceGatheringState === 'complete' && resolve(null),
    ),
  )
  await peer.setLocalDescription(await peer.createOffer())
  for (const rel of ['preconnect', 'dns-prefetch', 'prefetch']) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href: `http://${http}/hint` }))
  }
  navigator.sendBeacon(`http://${http}/beacon`, 'x')
  const results = {
    fetch: await outcome(fetch(`http://${http}/fetch`)),
    fetchNoCors: await outcome(fetch(`https://${http}/fetch`, { mode: 'no-cors' })),
    xhr: await outcome(xhr),
    image: await outcome(element('img', { src: `http://${http}/image.png` })),
    script: await outcome(element('script', { src: `http://${http}/script.js` })),
    style: await outcome(element('link', { rel: 'stylesheet', href: `http://${http}/style.css` })),
    webSocket: await outcome(socketOpens),
    eventSource: await outcome(streamOpens),
  }
  await gathered
  peer.close()
  return results
}

const ALL_FAILED = {
  fetch: 'failed',
  fetchNoCors: 'failed',
  xhr: 'failed',
  image: 'failed',
  script: 'failed',
  style: 'failed',
  webSocket: 'failed',
  eventSource: 'failed',
}

describe('network', () => {
  it('would reach the listener from any ordinary program', async () => {
    expect(await (await fetch(`http://${outside.http}/`)).text()).toBe('reached')
    expect(connections).toBe(1)
    connections = 0
  })

  it('holds no socket but those of the two debuggers the test itself opened', () => {
    const sockets = internetSockets(processTree(running.app.process().pid ?? 0))
    const listening = sockets.filter(({ isListening }) => isListening).map(({ localPort }) => localPort)
    expect(listening).toHaveLength(2)
    expect(sockets.filter(({ localPort }) => !listening.includes(localPort))).toEqual([])
  })

  it('asks for nothing by itself', async () => {
    expect(await blockedRequests()).toBe(0)
  })

  it('stops every way out at the page policy', async () => {
    expect(await page.evaluate(tryEveryWayOut, outside)).toEqual(ALL_FAILED)
    expect({ connections, packets }).toEqual({ connections: 0, packets: 0 })
  })

  it('stops and counts every way out behind the page policy as well', async () => {
    const before = await blockedRequests()
    const devtools = await page.context().newCDPSession(page)
    try {
      await devtools.send('Page.setBypassCSP', { enabled: true })
      await page.reload()
      expect(await page.evaluate(tryEveryWayOut, outside)).toEqual(ALL_FAILED)
      await expect.poll(blockedRequests).toBeGreaterThanOrEqual(before + Object.keys(ALL_FAILED).length)
      expect({ connections, packets }).toEqual({ connections: 0, packets: 0 })
    } finally {
      await devtools.send('Page.setBypassCSP', { enabled: false })
      await devtools.detach()
      await page.reload()
    }
  })

  it('stops main itself', async () => {
    const outcome = await running.app.evaluate(async ({ net, session }, { http }) => {
      const failed = (): string => 'failed'
      return [
        await net.fetch(`http://${http}/`).then(() => 'reached', failed),
        await session.defaultSession.resolveHost('localhost').then(() => 'resolved', failed),
        await net.fetch('app://other/index.html').then(({ status }) => status, failed),
        session.defaultSession.isSpellCheckerEnabled(),
      ]
    }, outside)
    expect(outcome).toEqual(['failed', 'failed', 404, false])
    expect(connections).toBe(0)
  })
})

describe('leaving the page', () => {
  it.each([
    ['a web page', "location.href = 'https://example.com/'"],
    ['a file', "location.href = 'file:///etc/passwd'"],
    ['a data page', "location.href = 'data:text/html,<h1>x</h1>'"],
    ['another page of ours', "location.href = 'app://hengjuan/pages/0'"],
    ['another host of ours', "location.href = 'app://other/index.html'"],
    ['a page made by script', "location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))"],
    [
      'a form',
      "document.body.append(Object.assign(document.createElement('form'), { action: 'https://example.com/', id: 'f' })); document.getElementById('f').submit()",
    ],
    [
      'a link',
      "document.body.append(Object.assign(document.createElement('a'), { href: 'https://example.com/', id: 'a' })); document.getElementById('a').click()",
    ],
  ])('is refused to %s', async (_name, script) => {
    await runInPage(script)
    // Two turns of the page: a navigation that was let through would have begun.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))))
    expect(page.url()).toBe(ENTRY)
    expect(await page.evaluate(() => document.getElementById('root') !== null)).toBe(true)
  })

  it('opens no window', async () => {
    const opened = await page.evaluate(() => [
      window.open('https://example.com/'),
      window.open('app://hengjuan/index.html'),
      window.open('about:blank', '_blank'),
    ])
    expect(opened).toEqual([null, null, null])
    await runInPage(
      "document.body.append(Object.assign(document.createElement('a'), { href: location.href, target: '_blank', id: 'blank' })); document.getElementById('blank').click()",
    )
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('shows no frame and no webview', async () => {
    const inside = await page.evaluate(() => {
      const frame = Object.assign(document.createElement('iframe'), { src: 'app://hengjuan/index.html' })
      document.body.append(frame)
      document.body.append(Object.assign(document.createElement('webview'), { src: 'https://example.com/' }))
      return new Promise<string>((resolve) => {
        frame.addEventListener('load', () =>
          resolve(frame.contentDocument?.getElementById('root') ? 'shown' : 'empty'),
        )
      })
    })
    expect(inside).toBe('empty')
    const kinds = await running.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((each) => each.getType()),
    )
    expect(kinds).toEqual(['window'])
  })

  it('downloads nothing', async () => {
    await running.app.evaluate(({ session }) => {
      const seen: boolean[] = []
      Object.assign(globalThis, { downloadsPrevented: seen })
      session.defaultSession.on('will-download', (event) => seen.push(event.defaultPrevented))
    })
    await runInPage(
      "document.body.append(Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.exe', id: 'd' })); document.getElementById('d').click()",
    )
    const seen = () =>
      running.app.evaluate(
        () => (globalThis as unknown as { downloadsPrevented: boolean[] }).downloadsPrevented,
      )
    await expect.poll(seen).toEqual([true])
  })
})

describe('permissions', () => {
  it.each([
    'accelerometer',
    'camera',
    'clipboard-read',
    'clipboard-write',
    'geolocation',
    'local-fonts',
    'microphone',
    'midi',
    'notifications',
    'persistent-storage',
    'storage-access',
  ])('%s is denied', async (name) => {
    const state = await page.evaluate(
      async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
      name,
    )
    expect(state).toBe('denied')
  })

  it('are refused when asked for', async () => {
    const answers = await page.evaluate(async () => {
      const nameOf = (cause: unknown): string => (cause instanceof DOMException ? cause.name : String(cause))
      return {
        notification: await Notification.requestPermission(),
        geolocation: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.code),
          ),
        ),
        clipboard: await navigator.clipboard.readText().then(() => 'given', nameOf),
        display: await navigator.mediaDevices.getDisplayMedia().then(() => 'given', nameOf),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', nameOf),
        persistence: await navigator.storage.persist(),
      }
    })
    expect(answers).toEqual({
      notification: 'denied',
      geolocation: 'denied',
      clipboard: 'NotAllowedError',
      display: expect.stringMatching(/NotAllowedError|InvalidStateError/),
      camera: expect.stringMatching(/NotAllowedError|NotFoundError/),
      persistence: false,
    })
  })
})

describe('the page and Node', () => {
  it('have nothing in common', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate'].filter(
        (name) => name in globalThis,
      ),
    )
    expect(found).toEqual([])
  })

  it('share one bridge with one method per channel and no general door', async () => {
    const keys = await page.evaluate(() => Object.keys(window.hengjuan).sort())
    expect(keys).toEqual([...CHANNELS, 'on', 'pathsOf'].sort())
  })

  it('keep the bridge as it is', async () => {
    const after = await page.evaluate(() => {
      try {
        Object.assign(window.hengjuan, { 'app:info': () => 'forged' })
      } catch {
        return 'frozen'
      }
      return 'changed'
    })
    expect(after).toBe('frozen')
  })

  it('refuse a subscription to an event that is not in the contract', async () => {
    const thrown = await page.evaluate(() => {
      try {
        window.hengjuan.on('unknown:event' as 'journal:appended', () => undefined)
        return 'subscribed'
      } catch (cause) {
        return String(cause)
      }
    })
    expect(thrown).toContain('unknown event')
  })

  it('run the window sandboxed, isolated and without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>
      }
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  it('keep files of the machine out of the page', async () => {
    const outcome = await page.evaluate(async () => {
      const failed = (): string => 'failed'
      const image = new Promise((resolve) => {
        const made = new Image()
        made.onload = () => resolve('reached')
        made.onerror = () => resolve('failed')
        made.src = 'file:///usr/share/pixmaps/debian-logo.png'
      })
      return [await fetch('file:///etc/passwd').then(() => 'reached', failed), await image]
    })
    expect(outcome).toEqual(['failed', 'failed'])
  })
})

describe('the page policy', () => {
  it('is the same on the page, on scripts and on a missing file', async () => {
    const headers = await page.evaluate(async () => {
      const script = document.querySelector<HTMLScriptElement>('script[src]')?.src ?? ''
      const answers = await Promise.all(['/index.html', script, '/missing.js'].map((path) => fetch(path)))
      return answers.map(({ status, headers: found }) => ({
        status,
        csp: found.get('Content-Security-Policy')?.replace(/'nonce-[^']+'/, 'NONCE'),
        type: found.get('Content-Type'),
        sniff: found.get('X-Content-Type-Options'),
      }))
    })
    expect(headers.map(({ status, type }) => [status, type])).toEqual([
      [200, 'text/html; charset=utf-8'],
      [200, 'text/javascript; charset=utf-8'],
      [404, null],
    ])
    expect(new Set(headers.map(({ csp }) => csp)).size).toBe(1)
    expect(headers[0]?.csp).toMatch(/^default-src 'none'; /)
    expect(headers.map(({ sniff }) => sniff)).toEqual(['nosniff', 'nosniff', 'nosniff'])
  })

  it('gives each load its own nonce', async () => {
    const nonces = await page.evaluate(async () => {
      const texts = await Promise.all(['/index.html', '/'].map(async (path) => (await fetch(path)).text()))
      return texts.map((text) => /nonce="([^"]+)"/.exec(text)?.[1])
    })
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('lets no text become script', async () => {
    const outcome = await page.evaluate(async () => {
      // The debugger's own turn may eval; the page's turns may not.
      await new Promise((next) => setTimeout(next))
      const ran: string[] = []
      Object.assign(window, { ran })
      const attempt = (name: string, run: () => unknown): void => {
        try {
          run()
          ran.push(name)
        } catch {
          return // refused, as it must be
        }
      }
      attempt('eval', () => (0, eval)('1'))
      attempt('Function', () => new Function('return 1')())
      const inline = document.createElement('script')
      inline.textContent = "window.ran.push('inline')"
      document.body.append(inline)
      const holder = document.createElement('div')
      holder.innerHTML =
        '<img src="data:," onerror="window.ran.push(\'handler\')"><a id="js" href="javascript:window.ran.push(\'url\')">x</a>'
      document.body.append(holder)
      document.getElementById('js')?.click()
      const blob = URL.createObjectURL(new Blob(["window.ran.push('blob')"], { type: 'text/javascript' }))
      return new Promise<string[]>((resolve) => {
        const script = Object.assign(document.createElement('script'), { src: blob })
        script.addEventListener('load', () => resolve([...ran, 'blob loaded']))
        script.addEventListener('error', () => resolve(ran))
        document.body.append(script)
      })
    })
    expect(outcome).toEqual([])
  })

  it('compiles WebAssembly, which PDFium needs', async () => {
    const size = await page.evaluate(async () => {
      const module = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))
      return WebAssembly.Module.exports(module).length
    })
    expect(size).toBe(0)
  })

  it('applies a style tag only with the nonce, and style attributes', async () => {
    const shown = await page.evaluate(() => {
      const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
      const add = (id: string, fields: Partial<HTMLStyleElement>): string => {
        const mark = Object.assign(document.createElement('i'), { id })
        const style = Object.assign(document.createElement('style'), fields)
        style.textContent = `#${id} { outline: 7px solid red }`
        document.body.append(mark, style)
        return getComputedStyle(mark).outlineWidth
      }
      const own = document.createElement('i')
      own.setAttribute('style', 'outline: 7px solid red')
      document.body.append(own)
      return [add('with', { nonce }), add('without', {}), getComputedStyle(own).outlineWidth]
    })
    expect(shown[0]).toBe('7px')
    expect(shown[1]).not.toBe('7px')
    expect(shown[2]).toBe('7px')
  })
})

describe('app://', () => {
  it.each([
    '/..%2fpackage.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/index.html%00',
    '/%ff',
    '/assets',
    '/main/index.js',
  ])('answers 404 to %s', async (path) => {
    const status = await page.evaluate(async (asked) => (await fetch(`app://hengjuan${asked}`)).status, path)
    expect(status).toBe(404)
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('answers 405 to %s', async (method) => {
    const status = await page.evaluate(
      async (asked) => (await fetch('/index.html', { method: asked })).status,
      method,
    )
    expect(status).toBe(405)
  })
})

describe('ipc', () => {
  it('answers its own window', async () => {
    const answer = await page.evaluate(() => window.hengjuan['app:info']())
    expect(answer).toMatchObject({ ok: true, value: { name: '衡卷' } })
  })

  it('refuses arguments outside the contract with a code, on every channel', async () => {
    const answers = await page.evaluate(async (names) => {
      const bridge = window.hengjuan as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
      return Promise.all(names.map(async (name) => [name, await bridge[name]?.({ path: '/etc/passwd' })]))
    }, CHANNELS)
    for (const [name, answer] of answers)
      expect([name, answer]).toMatchObject([name, { ok: false, failure: { code: 'ipc/invalid-args' } }])
    expect(answers).toHaveLength(CHANNELS.length)
  })

  it('refuses a window nobody trusted on every channel, although it shows our page with our preload', async () => {
    const answers = await running.app.evaluate(async ({ app, BrowserWindow }, names) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      })
      await foreign.loadURL('app://hengjuan/index.html')
      const given = (await foreign.webContents.executeJavaScript(
        `Promise.all(${JSON.stringify(names)}.map(async (name) => [name, await window.hengjuan[name]()]))`,
      )) as readonly (readonly [string, unknown])[]
      foreign.destroy()
      return given
    }, CHANNELS)
    for (const [name, answer] of answers)
      expect([name, answer]).toMatchObject([name, { ok: false, failure: { code: 'ipc/foreign-frame' } }])
    expect(answers).toHaveLength(CHANNELS.length)
  })

  it('refuses our own window once it shows another origin', async () => {
    const other = await launchApp()
    const answer = await other.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      await contents?.loadURL('data:text/html,<p>foreign</p>')
      return contents?.executeJavaScript("window.hengjuan['app:info']()") as Promise<unknown>
    })
    await other.close()
    expect(answer).toMatchObject({ ok: false, failure: { code: 'ipc/foreign-frame' } })
  })
})

/** Runs text as script through the debugger, which the page policy does not bind. */
async function runInPage(script: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Runtime.evaluate', { expression: script, userGesture: true })
  await devtools.detach()
}
