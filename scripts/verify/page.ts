/** Makes the pages of resources/verify: one file each with everything in it, and a policy that lets nothing else run. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT_ROOT } from '../lib/paths'

const SOURCE = join(PROJECT_ROOT, 'src', 'verify')
const TARGET = join(PROJECT_ROOT, 'resources', 'verify')

export const VERIFY_PAGE = join(TARGET, 'score.html')
export const DOCUMENT_PAGE = join(TARGET, 'document.html')

type Parts = { readonly entry: string; readonly style: string; readonly frame: string }

/** A score proof worked out again. */
export const buildVerifyPage = (): Promise<string> =>
  buildPage({ entry: 'main.ts', style: 'page.css', frame: 'index.html' })

/** A sealed paper judged; its book is put in when it is handed out. */
export const buildDocumentPage = (): Promise<string> =>
  buildPage({ entry: 'document.ts', style: 'document.css', frame: 'document.html' })

export const PAGES: readonly (readonly [path: string, build: () => Promise<string>])[] = [
  [VERIFY_PAGE, buildVerifyPage],
  [DOCUMENT_PAGE, buildDocumentPage],
]

async function buildPage(parts: Parts): Promise<string> {
  const [script, style, frame] = await Promise.all([
    buildScript(join(SOURCE, parts.entry)),
    readFile(join(SOURCE, parts.style), 'utf8'),
    readFile(join(SOURCE, parts.frame), 'utf8'),
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
async function buildScript(entry: string): Promise<string> {
  const made = await build({
    root: PROJECT_ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(PROJECT_ROOT, 'src', 'shared') } },
    build: {
      write: false,
      target: 'chrome87',
      lib: { entry, formats: ['iife'], name: 'verify' },
    },
  })
  const [output] = Array.isArray(made) ? made : [made]
  if (!output || !('output' in output)) throw new Error('vite built nothing')
  const [chunk] = output.output
  // A closing tag within the script would end it; so would an opening comment with it.
  return `\n${chunk.code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')}\n`
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
