/** Reads vitest's JSON report and counts; a run that left no report counts as one failure. */
import { readFile } from 'node:fs/promises'

export type Count = { readonly passed: number; readonly failed: number }

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/** @returns a file that broke before its first test counts as one failure; skipped tests count as failed */
export function countReport(report: Report): Count {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests + brokenFiles,
  }
}

/** @param exitCode  of the run: non-zero with no failed test (a crash, an unhandled error) counts as one failure */
export async function readCount(path: string, exitCode: number): Promise<Count> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1 }
  const count = countReport(JSON.parse(text) as Report)
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

export const sumCounts = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
})
