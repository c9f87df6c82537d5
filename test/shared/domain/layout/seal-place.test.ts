import { describe, expect, it } from 'vitest'
import { OFFICIAL_PAGE, TYPE_AREA, ptToMm, type RectMm } from '@shared/domain/layout/geometry'
import {
  placeSeal,
  tighterPitchPt,
  type SealPlace,
  type SealPlaceInput,
  type SealSpot,
} from '@shared/domain/layout/seal-place'

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
  issuers: [line(textBottomMm, blankLines, 55)],
  date: line(textBottomMm, blankLines + 1, 33),
  textBottomMm,
  noteTopMm: null,
  diametersMm: [diameterMm],
  pitchMm: PITCH,
})

function only(place: SealPlace): SealSpot {
  if (place.kind !== 'placed') throw new Error(place.reason)
  const [spot] = place.places
  if (spot === undefined || place.places.length !== 1) throw new Error('not one seal')
  return spot
}

describe('placeSeal', () => {
  it.each([
    // diameter, text bottom, distance of the seal's top from the text
    [38, 120, 2.5 * PITCH + PITCH / 2 - 0.3 * 19 - 19],
    [42, 120, 2.5 * PITCH + PITCH / 2 - 0.3 * 21 - 21],
    [45, 120, 2.5 * PITCH + PITCH / 2 - 0.3 * 22.5 - 22.5],
  ])('puts a %d mm seal 0.3 radii above the middle of name and date', (diameterMm, textBottomMm, gapMm) => {
    const place = only(placeSeal(paper(textBottomMm, diameterMm)))
    expect(place).toMatchObject({ rule: 'preferred', centreXMm: CENTRE_X })
    expect(place.belowCentreRatio).toBeCloseTo(0.3, 6)
    expect(place.gapAboveMm).toBeCloseTo(gapMm, 6)
    expect(place.gapAboveMm).toBeGreaterThanOrEqual(0)
    expect(place.gapAboveMm).toBeLessThanOrEqual(PITCH)
  })

  it.each([38, 40, 42, 45])('covers year and month of an ordinary date with a %d mm seal', (diameterMm) => {
    const input = paper(120, diameterMm)
    const place = only(placeSeal(input))
    const dateY = (input.date.topMm + input.date.bottomMm) / 2
    const halfChord = Math.sqrt((diameterMm / 2) ** 2 - (dateY - place.centreYMm) ** 2)
    // Year and month are the first three quarters of 2026年3月5日, the seal is centred on it.
    expect(halfChord).toBeGreaterThan(0.5 * 0.75 * 33)
  })

  it.each([38, 42, 45])(
    'stays above the page number when a %d mm seal stands on the last lines',
    (diameterMm) => {
      const place = only(placeSeal(paper(TYPE_AREA.bottomMm - 4 * PITCH, diameterMm)))
      expect(place.centreYMm + diameterMm / 2).toBeLessThanOrEqual(TYPE_AREA.bottomMm + 4.5 + 1e-9)
      expect(place.gapAboveMm).toBeGreaterThanOrEqual(0)
    },
  )

  it('pushes the seal down to the text when the date is near, and says so', () => {
    const place = only(placeSeal(paper(120, 45, 1.6)))
    expect(place.rule).toBe('shifted')
    expect(place.gapAboveMm).toBeCloseTo(0, 6)
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
      { ...paper(120, 42), issuers: [line(120, 2, 20, 190)], date: line(120, 3, 20, 190) },
      'off-type-area',
    ],
  ])('asks for another print when %s', (_name, input, reason) => {
    expect(placeSeal(input)).toMatchObject({ kind: 'needs-adjust', reason })
  })
})

describe('placeSeal beside a 附注', () => {
  it('lifts the seal until the note is free', () => {
    const free = only(placeSeal(paper(120, 42)))
    const noteTopMm = free.centreYMm + 21 - 1
    const place = only(placeSeal({ ...paper(120, 42), noteTopMm }))
    expect(place.centreYMm + 21).toBeLessThanOrEqual(noteTopMm - 0.5 + 1e-9)
    expect(place.gapAboveMm).toBeGreaterThanOrEqual(0)
  })

  it('asks for another print when there is no room between text and note', () => {
    const place = placeSeal({ ...paper(120, 45), noteTopMm: 120 + 44 })
    expect(place).toMatchObject({ kind: 'needs-adjust', reason: 'off-type-area' })
  })
})

describe('placeSeal on a joint paper', () => {
  const LAST_X = 145

  /** Names of one row 47.2 mm apart, the last one above the date. */
  function joint(names: number, diameterMm: number, apartMm = 47.2): SealPlaceInput {
    const rows = Math.ceil(names / 3)
    const issuers = Array.from({ length: names }, (_, index) => {
      const row = Math.floor(index / 3)
      const inRow = Math.min(3, names - row * 3)
      return line(120, 2 + row * 5, 38, LAST_X - (inRow - 1 - (index % 3)) * apartMm)
    })
    const date = line(120, 2 + (rows - 1) * 5 + 1, 33, LAST_X)
    return {
      issuers,
      date,
      textBottomMm: 120,
      noteTopMm: null,
      diametersMm: issuers.map(() => diameterMm),
      pitchMm: PITCH,
    }
  }

  it.each([
    [2, 42],
    [3, 45],
    [4, 45],
    [6, 42],
  ])('gives %d names a seal of %d mm each, centred, apart, the last one on the date', (names, diameterMm) => {
    const input = joint(names, diameterMm)
    const place = placeSeal(input)
    if (place.kind !== 'placed') throw new Error(place.reason)
    expect(place.places).toHaveLength(names)
    for (const [index, spot] of place.places.entries()) {
      const name = input.issuers[index]
      if (name === undefined) throw new Error('no name')
      expect(spot.centreXMm).toBeCloseTo((name.leftMm + name.rightMm) / 2, 6)
      expect(Math.abs((name.topMm + name.bottomMm) / 2 - spot.centreYMm)).toBeLessThan(diameterMm / 2)
      for (const other of place.places.slice(index + 1)) {
        const distance = Math.hypot(spot.centreXMm - other.centreXMm, spot.centreYMm - other.centreYMm)
        expect(distance).toBeGreaterThan(diameterMm)
      }
    }
    const last = place.places.at(-1)
    expect(Math.abs((last?.centreYMm ?? 0) - (input.date.topMm + input.date.bottomMm) / 2)).toBeLessThan(
      diameterMm / 2,
    )
  })

  it('has seals of one row on one height', () => {
    const place = placeSeal(joint(3, 42))
    if (place.kind !== 'placed') throw new Error(place.reason)
    expect(new Set(place.places.map(({ centreYMm }) => centreYMm.toFixed(6))).size).toBe(1)
  })

  it('refuses seals that would touch, and seals that leave the type area', () => {
    expect(placeSeal(joint(3, 45, 44))).toMatchObject({ kind: 'needs-adjust', reason: 'seals-touch' })
    expect(placeSeal(joint(3, 45, 52))).toMatchObject({ kind: 'needs-adjust', reason: 'off-type-area' })
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
