import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadShippedLaw as loadInWindow } from '../../../src/renderer/data/law'
import { loadShippedLaw } from '../../../src/main/office/law-resources'

const RESOURCES = join(import.meta.dirname, '../../../resources')

describe('the shipped calendars and sectors', () => {
  it('are the same in main and in the window', async () => {
    const [main, page] = await Promise.all([loadShippedLaw(RESOURCES), loadInWindow()])
    expect(main.calendars.length).toBeGreaterThanOrEqual(5)
    expect(page).toEqual(main)
  })
})
