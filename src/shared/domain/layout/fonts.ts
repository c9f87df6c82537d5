/**
 * Which faces a printed page asks for, in order: what the machine has, then what we ship, then the face that holds
 * rare characters. Only TrueType (glyf) faces are shipped: Chromium turns CFF faces into Type 3 (docs/adr/0006).
 */
import { z } from '@shared/lib/zod'
import { Sha256 } from '@shared/lib/sha256'

export const FontFace = z
  .object({
    id: z.string().regex(/^[a-z]+$/),
    role: z.string().min(1),
    family: z.string().regex(/^[A-Za-z ]+$/),
    /** As it stands in a PDF, after the subset tag. */
    postScriptName: z.string().regex(/^[A-Za-z]+$/),
    file: z.string().regex(/^[a-z]+\.woff2$/),
    licence: z.string().min(1),
    licenceFile: z.string().min(1),
    source: z.object({
      package: z.string().min(1),
      version: z.string().min(1),
      file: z.string().min(1),
      changes: z.string().min(1),
    }),
    characters: z.int().positive(),
    bytes: z.int().positive(),
    sha256: Sha256,
  })
  .readonly()
export type FontFace = z.infer<typeof FontFace>

const CodePoint = z.int().min(0x20).max(0x10ffff)

export const FontManifest = z
  .object({
    format: z.literal(1),
    faces: z.array(FontFace).min(1).readonly(),
    /** First and last code point of each run that every role can show with our faces alone; ascending. */
    coverage: z
      .array(z.tuple([CodePoint, CodePoint]).readonly())
      .min(1)
      .readonly(),
  })
  .readonly()
export type FontManifest = z.infer<typeof FontManifest>

/** The type a piece of text asks for; the Chinese name is the one GB/T 9704 uses. */
export type TypeRole = 'fang' | 'kai' | 'hei' | 'biaosong' | 'song'

/** Family names under which Windows, UOS and Kylin know the real faces. */
const MACHINE_FAMILIES: Readonly<Record<TypeRole, readonly string[]>> = {
  fang: ['仿宋_GB2312', 'FangSong_GB2312', '方正仿宋_GB2312', '方正仿宋_GBK', '仿宋', 'FangSong'],
  kai: ['楷体_GB2312', 'KaiTi_GB2312', '方正楷体_GB2312', '方正楷体_GBK', '楷体', 'KaiTi'],
  hei: ['黑体', 'SimHei', '方正黑体_GBK'],
  biaosong: ['方正小标宋_GBK', '方正小标宋简体', 'FZXiaoBiaoSong-B05', 'FZXiaoBiaoSong-B05S', '小标宋'],
  song: ['宋体', 'SimSun', '方正书宋_GBK'],
}

/** HJ FangSong has no Latin of its own (scripts/fonts/build.py), so digits come from HJ SongTi. */
const SHIPPED_FAMILIES: Readonly<Record<TypeRole, readonly string[]>> = {
  fang: ['HJ FangSong', 'HJ SongTi'],
  kai: ['HJ KaiTi'],
  hei: ['HJ HeiTi'],
  biaosong: ['HJ BiaoSong'],
  song: ['HJ SongTi'],
}

/** Last in every stack: 汉字 of personal names that the faces before it lack. */
export const RARE_FAMILY = 'HJ Rare'

const quote = (family: string): string => `"${family}"`

/** The value of `font-family` for a role; `fontFaceCss` says which families that are. */
export const fontStack = (role: TypeRole): string => `var(--face-${role})`

export const ROLES: readonly TypeRole[] = ['fang', 'kai', 'hei', 'biaosong', 'song']

const facesCss = (familiesOf: (role: TypeRole) => readonly string[]): string =>
  `:root{${ROLES.map((role) => `--face-${role}:${[...familiesOf(role), RARE_FAMILY].map(quote).join(', ')}`).join(';')}}`

/** The families of a role: what the machine may have, then ours. */
export const MACHINE_FACES_CSS = facesCss((role) => [...MACHINE_FAMILIES[role], ...SHIPPED_FAMILIES[role]])

/**
 * Ours alone, to be set after `fontFaceCss`: for a machine that answers to the name 黑体 with a face Chromium cannot
 * embed as TrueType (some Linux systems hand out a CFF face under that name).
 */
export const SHIPPED_FACES_CSS = facesCss((role) => SHIPPED_FAMILIES[role])

export const FONT_URL_BASE = 'app://hengjuan/font/'

/** The face of the screen; no paper asks for it. */
const SCREEN_FACE = 'ui'

/** `@font-face` rules for the shipped faces of paper, and the families each role asks for. */
export function fontFaceCss(manifest: FontManifest): string {
  const faces = manifest.faces
    .filter(({ id }) => id !== SCREEN_FACE)
    .map(
      (face) =>
        `@font-face{font-family:${quote(face.family)};src:url(${FONT_URL_BASE}${face.file}) format("woff2");font-display:block}`,
    )
  return [...faces, MACHINE_FACES_CSS].join('\n')
}

/**
 * Characters of `text` that no face of ours holds, each once, in order. The machine may still have one that does;
 * until someone has looked at the page, a name may be missing from it.
 */
export function findUncovered(manifest: FontManifest, text: string): readonly string[] {
  const characters = [...new Set(text)].filter(
    (character) => !/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Cf}\p{M}]/u.test(character),
  )
  return characters.filter((character) => !isCovered(manifest.coverage, character.codePointAt(0) ?? 0))
}

function isCovered(coverage: FontManifest['coverage'], codePoint: number): boolean {
  let low = 0
  let high = coverage.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = coverage[middle] ?? [0, 0]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
