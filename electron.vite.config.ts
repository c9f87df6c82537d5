import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const alias = { '@shared': resolve('src/shared') }

/** The PDF engine's module, beside out/main/jobs.js: the background process reads it from there, packaged or not. */
const pdfiumWasm = {
  name: 'hengjuan:pdfium-wasm',
  buildStart(this: { emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => string }) {
    const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
    this.emitFile({ type: 'asset', fileName: 'pdfium.wasm', source: readFileSync(path) })
  },
}

// The code is built for the oldest runtime it is tested on (docs/adr/0012): Chromium 130 and Node 20.
export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [pdfiumWasm],
    build: {
      target: 'node20',
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          jobs: resolve('src/main/jobs/worker.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node20',
      // A sandboxed preload cannot `require` packages: everything is bundled into one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    base: './',
    resolve: { alias },
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      // electron-vite leaves it off; the home screen is painted about a third sooner with it.
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
})
