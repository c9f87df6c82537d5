/** Makes resources/verify/score.html: one file with everything in it, and a policy that lets nothing else run. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT_ROOT } from '../lib/paths'

const SOURCE = join(PROJECT_ROOT, 'src', 'verify')

export const VERIFY_PAGE = join(PROJECT_ROOT, 'resources', 'verify', 'score.html')

export async function buildVerifyPage(): Promise<string> {
  const [script, style, frame] = await Promise.all([
    buildScript(),
    readFile(join(SOURCE, 'page.css'), 'utf8'),
    readFile(join(SOURCE, 'index.html'), 'utf8'),
  ])
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  // Functions as replacements: a `$` in the script is no pattern.
  return frame
    .replace('%CSP%', () => policy)
    .replace(/(<style>)\s*%STYLE%\s*(<\/style>)/, (_all, open, close) => `${open}${style}${close}`)
    .replace(/(<script>)\s*%SCRIPT%\s*(<\/script>)/, (_all, open, close) => `${open}${script}${close}`)
}

/** Strangers open it with whatever their office has: the language of 2021, and old-browsers.ts for what is newer. */
async function buildScript(): Promise<string> {
  const made = await build({
    root: PROJECT_ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(PROJECT_ROOT, 'src', 'shared') } },
    build: {
      write: false,
      target: 'chrome87',
      lib: { entry: join(SOURCE, 'main.ts'), formats: ['iife'], name: 'verify' },
    },
  })
  const [output] = Array.isArray(made) ? made : [made]
  if (!output || !('output' in output)) throw new Error('vite built nothing')
  const [chunk] = output.output
  // A closing tag within the script would end it; so would an opening comment with it.
  return `\n${chunk.code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')}\n`
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
