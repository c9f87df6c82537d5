/** Paragraphs and runs in the types of the paper: every line of exact height, every face by its Chinese name. */
import {
  AlignmentType,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Tab,
  TextRun,
} from 'docx'
import type { TypeRole } from '@shared/domain/layout/fonts'
import { TYPE_SIZE_PT } from '@shared/domain/layout/geometry'
import { characters, type DocxFonts, GRID_SPACING_TWIPS, halfPoints, PITCH_TWIPS } from './docx-measure'

export type RunStyle = {
  readonly role?: TypeRole
  readonly sizePt?: number
  readonly color?: string
  /** Off the grid of 28 characters: titles, tables, small type. */
  readonly isFree?: boolean
  /** Width of the characters in per cent. */
  readonly scale?: number
}

export type Builder = {
  /** Height of a line of text, twips. */
  readonly pitch: number
  readonly run: (text: string, style?: RunStyle) => TextRun
  readonly tab: () => TextRun
  readonly paragraph: (children: readonly TextRun[], options?: ParagraphStyle) => Paragraph
}

export type ParagraphStyle = Omit<IParagraphOptions, 'children' | 'spacing'> & {
  readonly before?: number
  readonly after?: number
  /** Exact height of a line, twips; one pitch by default. */
  readonly line?: number
}

/** Control characters, which no XML can hold, and direction marks, as esc() treats them for the PDF. */
const printable = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '').replace(/\p{Cc}/gu, ' ')

export function builder(fonts: DocxFonts, pitch = PITCH_TWIPS): Builder {
  const run = (text: string, style: RunStyle = {}): TextRun => {
    const name = fonts[style.role ?? 'fang']
    const options: IRunOptions = {
      text: printable(text),
      font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
      size: halfPoints(style.sizePt ?? TYPE_SIZE_PT.三号.value),
      ...(style.isFree === true ? {} : { characterSpacing: GRID_SPACING_TWIPS }),
      ...(style.color === undefined ? {} : { color: style.color }),
      ...(style.scale === undefined ? {} : { scale: style.scale }),
    }
    return new TextRun(options)
  }
  return {
    pitch,
    run,
    tab: () => new TextRun({ children: [new Tab()] }),
    paragraph: (children, { before = 0, after = 0, line = pitch, ...options } = {}) =>
      new Paragraph({
        alignment: AlignmentType.LEFT,
        widowControl: false,
        ...options,
        spacing: { before, after, line, lineRule: LineRuleType.EXACT },
        children: [...children],
      }),
  }
}

export const INDENT = { firstLine: characters(2) } as const
