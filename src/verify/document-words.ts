/**
 * What the page of sealed papers says, as plain data: no document here, so that a test reads the very words a person
 * does. Everything of a file is a stranger's and goes into the page as text only.
 */
import type { BookRow, PaperBook, PaperState } from '@shared/paper-proof/book'
import { fingerprint } from '@shared/paper-proof/keys'
import type { PaperProof } from '@shared/paper-proof/proof'
import type { QrField, QrVerdict } from '@shared/paper-proof/qr'
import type { PaperVerdict, ProofField, Reason } from '@shared/paper-proof/verify'

export type Fact = readonly [label: string, value: string]

export type Said = {
  readonly verdict: PaperVerdict['verdict']
  /** 真, 改, 不识 */
  readonly sign: string
  readonly headline: string
  /** 已作废, 已收回; empty when neither. */
  readonly state: string
  readonly reasons: readonly string[]
  readonly next: readonly string[]
  readonly facts: readonly Fact[]
}

const SIGNS = { genuine: '真', altered: '改', unknown: '不识' } as const

const PAPER_HEADLINES = {
  genuine: '这份文件是机关制发的，与用印时一致，没有改动。',
  altered: '这份文件自称是机关制发的文书，但与制发的不一致，不能采信。',
  unknown: '本页不能认定这份文件是机关制发的。',
} as const

const QR_HEADLINES = {
  genuine: '清册中有这个二维码，编号、正文指纹和用印登记都相符。',
  altered: '二维码的内容与清册不一致，不能采信。',
  unknown: '本页不能认定这个二维码是机关制发的。',
} as const

const STATES: Readonly<Record<PaperState, string>> = {
  valid: '',
  voided: '注意：这份文书已作废，不再有效。',
  recalled: '注意：这份文书已收回，不再使用。',
}

const LAWFUL =
  '本页只核对文件有没有改动。文件上的印章是印模套印件，不是电子印章；法律效力以加盖实物印章的正式文书为准。'

const LATER = '清册制作之后才作废、收回的文书，本页不知道；要紧的事请向制发机关核实。'

const PAPER_NEXT = {
  genuine: [LATER, LAWFUL],
  altered: [
    '请不要使用这份文件，向出示人索取未经改动的原件。',
    '请联系制发机关，说明文号和上列不一致之处。联系方式请从公开渠道查找，不要用文件上写的。',
  ],
  unknown: [
    '扫描、拍照、转换格式得到的文件都不能认定；请索取机关发出的原文件，或者核对纸质文书上的二维码。',
    '仍不能认定的，请联系制发机关核实，或者向机关索取新的核验页。',
  ],
} as const

const QR_NEXT = {
  genuine: [
    '二维码可以被复印到别的纸上：请逐项核对下列名称、文号与手中的文书是否一致，并核对有没有缺页、换页。',
    LATER,
    LAWFUL,
  ],
  altered: ['请不要使用这份文书，联系制发机关核实。联系方式请从公开渠道查找，不要用文书上写的。'],
  unknown: ['请核对文字是否完整；清册制作之后制发的文书不在其中，请向机关索取新的核验页，或者联系机关核实。'],
} as const

export function sayPaper({ verdict, reasons, proof, row, state, sha256 }: PaperVerdict): Said {
  const isInvalid = state !== null && state !== 'valid'
  return {
    verdict,
    sign: SIGNS[verdict],
    headline: PAPER_HEADLINES[verdict],
    state: state === null ? '' : STATES[state],
    reasons: reasons.map(sayReason),
    next: [
      ...(isInvalid ? ['请不要再使用这份文书；以机关另行制发的文书为准，或者联系机关核实。'] : []),
      ...PAPER_NEXT[verdict],
    ],
    facts: [...paperFacts(proof, row, verdict), ['这份文件的指纹', sha256]],
  }
}

/** What the list says goes before what the file says of itself. */
function paperFacts(
  proof: PaperProof | null,
  row: BookRow | null,
  verdict: PaperVerdict['verdict'],
): readonly Fact[] {
  const claimed = verdict === 'genuine' ? '' : '（文件自称）'
  const own: readonly Fact[] = proof
    ? [
        [`文书名称${claimed}`, proof.title],
        [`文号${claimed}`, proof.number],
        [`页数${claimed}`, `${proof.pageCount} 页`],
        [`用印登记序号${claimed}`, String(proof.registerSerial)],
        [`用印时间${claimed}`, sayTime(proof.sealedAt)],
        [`监印人${claimed}`, proof.signer === null ? '未登记' : proof.signer.name],
        [`副本编号${claimed}`, proof.copyId === '' ? '未编' : proof.copyId],
        [`正文指纹${claimed}`, proof.contentSha256],
      ]
    : []
  return [...(row && (verdict !== 'genuine' || !proof) ? rowFacts(row) : []), ...own]
}

const rowFacts = (row: BookRow): readonly Fact[] => [
  ['清册所列文书名称', row.title],
  ['清册所列文号', row.number],
  ['清册所列用印登记序号', String(row.registerSerial)],
  ['清册所列正文指纹', row.contentSha256],
]

/** `2026年3月2日 17时30分` where the page is opened; what is no time stays as it is. */
function sayTime(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const minute = String(at.getMinutes()).padStart(2, '0')
  return `${sayDay(iso)} ${at.getHours()}时${minute}分`
}

function sayDay(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  return `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日`
}

const FIELDS: Readonly<Record<ProofField, string>> = {
  number: '文号',
  title: '文书名称',
  registerSerial: '用印登记序号',
  sealUseId: '用印登记编号',
  contentSha256: '正文指纹',
  stampedSha256: '盖章文件的指纹',
  rowHash: '用印登记的指纹',
}

function sayReason(reason: Reason): string {
  switch (reason.kind) {
    case 'file-listed':
      return '整份文件的指纹在机关的清册中。'
    case 'stamped-listed':
      return '盖章文件的指纹在机关的清册中，每一个字节都核对过。'
    case 'signed-by-known':
      return `监印人${reason.name}的签名成立，钥匙指纹 ${reason.fingerprint} 在清册中。`
    case 'not-in-list':
      return `清册制作于${sayDay(reason.issuedOn)}，没有列这份文书；凭签名认定。此后是否作废，请向机关核实。`
    case 'copy-not-listed':
      return `这一份（副本编号“${reason.copyId}”）没有列入清册：可能是清册制作后另行导出的。内容不受影响，副本编号请向机关核实。`
    case 'content-changed':
      return '盖章的内容被改动，或者文件被别的程序重新保存过：指纹与用印时不同。'
    case 'shorter':
      return `文件缺了内容：用印时 ${reason.statedBytes} 字节，现在只有 ${reason.foundBytes} 字节。`
    case 'bytes-behind':
      return `原文件之后被追加了 ${reason.bytes} 字节：可能加了批注、印章、签名或者其他内容。`
    case 'trailer-changed':
      return '盖章的内容没有变，但文件末尾的凭证被改动或者不完整。'
    case 'page-count':
      return `页数不同：用印时 ${reason.stated} 页，现在 ${reason.found} 页。`
    case 'proof-unreadable':
      return '文件带有衡卷文书的标记，但凭证已损坏或者被去掉，内容无从核对。'
    case 'signature-wrong':
      return '凭证的签名不成立：凭证的内容被改动过。'
    case 'contradicts-list':
      return `凭证与清册不一致：${reason.fields.map((field) => FIELDS[field]).join('、')}。`
    case 'key-not-listed':
      return `清册中有这份文书，但签名用的钥匙（${reason.name}，指纹 ${reason.fingerprint}）不是清册中的，或者当时不在有效期内。`
    case 'begins-as':
      return `文件的开头是清册中的“${reason.title}”（${reason.number}），后面被改动。`
    case 'no-claim':
      return '文件中没有衡卷文书的凭证，也不在清册中。'
    case 'key-unknown':
      return `签名用的钥匙（${reason.name}，指纹 ${reason.fingerprint}）不在清册中：可能是其他机关的文书，也可能是仿造的。`
    case 'key-not-valid':
      return `签名用的钥匙（${reason.name}，指纹 ${reason.fingerprint}）在所写的用印时间不在有效期内。`
    case 'unsigned':
      return '凭证没有签名，清册中也没有这份文书。'
    case 'no-list':
      return `文件自用印后没有改动，签名成立；但本页没有装入清册，无法知道钥匙是谁的。请将钥匙指纹 ${reason.fingerprint} 与机关公布的核对：一致的，是机关制发的；不一致的，不是。`
  }
}

const QR_FIELDS: Readonly<Record<QrField, string>> = {
  number: '文号',
  content: '正文指纹',
  register: '用印登记',
}

const QR_WHY = {
  'no-code': '这不是监督文书的二维码文字，或者文字不完整。',
  'no-book': '本页没有装入清册，不能核对二维码。',
  'not-listed': '清册中没有这个二维码。',
} as const

export function sayQr(said: QrVerdict): Said {
  const { verdict, claim } = said
  const facts: readonly Fact[] = claim
    ? [
        ['二维码中的文号', claim.number],
        ['二维码中的正文指纹', claim.content],
        ['二维码中的用印登记', `${claim.registerSerial}-${claim.sealUse}`],
      ]
    : []
  const common = { verdict, sign: SIGNS[verdict], headline: QR_HEADLINES[verdict], next: QR_NEXT[verdict] }
  if (said.verdict === 'unknown') return { ...common, state: '', reasons: [QR_WHY[said.why]], facts }
  const differs = said.verdict === 'altered' ? said.differs : []
  return {
    ...common,
    state: STATES[said.row.state],
    reasons:
      differs.length === 0 ? [] : [`与清册不一致：${differs.map((field) => QR_FIELDS[field]).join('、')}。`],
    facts: [...rowFacts(said.row), ...facts],
  }
}

/** What the page can judge by, said before anything is judged. */
export function sayBook(book: PaperBook | null): string {
  if (!book)
    return '本页没有装入机关的清册：只能核对文件自用印后有没有改动、签名是否成立，并显示钥匙指纹，由您与机关公布的指纹核对。'
  return `本页装有${book.office}于${sayDay(book.issuedOn)}制作的清册，列有 ${book.rows.length} 次用印、${book.keys.length} 把钥匙。请先核对下列钥匙指纹与机关公布的是否一致。`
}

export const keyFacts = (book: PaperBook | null): readonly Fact[] =>
  (book?.keys ?? []).map(({ name, publicKey, validFrom, validUntil }) => [
    fingerprint(publicKey),
    `${name}，${sayDay(validFrom)}起${validUntil === null ? '' : `，${sayDay(validUntil)}止`}`,
  ])
