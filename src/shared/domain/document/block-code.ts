/**
 * A number block as a short text that is read out, typed or pasted on the other laptop:
 *
 *   京执监意2026-16-30-K7M2PQ-4TXN9C     prefix and year, first and last serial, the laptop it is for, check signs
 *
 * The check signs are worked out over all the rest, so that a mistyped code is refused, and a code for another laptop
 * stays one for another laptop. The block has the same id on both sides: it follows from what it says.
 */
import { ok, refuse, type Result } from '@shared/lib/result'
import { sha256OfText } from '../scoring/sha256-of-text'
import { isNumberPrefix } from './number'
import type { NumberBlock } from './number-block'

/** Letters and digits nobody mistakes for one another, spoken or written: no 0 O, 1 I L. */
export const CODE_SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CHECK_LENGTH = 6
const DEVICE_CODE = /^[A-HJKMNP-Z2-9]{6}$/
const CODE = /^(\p{Script=Han}{2,20})(20\d{2})-([1-9]\d{0,5})-([1-9]\d{0,5})-([A-Z0-9]{6})-([A-Z0-9]{6})$/u

export const isDeviceCode = (text: string): boolean => DEVICE_CODE.test(text)

/** A laptop's code as somebody typed it. */
export const tidyDeviceCode = (text: string): string => tidy(text).replaceAll('-', '')

type Block = Pick<NumberBlock, 'prefix' | 'year' | 'from' | 'to' | 'deviceCode'>

const wordsOf = ({ prefix, year, from, to, deviceCode }: Block): string =>
  `${prefix}${year}-${from}-${to}-${deviceCode}`

function checkSigns(words: string): string {
  let rest = Number.parseInt(sha256OfText(`hengjuan/number-block ${words}`).slice(0, 12), 16)
  let signs = ''
  for (let i = 0; i < CHECK_LENGTH; i += 1) {
    signs += CODE_SIGNS.charAt(rest % CODE_SIGNS.length)
    rest = Math.floor(rest / CODE_SIGNS.length)
  }
  return signs
}

export function blockCode(block: Block): string {
  const words = wordsOf(block)
  return `${words}-${checkSigns(words)}`
}

/** The same for the same series, serials and laptop, wherever it is worked out. */
export function blockIdOf(block: Block): string {
  const hex = sha256OfText(`hengjuan/number-block-id ${wordsOf(block)}`)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-')
}

/** Full-width signs, any dash and any white space are fine; letters may be small. */
const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u30fc~]/gu, '-')
    .replace(/\s/gu, '')
    .toUpperCase()

/** @returns refuses `number/code-malformed`, and `number/code-mistyped` when the check signs do not fit */
export function parseBlockCode(text: string): Result<NumberBlock> {
  const [, prefix = '', year, from, to, deviceCode = '', check] = CODE.exec(tidy(text)) ?? []
  if (!isNumberPrefix(prefix)) return refuse('number/code-malformed')
  const block = { prefix, year: Number(year), from: Number(from), to: Number(to), deviceCode }
  if (checkSigns(wordsOf(block)) !== check) return refuse('number/code-mistyped')
  return ok({ ...block, blockId: blockIdOf(block), note: '' })
}
