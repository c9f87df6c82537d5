/** Entry of the background process (built to out/main/jobs.js). Electron gives it the port; everything else is serve(). */
import { join } from 'node:path'
import { serve } from './serve'

const port = process.parentPort
serve({
  // Copied beside the bundle by the build (electron.vite.config.ts).
  wasmPath: join(import.meta.dirname, 'pdfium.wasm'),
  port: {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
  },
})
