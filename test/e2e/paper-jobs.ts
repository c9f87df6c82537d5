/** Papers for paper.e2e.ts. Names and parties are invented. */
import { readFileSync } from 'node:fs'
import { htmlPage, pageCss } from '@shared/domain/layout/css'
import { buildDocumentHtml } from '@shared/domain/layout/document-html'
import { FontManifest } from '@shared/domain/layout/fonts'
import { type OfficialDocument, PLAIN_DOCUMENT } from '@shared/domain/layout/official-document'
import { SAMPLE_PAPERS } from '../../scripts/papers/samples'
import { kindOf, must, reviewedCase, sourceOf } from '../helpers/paper-source'
import { finding as foundBy, missing, region } from '../renderer/review/sample-review'
import type { PaperJob } from './harness/paper/main'

type DocumentJob = Extract<PaperJob, { readonly document: OfficialDocument }>

const BASE: OfficialDocument = {
  ...PLAIN_DOCUMENT,
  titleLines: ['京山市行政执法监督局', '行政执法监督意见书'],
  number: '京执监意〔2026〕3号',
  addressee: '京山市示例局',
  issuers: ['京山市行政执法监督局'],
  dateIso: '2026-03-05',
}

const body = (...texts: readonly string[]): OfficialDocument['paragraphs'] =>
  texts.map((text, index) => ({ id: String(index), level: 'body', text }))

/** Three pages of one character, so that every line must be full. */
export const GRID: DocumentJob = {
  name: 'grid',
  document: { ...BASE, paragraphs: body('国'.repeat(28 * 50 - 2)) },
}

function opinionText(): OfficialDocument['paragraphs'] {
  const common = { itemId: 'PT-A02', advice: '补附情况说明', places: [region(4)] }
  const findings = [
    foundBy('1', {
      ...common,
      description: '现场检查笔录只有一名执法人员签名，未载明执法证号',
      law: '《中华人民共和国行政处罚法》第四十二条、第五十五条',
    }),
    foundBy('2', {
      ...common,
      description: '询问笔录修改处未经被询问人䶮某确认',
      law: '《中华人民共和国行政处罚法》第五十五条',
    }),
    foundBy('3', {
      ...common,
      description: '决定书送达后未附送达回证',
      law: '《中华人民共和国民事诉讼法》第八十七条',
      places: [missing('送达回证')],
    }),
  ]
  const facts = {
    title: '示例市㛃记食品店经营标签不符合规定的预包装食品案',
    agency: '京山市示例局',
    party: '示例市㛃记食品店',
    decisionNumber: '示罚决〔2025〕18号',
  }
  return must(kindOf('opinion'), sourceOf({ cases: [reviewedCase(findings, facts)] })).paragraphs
}

export const OPINION: DocumentJob = {
  name: 'opinion',
  document: {
    ...BASE,
    paragraphs: opinionText(),
    attachments: ['行政执法案卷评查问题清单', '证据目录'],
    notes: ['联系人：示例甲，电话：0000-0000000'],
  },
}

export const RARE: DocumentJob = {
  name: 'rare',
  document: {
    ...BASE,
    titleLines: ['关于㛃𬱖䶮的意见书'],
    paragraphs: [
      { id: '1', level: 'body', text: '当事人㛃𬱖䶮到场。' },
      { id: '2', level: 'h1', text: '一、㛃𬱖䶮的情况' },
      { id: '3', level: 'h2', text: '（一）㛃𬱖䶮的陈述' },
      { id: '4', level: 'body', text: '以上为全部内容。' },
    ],
  },
}

/** One text made longer line by line, so that the signature comes to stand at every height of a page. */
export const TAILS: readonly DocumentJob[] = Array.from({ length: 24 }, (_, lines) => ({
  name: `tail-${lines + 1}`,
  document: {
    ...BASE,
    paragraphs: body('经'.repeat(28 * (lines + 1) - 2 - 10), '逾期未纠正的，本机关将依照有关规定处理。'),
    notes: lines % 2 === 0 ? [] : ['联系人：示例甲'],
    attachments: lines % 3 === 0 ? ['问题清单'] : [],
  },
}))

const margins = { top: 20, right: 15, bottom: 20, left: 25 }

export const LANDSCAPE: PaperJob = {
  name: 'landscape',
  html: htmlPage('表', pageCss({ size: 'A4', orientation: 'landscape', marginsMm: margins }), '<p>表</p>'),
}

/** The machine of the test has no font, so even these pages need one of ours. */
const FACE =
  '<style>@font-face{font-family:"HJ FangSong";src:url(app://hengjuan/font/fang.woff2)}body{font-family:"HJ FangSong"}</style>'

export const HOSTILE: readonly PaperJob[] = [
  {
    name: 'hostile',
    html: `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="refresh" content="0;url=https://outside.invalid/"><base href="https://outside.invalid/">
<link rel="stylesheet" href="https://outside.invalid/a.css"><style>@import url(https://outside.invalid/b.css);</style>${FACE}
<script src="https://outside.invalid/c.js"></script></head>
<body onload="document.body.textContent='脚本'"><p id="p">原文在此</p>
<img src="https://outside.invalid/d.png" onerror="document.body.textContent='脚本'">
<img src="file:///etc/hostname"><iframe src="https://outside.invalid/e"></iframe>
<script>document.getElementById('p').textContent = '脚本'</script></body></html>`,
  },
  { name: 'hangs', html: '<p>慢</p>', timeoutMs: 1 },
  { name: 'after-hang', html: `<!doctype html><meta charset="utf-8">${FACE}<p>还能打印</p>` },
]

const manifest = FontManifest.parse(JSON.parse(readFileSync('resources/fonts/fonts.json', 'utf8')))

/** The page of a sample without what is laid over it, changed by `change`. */
function bareHtml(name: string, change: (html: string) => string): string {
  const sample = SAMPLE_PAPERS.find((one) => one.name === name)
  if (!sample) throw new Error(`no sample ${name}`)
  return change(buildDocumentHtml(sample.document, manifest, sample.options))
}

/** 订口 30 mm instead of 28 mm, and as much less on the right. */
export const WRONG_MARGIN: PaperJob = {
  name: 'wrong-margin',
  html: bareHtml('legal-three', (html) =>
    html.replace(/margin:(\S+) 26mm (\S+) 28mm\}/, 'margin:$1 24mm $2 30mm}'),
  ),
}

/** A paper without its page numbers. */
export const WITHOUT_NUMBERS: PaperJob = {
  name: 'without-numbers',
  html: bareHtml('legal-one', (html) => html),
}
