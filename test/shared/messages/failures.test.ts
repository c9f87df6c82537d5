/** Every code that can be thrown has one sentence, in Chinese, and every throw brings what its sentence needs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '@shared/events/catalogue'
import type { ErrorCode, ErrorParams } from '@shared/lib/app-error'
import { describeFailure, MESSAGE_TABLES } from '@shared/messages'
import type { MessageTable } from '@shared/messages/message'
import { PROJECT_ROOT } from '../../../scripts/lib/paths'

const SRC = join(PROJECT_ROOT, 'src')
const MESSAGES = Object.assign({}, ...MESSAGE_TABLES) as MessageTable
const CODES = MESSAGE_TABLES.flatMap((table) => Object.keys(table)) as ErrorCode[]
const AREAS = new Set(CODES.map((code) => code.split('/')[0]))
const CODE = /^([a-z]+)\/[a-z0-9-]*[a-z0-9]$/
const MEDIA_TYPE = /^image\/(png|jpeg|webp|gif|x-icon|svg)$/

/** Where a failure is made: the code, and the names of its parameters where they can be read off. */
type Site = { readonly code: string; readonly where: string; readonly params: readonly string[] | null }

const isImport = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)

/** null: not an object written out at the spot. */
function namesOf(params: ts.Expression | undefined): readonly string[] | null {
  if (params === undefined) return []
  if (!ts.isObjectLiteralExpression(params) || params.properties.some(ts.isSpreadAssignment)) return null
  return params.properties.map(({ name }) => name?.getText() ?? '')
}

function throwSite(literal: ts.StringLiteral): readonly string[] | null | undefined {
  const { parent } = literal
  if (ts.isNewExpression(parent) && parent.expression.getText() === 'AppError') {
    return namesOf(parent.arguments?.[2])
  }
  if (ts.isCallExpression(parent) && parent.expression.getText() === 'refuse') {
    return namesOf(parent.arguments[1])
  }
  return undefined
}

function sitesIn(file: string): readonly Site[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Site[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && !isImport(node)) {
      const area = CODE.exec(node.text)?.[1]
      const params = throwSite(node)
      const isOther = Object.hasOwn(CATALOGUE, node.text) || MEDIA_TYPE.test(node.text)
      if (area !== undefined && (params !== undefined || (AREAS.has(area) && !isOther))) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        found.push({ code: node.text, where: `${relative(SRC, file)}:${line + 1}`, params: params ?? null })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const sites = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith(join('shared', 'messages')))
  .flatMap((name) => sitesIn(join(SRC, name)))
const used = new Set(sites.map(({ code }) => code))

/** A value for every parameter there may be. */
const ALL_PARAMS: ErrorParams = new Proxy({}, { get: () => 12 })

/** The marks a lost parameter leaves behind. */
const hasHole = (sentence: string): boolean => / {2}|“”|（）|第 \?|undefined|NaN|null|\[object/.test(sentence)

/** Written in the file formats themselves, so the sentence has to name them as they are. */
const NAMES_IN_FILES = new Set(
  `PDF JPEG PNG JSON GB MB dpi review.json store.json blobs PT A D CF SD case standard vetoStyle items item id
   deductions deduction na veto missing page rect points count note title agency party caseType decisionNumber dates
   filed decided served null x y B C U xlsx csv`.split(/\s+/),
)
const latinWords = (sentence: string): readonly string[] =>
  (sentence.match(/[A-Za-z][A-Za-z.]*/g) ?? []).filter((word) => !NAMES_IN_FILES.has(word))

describe('the codes of the program', () => {
  it('are found in the sources', () => {
    expect(used.size).toBeGreaterThan(120)
    expect(used).toContain('journal/disk-full')
    expect(used).toContain('finding/no-points')
  })

  it('all have a sentence', () => {
    expect(sites.filter(({ code }) => !Object.hasOwn(MESSAGES, code))).toEqual([])
  })

  it('stand in one table each', () => {
    expect(CODES.filter((code, index) => CODES.indexOf(code) !== index)).toEqual([])
  })

  it('come with the parameters their sentence needs', () => {
    const lacking = sites.filter(({ code, params }) => {
      if (params === null) return false
      const given = Object.fromEntries(params.map((name) => [name, 12]))
      const sentence = describeFailure({ code: code as ErrorCode, params: given })
      return hasHole(sentence) || sentence.includes(`代码 ${code}`)
    })
    expect(lacking).toEqual([])
  })
})

describe('each sentence', () => {
  it.each(CODES)('%s reads as Chinese', (code) => {
    const sentence = describeFailure({ code, params: ALL_PARAMS })
    expect(sentence).not.toContain(`代码 ${code}`)
    expect(sentence).toMatch(/\p{Script=Han}{2}/u)
    expect(latinWords(sentence)).toEqual([])
    expect(hasHole(sentence.replace('null', ''))).toBe(false)
  })

  it.each(CODES)('%s never throws and never says undefined without its parameters', (code) => {
    expect(describeFailure({ code, params: {} })).not.toMatch(/undefined|NaN/)
  })
})

describe('describeFailure', () => {
  it('says an unknown code honestly and reassures', () => {
    expect(describeFailure({ code: 'nothing/known', params: {} })).toBe(
      '这一步没有完成（代码 nothing/known）。已保存的内容不受影响。',
    )
  })

  it.each([
    ['a word every object has', 'constructor' as ErrorCode],
    ['a sentence that lost its parameter', 'campaign/exists'],
    ['a sentence that would throw without it', 'score/points-off-step'],
  ] as const)('falls back for %s', (_case, code) => {
    expect(describeFailure({ code, params: {} })).toBe(
      `这一步没有完成（代码 ${code}）。已保存的内容不受影响。`,
    )
  })
})
