import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lawTable } from '../../../../scripts/law/law-table'

describe('docs/law-rules.md', () => {
  it('is what scripts/law/table.ts makes of the rules and their cases', () => {
    expect(readFileSync('docs/law-rules.md', 'utf8')).toBe(lawTable())
  })
})
