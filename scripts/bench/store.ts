/** Data folders made without the app: a journal of realistic acts, written through the record as main writes it. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { EventBody } from '@shared/events/catalogue'
import { SINGLE_REVIEW } from '@shared/events/review-events'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { openJournal } from '../../src/main/journal/journal'
import { Record } from '../../src/main/record/record'
import { adopted, FACTS, finding, sha, STANDARD, uuid } from '../../test/helpers/sample-record'

export const OFFICE: EventBody = {
  type: 'settings/changed',
  payload: { settings: { ...DEFAULT_SETTINGS, reviewerName: '示例评查员' } },
}

const BATCH = 200
const FINDINGS_PER_CASE = 20

/** Writes `bodies` into the store of a data folder that no app has open. */
export async function writeStore(userDataDir: string, bodies: readonly EventBody[]): Promise<void> {
  const dir = join(userDataDir, 'store', 'journal')
  const opened = await openJournal({ dir, now: Date.now, newId: randomUUID })
  const record = await Record.open(opened, randomUUID)
  try {
    for (let from = 0; from < bodies.length; from += BATCH)
      await record.write(bodies.slice(from, from + BATCH))
  } finally {
    await record.close()
  }
}

/** Exactly `count` acts: settings, the standard, then cases reviewed one after another. */
export function officeYear(count: number): readonly EventBody[] {
  const bodies: EventBody[] = [OFFICE, adopted]
  for (let number = 1; bodies.length < count; number += 1) bodies.push(...reviewedCase(number))
  return bodies.slice(0, count)
}

/** One case from intake to submission, about a hundred acts: each item looked at, some findings, some corrected. */
function reviewedCase(number: number): readonly EventBody[] {
  const [caseId, reviewId, fileId] = [uuid(number), uuid(100_000 + number), uuid(200_000 + number)]
  const ids = { caseId, reviewId }
  const items = STANDARD.items.map(({ id }) => id)
  const findingId = (index: number): string => uuid(1_000_000 + number * 100 + index)
  const file = {
    fileId,
    name: `示例案卷${number}.pdf`,
    kind: 'pdf' as const,
    sha256: sha('a'),
    bytes: 20_000_000,
    pageCount: 60,
    needsPassword: false,
  }
  const content = (index: number, description: string) =>
    finding({
      itemId: items[index % items.length] ?? '',
      description,
      unitCenti: 50,
      law: '《中华人民共和国行政处罚法》第四十二条第一款',
      advice: '由承办人补充说明并附卷',
      places: [{ kind: 'region', fileId, pageIndex: index % 60, boxPt: [100, 100, 300, 160] }],
    })
  const recorded = Array.from({ length: FINDINGS_PER_CASE }, (_, index): EventBody => {
    const description = `第 ${index + 1} 处：现场笔录缺执法人员签名，未注明日期`
    return {
      type: 'finding/recorded',
      payload: { ...ids, findingId: findingId(index), finding: content(index, description) },
    }
  })
  const edited = [2, 5, 7, 9, 11].map((index): EventBody => {
    const changed = content(index, '经核对，笔录末页缺见证人签名')
    return { type: 'finding/edited', payload: { ...ids, findingId: findingId(index), finding: changed } }
  })
  const withdrawn = [5, 11].map((index): EventBody => {
    return { type: 'finding/withdrawn', payload: { ...ids, findingId: findingId(index) } }
  })
  const looked = items.map((itemId): EventBody => {
    return { type: 'review/item-checked', payload: { ...ids, itemId, isChecked: true } }
  })
  const facts = { ...FACTS, title: `示例案卷之${number}：未按规定公示价格案` }
  return [
    {
      type: 'case/registered',
      payload: { caseId, campaignId: null, facts, sampleSlug: null, files: [file] },
    },
    {
      type: 'review/started',
      payload: {
        ...ids,
        standardSha256: sha('5'),
        standardId: STANDARD.id,
        vetoStyle: 'B',
        ...SINGLE_REVIEW,
      },
    },
    ...looked,
    ...recorded,
    ...edited,
    ...withdrawn,
    {
      type: 'review/submitted',
      payload: {
        ...ids,
        result: {
          scoreTenths: 910,
          gotCenti: 9100,
          fullApplicableCenti: 10_000,
          grade: '优秀',
          vetoItemIds: [],
        },
      },
    },
  ]
}
