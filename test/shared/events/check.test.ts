import { describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import * as w from '../../helpers/sample-record'

const open = [w.registered, w.adopted, w.started]
const inReview: EventBody = {
  type: 'document/reviewed',
  payload: { documentId: w.DOCUMENT_ID, person: '示例乙', note: '' },
}
const returned: EventBody = {
  type: 'document/returned',
  payload: { documentId: w.DOCUMENT_ID, person: '示例乙', reason: '补充依据' },
}
const voided: EventBody = {
  type: 'document/voided',
  payload: { documentId: w.DOCUMENT_ID, person: '示例乙', reason: '对象有误' },
}
const edited: EventBody = {
  type: 'document/paragraph-edited',
  payload: { documentId: w.DOCUMENT_ID, paragraphId: 'p1', text: '改后' },
}
const draft = [...open, w.submitted, w.drafted()]
const reviewing = [...draft, w.step('document/submitted')]
const signing = [...reviewing, inReview]
const numbered = [...signing, w.signed()]
const sealed = [...numbered, w.sealImported, w.sealed()]
const ids = { reviewId: w.REVIEW_ID, caseId: w.CASE_ID }

const secondDocument = w.uuid(33)
const second = [
  w.drafted(secondDocument),
  w.step('document/submitted', secondDocument),
  {
    type: 'document/reviewed',
    payload: { documentId: secondDocument, person: '示例乙', note: '' },
  } as EventBody,
]

type Row = readonly [what: string, before: readonly EventBody[], body: EventBody, code: string | null]

describe('the guard before the journal', () => {
  it.each<Row>([
    ['registers a case', [], w.registered, null],
    ['refuses the same case twice', [w.registered], w.registered, 'case/exists'],
    [
      'refuses to bin a case twice',
      [w.registered, { type: 'case/removed', payload: { caseId: w.CASE_ID } }],
      { type: 'case/removed', payload: { caseId: w.CASE_ID } },
      'case/removed',
    ],
    [
      'takes a case out of the bin',
      [w.registered, { type: 'case/removed', payload: { caseId: w.CASE_ID } }],
      { type: 'case/restored', payload: { caseId: w.CASE_ID } },
      null,
    ],
    [
      'refuses to restore what is not in the bin',
      [w.registered],
      { type: 'case/restored', payload: { caseId: w.CASE_ID } },
      'case/not-removed',
    ],
    [
      'refuses an order that forgets a file',
      [w.registered],
      { type: 'case/files-ordered', payload: { caseId: w.CASE_ID, fileIds: [w.FILE_A] } },
      'case/order-incomplete',
    ],
    [
      'refuses an order with a file twice',
      [w.registered],
      { type: 'case/files-ordered', payload: { caseId: w.CASE_ID, fileIds: [w.FILE_A, w.FILE_A] } },
      'case/order-incomplete',
    ],
    [
      'orders files',
      [w.registered],
      { type: 'case/files-ordered', payload: { caseId: w.CASE_ID, fileIds: [w.FILE_B, w.FILE_A] } },
      null,
    ],
    [
      'refuses a second campaign of the same name and year',
      [{ type: 'campaign/opened', payload: { campaignId: w.uuid(7), name: '年度', year: 2026 } }],
      { type: 'campaign/opened', payload: { campaignId: w.uuid(8), name: '年度', year: 2026 } },
      'campaign/exists',
    ],
    [
      'refuses an unknown campaign',
      [w.registered],
      { type: 'case/assigned', payload: { caseId: w.CASE_ID, campaignId: w.uuid(8) } },
      'campaign/unknown',
    ],

    ['refuses a review without its standard', [w.registered], w.started, 'standard/unknown'],
    ['refuses to adopt an edition twice', [w.adopted], w.adopted, 'standard/already-adopted'],
    [
      'refuses a second review of a case',
      open,
      { ...w.started, payload: { ...w.started.payload, reviewId: w.uuid(9) } } as EventBody,
      'review/exists',
    ],
    ['records a deduction with a place', open, w.recorded(1), null],
    ['cannot express a deduction without a place', open, w.recorded(1, { places: [] }), 'act/malformed'],
    [
      'records something missing',
      open,
      w.recorded(1, { places: [{ kind: 'missing', document: '送达回证' }] }),
      null,
    ],
    [
      'refuses a nameless missing document',
      open,
      w.recorded(1, { places: [{ kind: 'missing', document: ' ' }] }),
      'act/malformed',
    ],
    ['refuses the same finding twice', [...open, w.recorded(1)], w.recorded(1), 'finding/exists'],
    ['refuses an unknown item', open, w.recorded(1, { itemId: 'PT-Z99' }), 'review/unknown-item'],
    ['refuses points on a veto row', open, w.recorded(1, { itemId: 'PT-V01' }), 'finding/not-a-scored-item'],
    [
      'refuses a veto on a scored item',
      open,
      w.recorded(1, { kind: 'veto', unitCenti: 0 }),
      'finding/not-a-veto',
    ],
    [
      'raises a veto on a veto row',
      open,
      w.recorded(1, { kind: 'veto', itemId: 'PT-V01', unitCenti: 0 }),
      null,
    ],
    ['refuses a deduction of nothing', open, w.recorded(1, { unitCenti: 0 }), 'finding/no-points'],
    [
      'refuses more points than the item has',
      open,
      w.recorded(1, { unitCenti: 301 }),
      'finding/too-many-points',
    ],
    ['refuses advice with points', open, w.recorded(1, { kind: 'advice' }), 'finding/advice-costs-nothing'],
    [
      'refuses a page the file has not',
      open,
      w.recorded(1, { places: [{ kind: 'pin', fileId: w.FILE_B, pageIndex: 1, pointPt: [1, 1] }] }),
      'finding/unknown-page',
    ],
    [
      'refuses a file the case has not',
      open,
      w.recorded(1, { places: [{ kind: 'pin', fileId: w.uuid(99), pageIndex: 0, pointPt: [1, 1] }] }),
      'finding/unknown-file',
    ],
    [
      'refuses to withdraw what was never recorded',
      open,
      { type: 'finding/withdrawn', payload: { ...ids, findingId: w.uuid(101) } },
      'finding/unknown',
    ],
    [
      'refuses to restore a standing finding',
      [...open, w.recorded(1)],
      { type: 'finding/restored', payload: { ...ids, findingId: w.uuid(101) } },
      'finding/already-so',
    ],
    [
      'excuses an item that may be',
      open,
      { type: 'review/item-excused', payload: { ...ids, itemId: 'PT-D08', reason: '未举行听证' } },
      null,
    ],
    [
      'refuses to excuse an item that may not be',
      open,
      { type: 'review/item-excused', payload: { ...ids, itemId: 'PT-A01', reason: '无' } },
      'review/not-excusable',
    ],
    [
      'refuses an excuse without a reason',
      open,
      { type: 'review/item-excused', payload: { ...ids, itemId: 'PT-D08', reason: ' ' } },
      'act/malformed',
    ],
    ['refuses to score a submitted review', [...open, w.submitted], w.recorded(1), 'review/closed'],
    [
      'refuses to score a case in the bin',
      [...open, { type: 'case/removed', payload: { caseId: w.CASE_ID } }],
      w.recorded(1),
      'case/removed',
    ],
    [
      'refuses the review of another case',
      open,
      {
        type: 'review/item-checked',
        payload: { reviewId: w.REVIEW_ID, caseId: w.uuid(77), itemId: 'PT-A01', isChecked: true },
      },
      'review/unknown',
    ],
    [
      'refuses to reopen an open review',
      open,
      { type: 'review/reopened', payload: { ...ids, reason: '漏看' } },
      'review/not-submitted',
    ],
    [
      'reopens a submitted review',
      [...open, w.submitted],
      { type: 'review/reopened', payload: { ...ids, reason: '漏看' } },
      null,
    ],
    [
      'refuses to reopen under a numbered document',
      numbered,
      { type: 'review/reopened', payload: { ...ids, reason: '漏看' } },
      'review/has-document',
    ],
    [
      'reopens once that document is void',
      [...numbered, voided],
      { type: 'review/reopened', payload: { ...ids, reason: '漏看' } },
      null,
    ],

    ['refuses a document on an open review', open, w.drafted(), 'document/review-open'],
    ['edits a draft', draft, edited, null],
    [
      'refuses an unknown paragraph',
      draft,
      {
        type: 'document/paragraph-edited',
        payload: { documentId: w.DOCUMENT_ID, paragraphId: 'p9', text: '' },
      },
      'document/unknown-paragraph',
    ],
    ['refuses to edit while it is being reviewed', reviewing, edited, 'document/wrong-state'],
    ['refuses to edit after numbering', numbered, edited, 'document/wrong-state'],
    ['refuses to sign a draft', draft, w.signed(), 'document/wrong-state'],
    ['refuses to sign before the review', reviewing, w.signed(), 'document/wrong-state'],
    ['signs and numbers', signing, w.signed(), null],
    ['returns a document under review', reviewing, returned, null],
    ['refuses to return a numbered one', numbered, returned, 'document/wrong-state'],
    ['refuses a gap in the numbers', signing, w.signed(w.DOCUMENT_ID, 2), 'document/number-taken'],
    [
      'refuses a number twice',
      [...numbered, ...second],
      w.signed(secondDocument, 1),
      'document/number-taken',
    ],
    [
      'keeps the number of a void document',
      [...numbered, voided, ...second],
      w.signed(secondDocument, 1),
      'document/number-taken',
    ],
    ['goes on after a void number', [...numbered, voided, ...second], w.signed(secondDocument, 2), null],
    ['refuses to void twice', [...draft, voided], voided, 'document/wrong-state'],
    ['refuses to seal without a number', [...signing, w.sealImported], w.sealed(), 'document/wrong-state'],
    ['refuses to seal with an unknown seal', numbered, w.sealed(), 'seal/unknown'],
    [
      'refuses to seal with a retired seal',
      [...numbered, w.sealImported, { type: 'seal/retired', payload: { sealId: w.SEAL_ID } }],
      w.sealed(),
      'seal/retired',
    ],
    ['seals a numbered document', [...numbered, w.sealImported], w.sealed(), null],
    ['refuses to seal twice with one approval', sealed, w.sealed(2), 'document/wrong-state'],
    ['refuses a gap in the register', [...numbered, w.sealImported], w.sealed(2), 'seal/register-serial'],
  ])('%s', (_what, before, body, code) => {
    expect(w.refusalOf(w.play(before), body)).toBe(code)
  })
})
