import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countReport, readCount, sumCounts } from '../../scripts/lib/vitest-count'

const report = (fields: object) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
  ...fields,
})

describe('countReport', () => {
  it('counts what passed', () => {
    expect(countReport(report({}))).toEqual({ passed: 3, failed: 0 })
  })

  it('counts a file that broke before its first test as one failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(countReport(report({ testResults }))).toEqual({ passed: 3, failed: 1 })
  })

  it('counts skipped and planned tests as failed', () => {
    expect(countReport(report({ numPendingTests: 1, numTodoTests: 2 }))).toEqual({ passed: 3, failed: 3 })
  })
})

describe('readCount', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hengjuan-count-'))
    await writeFile(join(folder, 'good.json'), JSON.stringify(report({})))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('counts a run without a report as one failure', async () => {
    expect(await readCount(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })

  it('counts a bad exit with no failed test as one failure', async () => {
    expect(await readCount(join(folder, 'good.json'), 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('adds up', async () => {
    const good = await readCount(join(folder, 'good.json'), 0)
    expect(sumCounts([good, good, { passed: 0, failed: 1 }])).toEqual({ passed: 6, failed: 1 })
  })
})
