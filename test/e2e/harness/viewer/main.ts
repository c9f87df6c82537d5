/** The smallest main process the viewer can live in: the app's own protocol and policy, blobs and indexes from a folder. */
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, session } from 'electron'
import {
  notFound,
  registerRoute,
  setUpAppProtocol,
  setUpAppScheme,
} from '../../../../src/main/security/app-protocol'

const caseDir = process.env.VIEWER_CASE_DIR ?? ''
const rendererDir = process.env.VIEWER_RENDERER_DIR ?? ''

async function blob(sha256: string, request: Request): Promise<Response> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return notFound()
  const file = await open(join(caseDir, sha256)).catch(() => null)
  if (file === null) return notFound()
  try {
    const { size } = await file.stat()
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('Range') ?? '')
    const start = range === null ? 0 : Number(range[1])
    const end = range === null ? size - 1 : Math.min(Number(range[2]), size - 1)
    const { buffer } = await file.read(Buffer.alloc(end - start + 1), 0, end - start + 1, start)
    return new Response(buffer, {
      status: range === null ? 200 : 206,
      headers: { 'Content-Range': `bytes ${start}-${end}/${size}`, 'Accept-Ranges': 'bytes' },
    })
  } finally {
    await file.close()
  }
}

async function json(path: string): Promise<Response> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? notFound() : new Response(text, { headers: { 'Content-Type': 'application/json' } })
}

setUpAppScheme()
registerRoute('/blob/', blob)
registerRoute('/pages/', (name) =>
  /^[0-9a-f]{64}\.json$/.test(name) ? json(join(caseDir, name)) : notFound(),
)
registerRoute('/case/', () => json(join(caseDir, 'case.json')))

// No top-level await: Electron holds back `ready` until its entry module has run.
void app.whenReady().then(async () => {
  setUpAppProtocol(session.defaultSession, rendererDir)
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    useContentSize: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  })
  await window.loadURL(`app://hengjuan/index.html?scheme=${process.env.VIEWER_SCHEME ?? 'light'}`)
})
