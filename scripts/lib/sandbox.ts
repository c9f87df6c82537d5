/**
 * Chromium's sandbox cannot run as root, nor on a Linux where user namespaces are closed and chrome-sandbox is not
 * setuid. Only scripts and tests ever pass --no-sandbox; the app and its packages never do.
 */
import { spawnSync } from 'node:child_process'

export function sandboxArgs(): readonly string[] {
  if (process.platform !== 'linux') return []
  if (process.getuid?.() === 0) return ['--no-sandbox']
  const probe = spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' })
  return probe.status === 0 ? [] : ['--no-sandbox']
}
