/**
 * Copied as resources/app/boot.mjs into the runtime taken from the package registry, which has no default app of its
 * own. Does what Electron's default app does: starts the app whose folder is the first plain argument.
 * A module with top-level await, so that Electron holds back `ready` until the real entry has run.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = process.argv
  .slice(1)
  .filter((argument) => !argument.startsWith('-'))
  .map((argument) => resolve(argument))
  .find((path) => existsSync(join(path, 'package.json')))

if (folder === undefined) {
  process.stderr.write('usage: electron [switches] <folder with package.json>\n')
  app.exit(2)
} else {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  process.defaultApp = true
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  app.setAppPath(folder)
  await import(pathToFileURL(join(folder, manifest.main)).href)
}
