/** The smallest main process the printer can live in: prints the papers of a job file, writes PDFs and times, ends. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { app } from 'electron'
import type { OfficialDocument } from '@shared/domain/layout/official-document'
import { toFailure } from '@shared/lib/app-error'
import { loadFonts } from '../../../../src/main/documents/font-files'
import { createPrinter } from '../../../../src/main/documents/print'
import { printDocument, type PrintOptions } from '../../../../src/main/documents/print-document'
import { setUpAppScheme } from '../../../../src/main/security/app-protocol'
import { setUpNavigationLock } from '../../../../src/main/security/navigation'
import { blockedRequests } from '../../../../src/main/security/network'

export type PaperJob =
  | { readonly name: string; readonly document: OfficialDocument; readonly options?: PrintOptions }
  | { readonly name: string; readonly html: string; readonly timeoutMs?: number }

export type PaperOutcome = {
  readonly name: string
  readonly ms: number
  /** null: it failed with `failure`. */
  readonly pageCount: number | null
  readonly failure: string | null
  readonly blockedRequests: number
}

const dir = process.env.PAPER_DIR ?? ''
const resources = process.env.PAPER_RESOURCES ?? ''

setUpAppScheme()
setUpNavigationLock()
// The printer has no window, so nothing else keeps the process alive or ends it.
app.on('window-all-closed', () => undefined)

async function run(): Promise<void> {
  const jobs = JSON.parse(await readFile(join(dir, 'jobs.json'), 'utf8')) as readonly PaperJob[]
  const fonts = await loadFonts(resources)
  const printer = createPrinter({ fonts })
  await printer.warmUp()
  const outcomes: PaperOutcome[] = []
  for (const job of jobs) {
    const from = performance.now()
    const done = (pageCount: number | null, failure: string | null): void => {
      const ms = Math.round(performance.now() - from)
      outcomes.push({ name: job.name, ms, pageCount, failure, blockedRequests: blockedRequests() })
    }
    try {
      if ('document' in job) {
        const { pdf, pageCount } = await printDocument(printer, fonts.manifest, job.document, job.options)
        done(pageCount, null)
        await writeFile(join(dir, `${job.name}.pdf`), pdf)
      } else {
        const one = job.timeoutMs === undefined ? printer : createPrinter({ fonts, timeoutMs: job.timeoutMs })
        const pdf = await one.printHtml(job.html)
        done(0, null)
        await writeFile(join(dir, `${job.name}.pdf`), pdf)
      }
    } catch (cause) {
      process.stderr.write(`${job.name}: ${inspect(cause)}\n`)
      done(null, toFailure(cause).code)
    }
  }
  printer.close()
  await writeFile(join(dir, 'outcomes.json'), JSON.stringify(outcomes))
}

// No top-level await: Electron holds back `ready` until its entry module has run.
void app
  .whenReady()
  .then(run)
  .then(
    () => app.exit(0),
    (cause: unknown) => {
      process.stderr.write(`${inspect(cause)}\n`)
      app.exit(1)
    },
  )
