/**
 * Reads the case tables beside it. `# RULE base facts` opens a block; each line is `expected | changes`.
 * Expected: status with the days over, then `due=`, `shift=`, `item=` (none: no suggestion), `defect=`, `hours=`,
 * `missing=`, `near`, `type=`, `sector=`. A change `-key` takes a base fact away. Sums are in yuan.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseType } from '@shared/domain/case-file/case-file'
import { WorkCalendar } from '@shared/domain/law/calendar'
import { FactValue, type FactSheet } from '@shared/domain/law/fact-sheet'
import { findFact, fitsFact } from '@shared/domain/law/facts'
import { RULES } from '@shared/domain/law/rules/all'
import { SectorFile, type Sector } from '@shared/domain/law/sectors'

export type LawCase = {
  readonly ruleId: string
  readonly line: string
  readonly at: string
  readonly status: string
  readonly days: number | null
  readonly expected: ReadonlyMap<string, string>
  readonly near: boolean
  readonly caseType: CaseType
  readonly sector: Sector
  readonly facts: FactSheet['facts']
}

const FOLDER = join(import.meta.dirname)
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

export const CALENDARS: readonly WorkCalendar[] = readdirSync('resources/calendars').map((name) =>
  WorkCalendar.parse(json(join('resources/calendars', name))),
)
export const SECTORS: readonly Sector[] = SectorFile.parse(json('resources/law/sectors.json')).sectors

export function sectorNamed(id: string): Sector {
  const sector = SECTORS.find((each) => each.id === id)
  if (!sector) throw new Error(`no sector ${id}`)
  return sector
}

export function readCases(): readonly LawCase[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readTable(name))
}

function readTable(name: string): readonly LawCase[] {
  const cases: LawCase[] = []
  let ruleId = ''
  let base: readonly string[] = []
  readFileSync(join(FOLDER, name), 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return
      if (line.startsWith('# ')) {
        const [id = '', ...rest] = line.slice(2).trim().split(/\s+/)
        ruleId = id
        base = rest
        return
      }
      cases.push(readCase(ruleId, base, line, `${name}:${index + 1}`))
    })
  return cases
}

function readCase(ruleId: string, base: readonly string[], line: string, at: string): LawCase {
  const [left = '', right = ''] = line.split('|')
  const [verdict = '', ...tokens] = left.trim().split(/\s+/)
  const [, status = '', days] = /^(\D+)(\d+)?$/.exec(verdict) ?? []
  const options = new Map([...base, ...tokens].filter((token) => /^(type|sector)=/.test(token)).map(split))
  const changes = right
    .trim()
    .split(/\s+/)
    .filter((token) => token !== '')
  const facts = new Map(base.filter((token) => !/^(type|sector)=/.test(token)).map(split))
  for (const change of changes) {
    if (change.startsWith('-')) facts.delete(change.slice(1))
    else facts.set(...split(change))
  }
  const rule = RULES.find((each) => each.id === ruleId)
  const caseType = (options.get('type') ?? rule?.caseTypes[0]) as CaseType
  return {
    ...{ ruleId, line: line.trim(), at, status, caseType },
    days: days === undefined ? null : Number(days),
    expected: new Map(tokens.filter((token) => token.includes('=')).map(split)),
    near: tokens.includes('near'),
    sector: sectorNamed(options.get('sector') ?? '通用'),
    facts: sheetOf(facts),
  }
}

function split(token: string): [string, string] {
  const at = token.indexOf('=')
  return [token.slice(0, at), token.slice(at + 1)]
}

/** Facts from text, as a reviewer would have entered them. */
export function sheetOf(entries: Iterable<readonly [string, string]>): FactSheet['facts'] {
  return Object.fromEntries(
    [...entries].map(([key, text]) => {
      const value = FactValue.parse(readValue(key, text))
      if (!fitsFact(key, value)) throw new Error(`${key} does not take ${text}`)
      return [key, { value, source: null, note: '', enteredAt: '2026-06-01T08:00:00.000Z', enteredBy: '' }]
    }),
  )
}

function readValue(key: string, text: string): unknown {
  const kind = findFact(key)?.kind
  switch (kind) {
    case 'money':
      return { kind, value: Math.round(Number(text) * 100) }
    case 'count':
      return { kind, value: Number(text) }
    case 'yes-no':
      if (text !== '是' && text !== '否') throw new Error(`${key}: ${text}`)
      return { kind, value: text === '是' }
    case 'officers':
      return { kind, value: text.split('+').map(readOfficer) }
    case 'spans':
      return { kind, value: text.split(',').map(readSpan) }
    case 'records':
      return { kind, value: text.split(',').map(readRecord) }
    case 'papers':
      return { kind, value: text.split(',').map(readPaper) }
    case undefined:
      throw new Error(`no fact ${key}`)
    default:
      return { kind, value: text }
  }
}

function readOfficer(text: string): unknown {
  const [name, mark] = text.split('/')
  if (mark === '无证') return { name, certificate: '', validFrom: null, validTo: null }
  if (mark === '?') return { name, certificate: '示例证号', validFrom: null, validTo: null }
  const [validFrom, validTo] = (mark ?? '2020-01-01~2030-12-31').split('~')
  return { name, certificate: '示例证号', validFrom, validTo }
}

function readSpan(text: string): unknown {
  const [days = '', reason = '', document = ''] = text.split(':')
  const [from, to] = days.split('~')
  return { from, to, reason, document }
}

function readRecord(text: string): unknown {
  const [title, location, time = '', officers = ''] = text.split('@')
  const [start, end] = time.split('~')
  return { title, location, start, end: end === '?' ? null : end, officers: officers.split('+') }
}

function readPaper(text: string): unknown {
  const [title, number, date] = text.split(';')
  return { title, number, date }
}
