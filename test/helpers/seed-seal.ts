/** A numbered paper, a seal in its vault and the people of four eyes, made through the page's own bridge. */
import type { Page } from 'playwright-core'
import type { Role } from '@shared/domain/people/person'
import { DEFAULT_SEAL_FACTS, type SealFacts } from '@shared/domain/seal/seal'
import type { EventBody } from '@shared/events/catalogue'
import type { RunningApp } from './electron-app'
import type { SeededReview } from './seed-review'

export const PASSPHRASE = '示例口令-八个字以上'

/** Who asks, who approves, who holds the seal. The approver may hold one too: not this time, is what is to be shown. */
export const SEAL_PEOPLE = {
  示例甲: { pin: '739164', roles: ['admin', 'leader', 'reviewer', 'keeper'] },
  示例乙: { pin: '284913', roles: ['reviewer', 'leader'] },
  示例丙: { pin: '918273', roles: ['keeper'] },
} as const satisfies Record<string, { readonly pin: string; readonly roles: readonly Role[] }>
export type SealPerson = keyof typeof SEAL_PEOPLE

export async function perform(page: Page, body: EventBody): Promise<void> {
  const refusal = await page.evaluate(async (act) => {
    const answer = await globalThis.hengjuan['act:perform'](act)
    return answer.ok ? null : answer.failure.code
  }, body)
  if (refusal !== null) throw new Error(`${body.type}: ${refusal}`)
}

/** The first one is signed in afterwards. */
export async function registerPeople(page: Page): Promise<Readonly<Record<SealPerson, string>>> {
  const ids: Partial<Record<SealPerson, string>> = {}
  for (const name of Object.keys(SEAL_PEOPLE) as SealPerson[]) {
    const { pin, roles } = SEAL_PEOPLE[name]
    ids[name] = await page.evaluate(
      async ([who, own, secret]) => {
        const answer = await globalThis.hengjuan['person:register']({
          facts: { name: who, unit: '示例县司法局', certificate: '', roles: [...own], recusedUnits: [] },
          pin: secret,
        })
        if (!answer.ok) throw new Error(answer.failure.code)
        return answer.value.personId
      },
      [name, roles, pin] as const,
    )
  }
  return ids as Record<SealPerson, string>
}

export const signInAs = (page: Page, personId: string, pin: string): Promise<void> =>
  page.evaluate(
    async ([id, secret]) => {
      const answer = await globalThis.hengjuan['person:sign-in']({ personId: id, pin: secret })
      if (!answer.ok) throw new Error(answer.failure.code)
    },
    [personId, pin] as const,
  )

/**
 * A 监督意见书 from the seeded review, drafted, approved and numbered while nobody is registered.
 * @param extra  paragraphs to fill further pages with
 * @param prepare  what else is done to the draft
 */
export async function seedNumberedPaper(
  page: Page,
  review: SeededReview,
  extra = 0,
  prepare: (documentId: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const documentId = await page.evaluate(async ({ caseId, reviewId }) => {
    const none = { matterId: null, clueId: null, disputeId: null, parentId: null }
    const answer = await globalThis.hengjuan['document:draft']({
      ...{ kindId: 'opinion', form: null, caseId, reviewId, ...none, reason: '' },
    })
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.documentId
  }, review)
  if (extra > 0) await addText(page, documentId, extra)
  await prepare(documentId)
  const step = { documentId, person: '示例评查员' }
  await perform(page, { type: 'document/submitted', payload: step })
  for (let passed = 0; passed < 2; passed += 1)
    await perform(page, { type: 'document/reviewed', payload: { ...step, person: '示例戊', note: '' } })
  await page.evaluate(async (id) => {
    const answer = await globalThis.hengjuan['document:sign']({ documentId: id, person: '示例己' })
    if (!answer.ok) throw new Error(answer.failure.code)
  }, documentId)
  return documentId
}

/** 随附材料 as if a person had chosen them in the dialog. */
export async function seedAttachments(
  running: RunningApp,
  documentId: string,
  paths: readonly string[],
): Promise<void> {
  await running.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
  }, paths)
  const files = await running.page.evaluate(async () => {
    const offer = await globalThis.hengjuan['intake:choose']('files')
    if (!offer.ok || offer.value === null) throw new Error('nothing was offered')
    const { token, entries } = offer.value
    const entryIds = entries.map(({ entryId }) => entryId)
    const answer = await globalThis.hengjuan['file:attach']({ token, jobId: crypto.randomUUID(), entryIds })
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value
  })
  await perform(running.page, { type: 'document/files-set', payload: { documentId, files } })
}

const SENTENCE = '请对照案卷逐项核对，说明原因，明确责任人员和完成时限，并将改正情况书面报告。'

async function addText(page: Page, documentId: string, sentences: number): Promise<void> {
  const events = await page.evaluate(async () => {
    const answer = await globalThis.hengjuan['journal:read'](1, 5000)
    return answer.ok ? answer.value : []
  })
  const drafted = events.findLast(({ type }) => type === 'document/drafted')
  const { paragraphs } = drafted?.payload as Extract<EventBody, { type: 'document/drafted' }>['payload']
  const last = paragraphs.at(-1)
  if (last === undefined) throw new Error('the draft has no text')
  const more = Array.from({ length: sentences }, (_, index) => ({
    ...{ id: `more-${index}`, role: 'requirement', level: 'body', text: SENTENCE.repeat(3), findingIds: [] },
  })) as typeof paragraphs
  await perform(page, {
    type: 'document/paragraphs-arranged',
    payload: { documentId, paragraphs: [...paragraphs.slice(0, -1), ...more, last] },
  })
}

/** A figure that is no seal, red on nothing, under the name the kind asks for. */
export function seedSeal(page: Page, name: string, facts: Partial<SealFacts> = {}): Promise<string> {
  return page.evaluate(
    async ([sealName, passphrase, given]) => {
      const side = 992
      const canvas = new OffscreenCanvas(side, side)
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no drawing surface')
      pen.strokeStyle = pen.fillStyle = '#d5001c'
      pen.lineWidth = 30
      pen.beginPath()
      pen.arc(side / 2, side / 2, side / 2 - 20, 0, Math.PI * 2)
      pen.stroke()
      pen.font = 'bold 130px sans-serif'
      pen.textAlign = 'center'
      pen.fillText('测试图样', side / 2, side / 2 - 20)
      pen.fillText('无效', side / 2, side / 2 + 150)
      const blob = await canvas.convertToBlob({ type: 'image/png' })
      const answer = await globalThis.hengjuan['seal:import']({
        ...{ name: sealName, widthMm: 42, heightMm: 42, isSample: false, passphrase, facts: given },
        png: new Uint8Array(await blob.arrayBuffer()),
      })
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value.sealId
    },
    [name, PASSPHRASE, { ...DEFAULT_SEAL_FACTS, ...facts }] as const,
  )
}
