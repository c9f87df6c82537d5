/**
 * One paper of every form in every variant the standard knows: printed and measured by test/e2e/paper-forms.e2e.ts,
 * compared as DOCX by scripts/docx-check.ts. Names and parties are invented.
 */
import {
  type Annex,
  type LayoutOptions,
  type LayoutParagraph,
  type OfficialDocument,
  PLAIN_DOCUMENT,
  type SheetRow,
} from '@shared/domain/layout/official-document'
import type { PaperForm } from '@shared/domain/layout/paper-form'

export type SamplePaper = {
  readonly name: string
  readonly document: OfficialDocument
  readonly options: LayoutOptions & { readonly mark?: string }
}

const SENTENCES = [
  '因开展行政处罚案卷评查，本机关于2026年3月2日对你单位办理的示例市示例食品店经营标签不符合规定的预包装食品案（示罚决〔2025〕18号）案卷进行了评查。',
  '经查，现场检查笔录只有一名执法人员签名，未载明执法证号（见案卷第5页）；询问笔录修改处未经被询问人确认（见案卷第12页）。',
  '上述情况，不符合《中华人民共和国行政处罚法》（以下简称《行政处罚法》）第四十二条第一款、第五十五条第一款的规定。',
  '本机关认为，你单位在调查取证中未严格执行两人执法、亮证执法的规定，证据的形式存在瑕疵，但尚未影响案件事实的认定。',
  '罚没款合计人民币12,345.67元，已于2025年6月18日缴入国库，票据号码为0012345678，金额与决定书一致。',
  '请对照问题逐项核对，属于文书制作不规范的，应当补正或者作出书面说明；属于程序缺失的，应当查明原因，完善内部审核制度，并举一反三，防止同类问题再次发生。',
]

const p = (level: LayoutParagraph['level'], text: string, id: number): LayoutParagraph => ({
  id: String(id),
  level,
  text,
})

/** Body text of about so many paragraphs, with all four levels of headings. */
function text(paragraphs: number): readonly LayoutParagraph[] {
  const plan: readonly (readonly [LayoutParagraph['level'], string])[] = [
    ['body', SENTENCES[0] ?? ''],
    ['h1', '一、查明的事实'],
    ['h2', '（一）关于调查取证'],
    ['h3', `1. ${SENTENCES[1] ?? ''}`],
    ['h4', `（1）${SENTENCES[2] ?? ''}`],
    ['h1', '二、监督意见'],
  ]
  const rest = Array.from({ length: Math.max(0, paragraphs - plan.length) }, (_, index) => {
    const sentence = SENTENCES[(index + 3) % SENTENCES.length] ?? ''
    return ['body', index % 3 === 0 ? sentence + (SENTENCES[(index + 1) % 6] ?? '') : sentence] as const
  })
  return [...plan, ...rest].slice(0, paragraphs).map(([level, value], index) => p(level, value, index))
}

const SHORT: readonly LayoutParagraph[] = [
  p('body', SENTENCES[0] ?? '', 0),
  p('body', SENTENCES[5] ?? '', 1),
  p('body', '请于收到本文书之日起30日内书面报告整改情况，并附相关材料。', 2),
]

const OFFICE = '京山市行政执法监督局'
const TITLES: Readonly<Record<PaperForm, readonly string[]>> = {
  legal: [OFFICE, '行政执法监督意见书'],
  'red-head': ['关于2025年度行政执法案卷评查情况的通报'],
  letter: ['关于规范行政处罚案卷归档工作的提示函'],
  sheet: ['送达回证'],
}
const MARKS: Readonly<Record<PaperForm, string>> = {
  legal: '',
  'red-head': `${OFFICE}文件`,
  letter: OFFICE,
  sheet: '',
}

function base(form: PaperForm): OfficialDocument {
  return {
    ...PLAIN_DOCUMENT,
    form,
    titleLines: TITLES[form],
    number: '京执监意〔2026〕3号',
    addressee: '京山市示例局',
    paragraphs: SHORT,
    issuers: [OFFICE],
    dateIso: '2026-03-05',
    head: { ...PLAIN_DOCUMENT.head, mark: MARKS[form] },
    notes: form === 'legal' ? ['联系人：示例甲，电话：0000-0000000'] : [],
  }
}

const COPIES = ['京山市人民政府办公室', '京山市人民检察院', '京山市监察委员会', '京山市示例局']
const IMPRINT = { printedBy: `${OFFICE}办公室`, printedOnIso: '2026-03-06' }

const ANNEXES: readonly Annex[] = [
  {
    title: '行政执法案卷评查问题清单',
    paragraphs: [],
    table: {
      columns: [
        { label: '序号', width: 5 },
        { label: '案卷页码', width: 8 },
        { label: '问题描述', width: 26 },
        { label: '依据条款', width: 16 },
      ],
      rows: Array.from({ length: 12 }, (_, index) => [
        String(index + 1),
        `第${index + 3}页`,
        '现场检查笔录只有一名执法人员签名，未载明执法证号',
        '《行政处罚法》第四十二条第一款',
      ]),
    },
  },
  { title: '关于整改报告内容和格式的说明', paragraphs: SHORT, table: null },
]

const LONG_NAME = '示例省示例自治州示例自治县人民政府行政执法协调监督局'
const longNames = (form: PaperForm): OfficialDocument => ({
  ...base(form),
  titleLines: [
    ...(form === 'legal' ? [LONG_NAME] : []),
    '关于示例市示例自治区域综合行政执法改革试点单位2025年度行政执法案卷评查情况和整改要求的通报',
  ],
  addressee:
    '各示例自治县（市、区）人民政府，州直各有关行政执法单位，中央、省驻州有关执法机构，各示例功能区管理委员会',
  issuers: [LONG_NAME],
  head: { ...base(form).head, mark: form === 'red-head' ? `${LONG_NAME}文件` : LONG_NAME },
  attachments: [
    '示例市示例自治区域综合行政执法改革试点单位2025年度行政执法案卷评查问题清单及整改时限表',
    '证据目录',
  ],
})

const FLOWING: readonly PaperForm[] = ['legal', 'red-head', 'letter']

function variants(form: PaperForm): readonly SamplePaper[] {
  const one = base(form)
  const sample = (name: string, part: Partial<OfficialDocument>, options: SamplePaper['options'] = {}) => ({
    name: `${form}-${name}`,
    document: { ...one, ...part },
    options,
  })
  const joint3 = ['京山市司法局', '京山市财政局', '京山市公安局']
  return [
    sample('one', {}),
    sample('three', { paragraphs: text(20) }),
    sample('long', longNames(form)),
    sample('joint2', { issuers: [OFFICE, '京山市示例局'] }),
    sample('joint3', { issuers: joint3, notes: ['联系人：示例甲，电话：0000-0000000'] }),
    sample('joint5', {
      issuers: [OFFICE, '京山市农业农村局', '京山市市场监督管理局', '京山市司法局', '京山市公安局'],
    }),
    sample('joint-long', { issuers: [LONG_NAME, `${OFFICE}示例示例分局`] }),
    sample('tight', { paragraphs: text(12) }, { pitchPt: 28 }),
    sample('plain', { sealing: 'unsealed' }),
    sample('plain-joint', { sealing: 'unsealed', issuers: joint3, dateIso: '2026-12-31' }),
    sample('plain-short', { sealing: 'unsealed', issuers: ['示例局'], dateIso: '2026-12-31' }),
    sample('full', {
      paragraphs: text(8),
      attachments: ANNEXES.map(({ title }) => title),
      annexes: ANNEXES,
      copies: COPIES,
      imprint: IMPRINT,
      head: {
        ...one.head,
        copyNumber: '000012',
        secrecy: '秘密★1年',
        urgency: '特急',
        signatory: form === 'red-head' ? '示例乙' : null,
      },
      qr: {
        text: `HJ1|京执监意〔2026〕3号|${'a1b2c3d4'.repeat(8)}|2026-000017`,
        caption: '扫码核验\n京执监意〔2026〕3号',
      },
    }),
    sample('imprint', { copies: COPIES.slice(0, 1), imprint: IMPRINT }),
    sample('duplex', { copies: COPIES.slice(0, 2), imprint: IMPRINT }, { duplex: true }),
    sample('draft', { number: null, dateIso: null }, { mark: '草稿' }),
    sample('qr', {
      qr: {
        text: `HJ1|京执监意〔2026〕3号|${'a1b2c3d4'.repeat(8)}|2026-000017`,
        caption: '扫码核验\n京执监意〔2026〕3号',
      },
    }),
  ]
}

const RECEIPT: readonly SheetRow[] = [
  { cells: [{ label: '文书名称', value: '行政执法监督意见书' }] },
  {
    cells: [
      { label: '文号', value: '京执监意〔2026〕3号' },
      { label: '份数', value: '2' },
    ],
  },
  { cells: [{ label: '受送达\n单位', value: '京山市示例局', minLines: 2 }] },
  {
    cells: [
      { label: '送达地点', value: '京山市示例局办公室' },
      { label: '送达方式', value: '直接送达' },
    ],
  },
  {
    cells: [
      { label: '送达人', value: '示例甲' },
      { label: '送达人', value: '示例乙' },
      { label: '收件人', value: '示例丙' },
    ],
  },
  {
    cells: [
      { label: '年', value: '2026' },
      { label: '月', value: '3' },
      { label: '日', value: '6' },
      { label: '时', value: '10' },
    ],
  },
  { cells: [{ label: '拒收事由\n和见证人', value: '', minLines: 4 }] },
  { cells: [{ label: '备注', value: '本回证一式两份。\n一份随文书送达，一份存入监督案卷。', minLines: 5 }] },
]

function sheets(): readonly SamplePaper[] {
  const one: OfficialDocument = {
    ...base('sheet'),
    addressee: '',
    paragraphs: [],
    sealing: 'unsealed',
    sheet: RECEIPT,
    signatures: ['送达人：　　　　　　　　　收件人：', '2026年3月6日'],
  }
  const long = Array.from({ length: 14 }, (_, index) => ({
    cells: [{ label: `问题${index + 1}`, value: (SENTENCES[index % 6] ?? '').repeat(2), minLines: 3 }],
  }))
  return [
    { name: 'sheet-one', document: one, options: {} },
    { name: 'sheet-three', document: { ...one, titleLines: ['整改复查记录'], sheet: long }, options: {} },
    {
      name: 'sheet-sealed',
      document: { ...one, sealing: 'sealed', issuers: [OFFICE], signatures: [], number: null },
      options: {},
    },
    {
      name: 'sheet-joint2',
      document: { ...one, sealing: 'sealed', issuers: [OFFICE, '京山市示例局'], signatures: [] },
      options: {},
    },
    {
      name: 'sheet-joint3',
      document: { ...one, sealing: 'sealed', issuers: ['甲示例局', '乙示例局', '丙示例局'] },
      options: {},
    },
    {
      name: 'sheet-long',
      document: { ...one, titleLines: [LONG_NAME, '行政执法监督问题线索登记表'] },
      options: {},
    },
    { name: 'sheet-draft', document: { ...one, number: null, dateIso: null }, options: { mark: '草稿' } },
    {
      name: 'sheet-full',
      document: { ...one, annexes: ANNEXES.slice(0, 1), copies: COPIES.slice(0, 1), imprint: IMPRINT },
      options: {},
    },
  ]
}

export const SAMPLE_PAPERS: readonly SamplePaper[] = [...FLOWING.flatMap(variants), ...sheets()]
