/**
 * The peers of the import, in a process of the same kind and runtime as the app's own background process: a plain copy
 * made durable (file and folder), and a plain SHA-256 of the whole file.
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'
import { dirname } from 'node:path'

const HASH_BUFFER_BYTES = 1024 * 1024

async function sync(path, flags) {
  const file = await open(path, flags)
  await file.sync()
  await file.close()
}

async function copy({ from, to }) {
  await copyFile(from, to)
  await sync(to, 'r+')
  await sync(dirname(to), 'r')
}

function hash({ from }) {
  const file = openSync(from, 'r')
  const buffer = Buffer.allocUnsafeSlow(HASH_BUFFER_BYTES)
  const sha256 = createHash('sha256')
  for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
    sha256.update(buffer.subarray(0, count))
  }
  closeSync(file)
  sha256.digest('hex')
}

const WORK = { copy, hash }

process.parentPort.on('message', async ({ data }) => {
  const startedMs = performance.now()
  await WORK[data.name](data.input)
  process.parentPort.postMessage({ kind: 'done', ms: performance.now() - startedMs })
})
