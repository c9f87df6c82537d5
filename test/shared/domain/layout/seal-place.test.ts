import { describe, expect, it } from 'vitest'
import { OFFICIAL_PAGE, TYPE_AREA, ptToMm, type RectMm } from '@shared/domain/layout/geometry'
import { placeSeal, tighterPitchPt, type SealPlaceInput } from '@shared/domain/layout/seal-place'

const PITCH = OFFICIAL_PAGE.linePitchMm.value
const CHAR = ptToMm(16)
const CENTRE_X = 145

/** A line of `widthMm` centred on CENTRE_X, its middle `lines + 0.5` pitches below `textBottomMm`. */
function line(textBottomMm: number, lines: number, widthMm: number, centreX = CENTRE_X): RectMm {
  const middle = textBottomMm + (lines + 0.5) * PITCH
  return {
    leftMm: centreX - widthMm / 2,
    rightMm: centreX + widthMm / 2,
    topMm: middle - CHAR / 2,
    bottomMm: middle + CHAR / 2,
  }
}

/** Text, two blank lines, issuer, date: what the page builder makes. */
const paper = (textBottomMm: number, diameterMm: number, blankLines = 2): SealPlaceInput => ({
  issuer: line(textBottomMm, blankLines, 55),
  date: line(textBottomMm, blankLines + 1, 33),
  textBottomMm,
  diameterMm,
  pitchMm: PITCH,
})

describe('placeSeal', () => {
  it.each([
    // diameter, text bottom, distance of the seal's top from the text
    [38, 120, 2.5 * PITCH + PITCH / 2 - 0.3 * 19 - 19],
    [42, 120, 2.5 * PITCH + PITCH / 2 - 0.3 * 21 - 21],
    [45, 120, 2.5 * PITCH + PITCH / 2 - 0.3 * 22.5 - 22.5],
  ])('puts a %d mm seal 0.3 radii above the middle of name and date', (diameterMm, textBottomMm, gapMm) => {
    const place = placeSeal(paper(textBottomMm, diameterMm))
    expect(place).toMatchObject({ kind: 'placed', rule: 'preferred', centreXMm: CENTRE_X })
    if (place.kind !== 'placed') return
    expect(place.belowCentreRatio).toBeCloseTo(0.3, 6)
    expect(place.gapAboveMm).toBeCloseTo(gapMm, 6)
    expect(place.gapAboveMm).toBeGreaterThanOrEqual(0)
    expect(place.gapAboveMm).toBeLessThanOrEqual(PITCH)
  })

  it.each([38, 40, 42, 45])('covers year and month of an ordinary date with a %d mm seal', (diameterMm) => {
    const input = paper(120, diameterMm)
    const place = placeSeal(input)
    if (place.kind !== 'placed') throw new Error(place.reason)
    const dateY = (input.date.topMm + input.date.bottomMm) / 2
    const halfChord = Math.sqrt((diameterMm / 2) ** 2 - (dateY - place.centreYMm) ** 2)
    // Year and month are the first three quarters of 2026年3月5日, the seal is centred on it.
    expect(halfChord).toBeGreaterThan(0.5 * 0.75 * 33)
  })

  it.each([38, 42, 45])(
    'stays above the page number when a %d mm seal stands on the last lines',
    (diameterMm) => {
      const place = placeSeal(paper(TYPE_AREA.bottomMm - 4 * PITCH, diameterMm))
      if (place.kind !== 'placed') throw new Error(place.reason)
      expect(place.centreYMm + diameterMm / 2).toBeLessThanOrEqual(TYPE_AREA.bottomMm + 4.5 + 1e-9)
      expect(place.gapAboveMm).toBeGreaterThanOrEqual(0)
    },
  )

  it('pushes the seal down to the text when the date is near, and says so', () => {
    const place = placeSeal(paper(120, 45, 1.6))
    expect(place).toMatchObject({ kind: 'placed', rule: 'shifted' })
    if (place.kind === 'placed') expect(place.gapAboveMm).toBeCloseTo(0, 6)
  })

  it.each<[string, SealPlaceInput, string]>([
    ['the signature stands alone on its page', { ...paper(120, 42), textBottomMm: null }, 'no-text-above'],
    ['the text ends below the name', { ...paper(120, 42), textBottomMm: 200 }, 'no-text-above'],
    ['only one blank line stands above the name', paper(120, 42, 1), 'no-room-above'],
    ['five blank lines stand above the name', paper(120, 42, 5), 'too-far-from-text'],
    ['the type area ends too soon', paper(TYPE_AREA.bottomMm - 3 * PITCH, 42), 'off-type-area'],
    [
      'name and date are not centred on each other',
      { ...paper(120, 42), date: line(120, 3, 33, CENTRE_X + 3) },
      'not-centred',
    ],
    [
      'the date stands at the very edge of the paper',
      { ...paper(120, 42), issuer: line(120, 2, 20, 190), date: line(120, 3, 20, 190) },
      'off-type-area',
    ],
  ])('asks for another print when %s', (_name, input, reason) => {
    expect(placeSeal(input)).toMatchObject({ kind: 'needs-adjust', reason })
  })
})

describe('tighterPitchPt', () => {
  it('goes down in half points, by one point at most', () => {
    const first = tighterPitchPt(PITCH)
    expect(first).toBeCloseTo(28.49, 2)
    const second = tighterPitchPt(ptToMm(first ?? 0))
    expect(second).toBeCloseTo(27.99, 2)
    expect(tighterPitchPt(ptToMm(second ?? 0))).toBeNull()
  })
})
