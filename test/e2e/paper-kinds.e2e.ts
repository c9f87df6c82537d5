/**
 * Every shipped kind of paper in every form it allows, drafted from all that can be known of its subject, printed in
 * real Electron on a machine without any font, sealed where it is to be sealed, and put under the ruler.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeDocument } from '@shared/domain/document/compose'
import type { KindDefinition, KindSubject } from '@shared/domain/document/kind'
import { LINE_PITCH_PT, ptToMm } from '@shared/domain/layout/geometry'
import type { OfficialDocument } from '@shared/domain/layout/official-document'

import { rulerSheet, type RulerLine } from '@shared/domain/layout/ruler-sheet'
import { tighterPitchPt } from '@shared/domain/layout/seal-place'
import { measurePaper } from '@shared/pdf/measure-paper'
import { printPapers, type Papers } from '../helpers/paper'
import { fullSource, issuedPaper, KINDS } from '../helpers/paper-source'
import { testPdfium } from '../helpers/pdfium'
import { sealPaper } from '../helpers/sealed-paper'

type KindPaper = { readonly name: string; readonly document: OfficialDocument }

const subjectOf = ({ subjects }: KindDefinition): KindSubject => subjects[0] ?? 'review'

const PAPERS: readonly KindPaper[] = KINDS.flatMap((kind) =>
  kind.forms.map((form) => ({
    name: `${kind.id}-${form}`,
    document: composeDocument(issuedPaper(kind.id, fullSource(kind, subjectOf(kind)), {}, { form })),
  })),
)

/** From the natural pitch to the tightest the rule allows: a paper takes the first that leaves room for its seal. */
function pitchesPt(): readonly number[] {
  const all: number[] = []
  for (let pitch: number | null = LINE_PITCH_PT; pitch !== null; pitch = tighterPitchPt(ptToMm(pitch)))
    all.push(pitch)
  return all
}
const PITCHES = pitchesPt()
const nameAt = (name: string, index: number): string => `${name}-${index}`

let papers: Papers
let noFonts: string
let worst: { readonly name: string; readonly line: RulerLine } | null = null
let count = 0

beforeAll(async () => {
  noFonts = await mkdtemp(join(tmpdir(), 'hengjuan-nofonts-'))
  const config = join(noFonts, 'fonts.conf')
  await writeFile(config, `<?xml version="1.0"?><fontconfig><cachedir>${noFonts}</cachedir></fontconfig>`)
  const jobs = PAPERS.flatMap(({ name, document }) =>
    PITCHES.map((pitchPt, index) => ({ name: nameAt(name, index), document, options: { pitchPt } })),
  )
  papers = await printPapers(jobs, { FONTCONFIG_FILE: config })
})

afterAll(async () => {
  await papers.remove()
  await rm(noFonts, { recursive: true, force: true })
  console.log(
    `${PAPERS.length} papers, ${count} measures, worst ${worst?.line.deviationMm.toFixed(2)} mm: ${worst?.name} ${worst?.line.what}`,
  )
})

/** As main does it: sealed at the first pitch that leaves room. */
async function finish({ name, document }: KindPaper) {
  let reason = ''
  for (const [index, pitchPt] of PITCHES.entries()) {
    const path = papers.path(nameAt(name, index))
    const done = await sealPaper(new Uint8Array(await readFile(path)), document, pitchPt)
    if (typeof done !== 'string') return { ...done, pitchPt }
    reason = done
  }
  throw new Error(`${name}: ${reason}`)
}

/** Kept for looking at when HENGJUAN_SHOTS names a folder. */
async function keep(name: string, pdf: Uint8Array): Promise<void> {
  const dir = process.env.HENGJUAN_SHOTS
  if (dir === undefined) return
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, `${name}.pdf`), pdf)
}

describe('every kind in every form', () => {
  it('is thirteen kinds', () => {
    expect(KINDS).toHaveLength(13)
    expect(new Set(PAPERS.flatMap(({ document }) => document.form))).toEqual(
      new Set(['legal', 'red-head', 'letter', 'sheet']),
    )
  })

  it.each(PAPERS.map((paper) => [paper.name, paper] as const))(
    'passes the ruler: %s',
    async (name, paper) => {
      const { pdf, seals, pitchPt } = await finish(paper)
      await keep(name, pdf)
      const measured = measurePaper(await testPdfium(), pdf)
      const lines = rulerSheet(paper.document, measured, seals, { pitchPt })
      expect(
        lines.filter(({ isOk }) => !isOk).map((line) => `${line.id}: ${line.expected} / ${line.measured}`),
      ).toEqual([])
      // The text of the paper is the text of the editor, sign by sign.
      expect(lines.find(({ id }) => id === 'text')).toMatchObject({ isOk: true })
      expect(lines.length).toBeGreaterThanOrEqual(12)
      count += lines.length
      for (const line of lines) {
        if (worst === null || line.deviationMm > worst.line.deviationMm) worst = { name, line }
      }
    },
  )
})
