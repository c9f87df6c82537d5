/** The papers hold together: links lead somewhere, pictures exist and are used, tables say what the code says. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeScriptProblem, parseReviewScriptText } from '@shared/exchange/review-script'
import { MESSAGE_TABLES } from '@shared/messages'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import { KEY_HELP } from '../../src/renderer/features/review/key-map'

const IMAGES = 'docs/handbook/images'
const MOST_BYTES = 200 * 1024

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(PROJECT_ROOT, join(entry.parentPath, entry.name)))

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8')
const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

const PAPERS = ['README.md', 'CHANGELOG.md', ...filesBelow('docs').filter((path) => path.endsWith('.md'))]

type Link = { readonly paper: string; readonly target: string }

const LINKS: readonly Link[] = PAPERS.flatMap((paper) =>
  [...withoutCode(read(paper)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ paper, target })),
)

/** As code hosts make them: lower case, blanks to hyphens, punctuation gone. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-')

const anchorsOf = (path: string): readonly string[] =>
  [...withoutCode(read(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

function problemOf({ paper, target }: Link): string | null {
  if (/^[a-z]+:/.test(target)) return `${paper}: ${target} leaves the project`
  const [path = '', anchor] = decodeURI(target).split('#')
  const file = path === '' ? paper : relative(PROJECT_ROOT, resolve(PROJECT_ROOT, dirname(paper), path))
  if (!existsSync(join(PROJECT_ROOT, file))) return `${paper}: ${target} is not there`
  if (anchor !== undefined && !anchorsOf(file).includes(anchor)) return `${paper}: no heading for ${target}`
  return null
}

describe('the papers', () => {
  it('have links that lead somewhere inside the project', () => {
    expect(LINKS.length).toBeGreaterThan(80)
    expect(LINKS.map(problemOf).filter((problem) => problem !== null)).toEqual([])
  })

  it('use every picture of the handbook, each of reasonable size', () => {
    const used = new Set(
      LINKS.map(({ paper, target }) => relative(PROJECT_ROOT, resolve(PROJECT_ROOT, dirname(paper), target))),
    )
    const pictures = filesBelow(IMAGES)
    expect(pictures.filter((path) => !used.has(path))).toEqual([])
    expect(pictures.filter((path) => statSync(join(PROJECT_ROOT, path)).size > MOST_BYTES)).toEqual([])
  })

  it('are there for every reference in code and scripts', () => {
    const sources = ['src', 'scripts', 'test']
      .flatMap(filesBelow)
      .filter((path) => /\.(ts|tsx|js|py)$/.test(path))
    const references = sources.flatMap((path) =>
      [...read(path).matchAll(/docs\/(?:adr\/(\d{4})|([a-z-]+\.md))/g)].map(([text, number, name]) => ({
        path,
        text,
        isThere: name
          ? existsSync(join(PROJECT_ROOT, 'docs', name))
          : PAPERS.some((paper) => paper.startsWith(`docs/adr/${number}-`)),
      })),
    )
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter(({ isThere }) => !isThere)).toEqual([])
  })

  it('list every decision once', () => {
    const listed = LINKS.filter(({ paper }) => paper === 'docs/adr/README.md').map(({ target }) => target)
    const decisions = readdirSync(join(PROJECT_ROOT, 'docs/adr')).filter((name) => /^\d{4}-/.test(name))
    expect(listed.toSorted()).toEqual(decisions.toSorted())
  })
})

/** Said to whoever writes a review.json or a standard, not to a reviewer. */
const FOR_MAKERS = /^script\/|^standard\/(?!unknown|damaged|already-adopted)/

describe('the handbook', () => {
  it('shows the keys as the program has them', () => {
    const [, shown = ''] = read('docs/handbook/04-review.md').split(/<!-- keys:(?:begin|end) -->/)
    const rows = KEY_HELP.map(({ title, rows: keys }) =>
      [
        `### ${title}`,
        '',
        '| 按键 | 作用 |',
        '| --- | --- |',
        ...keys.map(
          ({ keys: names, does }) => `| ${names.map((name) => `\`${name}\``).join(' ')} | ${does} |`,
        ),
      ].join('\n'),
    )
    expect(shown.trim()).toBe(rows.join('\n\n'))
  })

  it('explains every message a reviewer can meet', () => {
    const codes = MESSAGE_TABLES.flatMap((table) => Object.keys(table)).filter(
      (code) => !FOR_MAKERS.test(code),
    )
    const chapter = read('docs/handbook/08-messages.md')
    const explained = [...chapter.matchAll(/<!-- ([^>]*) -->/g)].flatMap(([, list = '']) => list.split(' '))
    expect(explained.toSorted()).toEqual([...new Set(codes)].toSorted())
  })
})

describe('docs/review-json.md', () => {
  it('shows a form that is accepted', () => {
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/review-json.md')) ?? []
    const parsed = parseReviewScriptText(json)
    expect(parsed.ok ? [] : parsed.problems.map(describeScriptProblem)).toEqual([])
  })
})
