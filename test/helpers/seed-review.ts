/** A submitted review of the first sample, made through the page's own bridge: the ground documents stand on. */
import type { Page } from 'playwright-core'

export type SeededReview = { readonly caseId: string; readonly reviewId: string }

export const SEEDED_REVIEWER = '示例评查员'

/** Three findings: two on pages, one that is missing; then the submission. Ends on the list of cases. */
export async function seedSubmittedReview(page: Page): Promise<SeededReview> {
  await page.getByLabel('您的姓名').fill(SEEDED_REVIEWER)
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  return page.evaluate(async () => {
    const bridge = window.hengjuan
    type Answer<T> = { ok: true; value: T } | { ok: false; failure: { code: string } }
    const must = <T>(answer: Answer<T>): T => {
      if (!answer.ok) throw new Error(answer.failure.code)
      return answer.value
    }
    const offer = must(await bridge['sample:offer']('01-canyin'))
    if (offer.facts === null) throw new Error('the sample has no facts')
    const taken = must(
      await bridge['intake:run']({
        token: offer.token,
        jobId: crypto.randomUUID(),
        target: { kind: 'new', facts: offer.facts, campaignId: null },
        entryIds: offer.entries.filter(({ kind }) => kind !== null).map(({ entryId }) => entryId),
        passwords: {},
      }),
    )
    const caseId = taken.caseId ?? ''
    const { reviewId } = must(await bridge['review:start']({ caseId, standardId: 'CF-PT-2026.1' }))
    const registered = must(await bridge['journal:read'](1, 100)).find(
      ({ type }) => type === 'case/registered',
    )
    const files = (registered?.payload as { files: { fileId: string; pageCount: number }[] }).files
    const fileId = files.find(({ pageCount }) => pageCount > 3)?.fileId ?? ''
    const finding = (content: object) =>
      bridge['act:perform']({
        type: 'finding/recorded',
        payload: {
          caseId,
          reviewId,
          findingId: crypto.randomUUID(),
          finding: {
            ruleId: null,
            count: 1,
            defectCode: null,
            severity: '一般',
            advice: '由承办人补充说明并附卷',
            ...content,
          },
        },
      })
    const region = (pageIndex: number) => ({ kind: 'region', fileId, pageIndex, boxPt: [100, 100, 300, 160] })
    must(
      await finding({
        kind: 'deduction',
        itemId: 'PT-A02',
        unitCenti: 100,
        places: [region(1)],
        description: '复查笔录缺执法人员示例乙签名',
        law: '《中华人民共和国行政处罚法》第四十二条第一款',
      }),
    )
    must(
      await finding({
        kind: 'deduction',
        itemId: 'PT-B03',
        unitCenti: 50,
        places: [region(2)],
        description: '进货票据复印件没有核对无误字样和核对人签名',
        law: '《中华人民共和国行政处罚法》第四十六条',
      }),
    )
    must(
      await finding({
        kind: 'deduction',
        itemId: 'PT-G02',
        unitCenti: 50,
        places: [{ kind: 'missing', document: '送达回证' }],
        description: '卷内没有行政处罚决定书的送达回证',
        law: '《中华人民共和国行政处罚法》第六十一条第一款',
      }),
    )
    must(await bridge['review:submit']({ reviewId }))
    return { caseId, reviewId }
  })
}
