/**
 * A matter of supervision from 立项 to 归档 in real Electron, through the screens: papers out, served by two, answered with
 * new scans, verified, pressed for, escalated, closed. Then a file of a campaign, a dispute, and a clue nobody else sees.
 * Approving, numbering and sealing have their own test (documents.e2e.ts) and are done by the bridge here.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chinaDay } from '@shared/lib/china-day'
import { turnedPages } from '../fixtures/pdf/build'
import { launchApp, resizeContent } from '../helpers/electron-app'
import { seedSampleCase } from '../helpers/seed-case'
import { seedSubmittedReview, SEEDED_REVIEWER, type SeededReview } from '../helpers/seed-review'
import {
  button,
  choose,
  deliver,
  dialog,
  eventually,
  fill,
  go,
  importSeal,
  issue,
  last,
  look,
  names,
  next,
  openFollowUp,
  page,
  payloads,
  perform,
  press,
  running,
  send,
  SHOTS,
  sitDown,
} from './loop-desk'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-loop-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('the loop of one matter', () => {
  let seeded: SeededReview
  let matterId = ''
  let opinionId = ''
  let decisionId = ''

  beforeAll(async () => {
    sitDown(await launchApp())
    await resizeContent(running, 1366, 768)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    seeded = await seedSubmittedReview(page)
    await importSeal()
    const scan = join(folder, '整改报告.pdf')
    await writeFile(scan, turnedPages())
    await running.app.evaluate(({ dialog: native }, path) => {
      native.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
      native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, scan)
  })
  afterAll(async () => {
    await running.close()
  })
  afterEach(() => {
    expect(running.pageErrors).toEqual([])
  })

  it('says what belongs here while there is nothing', async () => {
    for (const [tab, title] of [
      ['dues', '没有待办期限'],
      ['matters', '还没有监督案件'],
      ['clues', '还没有问题线索'],
      ['disputes', '还没有执法争议'],
    ] as const) {
      await go(`#/loop/${tab}`)
      await page.getByRole('heading', { name: title }).waitFor()
      await look(`empty-${tab}`)
    }
  })

  it('registers a matter from a reviewed case', async () => {
    await go('#/loop/matters')
    await button('登记监督案件').click()
    await fill('案件名称', '示例餐饮案监督')
    await choose('涉及案卷', /示例/)
    await page.keyboard.press('Escape')
    await dialog().getByRole('textbox', { name: '被监督单位' }).waitFor()
    expect(await dialog().getByRole('textbox', { name: '被监督单位' }).inputValue()).toBe(
      '示例县市场监督管理局',
    )
    await look('matter-dialog')
    await send('登记')
    await page.getByRole('heading', { name: '示例餐饮案监督', level: 2 }).waitFor()
    matterId = String((await last('matter/registered')).matterId)
    expect((await last('matter/registered')).facts).toMatchObject({ caseIds: [seeded.caseId] })
  })

  it('takes an investigation by two people with their cards, and by nobody twice', async () => {
    await press('登记调查')
    await fill('调查人 1', '示例甲')
    await fill('监督证号 1', '示监001')
    await fill('调查人 2', '示例甲')
    await fill('监督证号 2', '示监002')
    await fill('调查内容和结果', '调阅案卷，询问经办人员。')
    await dialog().getByRole('button', { name: '登记', exact: true }).click()
    await dialog().getByRole('alert').waitFor()
    await fill('调查人 2', '示例乙')
    await send('登记')
    await page
      .getByRole('region', { name: '调查' })
      .getByText('示例乙（示监002）', { exact: false })
      .waitFor()
  })

  it('drafts a notice and an opinion with what the review found', async () => {
    await press('起草文书')
    await choose('文书种类', '行政执法监督通知书')
    await send('起草')
    await page.getByTestId('document-page').waitFor()
    const noticeId = String((await last('document/drafted')).documentId)
    await issue(noticeId)
    await go(`#/matters/${matterId}`)
    await button('新建文书').click()
    await choose('文书种类', '行政执法监督意见书')
    await send('起草')
    await page.getByTestId('document-page').waitFor()
    const drafted = await last('document/drafted')
    opinionId = String(drafted.documentId)
    expect(drafted).toMatchObject({ matterId, reviewId: seeded.reviewId })
    await issue(opinionId)
    await openFollowUp(noticeId)
    await deliver()
    await press('登记反馈')
    await fill('反馈内容', '案卷原件已提交。')
    await send('登记')
    await press('销号')
    await send('销号')
    await next()
      .getByText(/已于 .* 销号/)
      .waitFor()
  })

  it('serves the opinion by two people and starts its clocks', async () => {
    await openFollowUp(opinionId)
    await press('登记送达')
    await names('送达人', ['示例甲', '示例乙'])
    await look('delivery')
    await send('取消')
    await deliver()
    expect((await last('document/delivered')).delivery).toMatchObject({
      servers: [{ name: '示例甲' }, { name: '示例乙' }],
    })
    await page.getByRole('region', { name: '期限' }).getByText('整改', { exact: false }).first().waitFor()
    await look('served')
  })

  it('takes the answer with its scan, page for fault', async () => {
    await press('登记反馈')
    await fill('来文文号', '示市监函〔2026〕1号')
    await fill('反馈内容', '已补签名。')
    await dialog().getByRole('button', { name: '选择扫描件…' }).click()
    await dialog().getByText('整改报告.pdf', { exact: false }).first().waitFor()
    await dialog().getByRole('button', { name: '用右边第 1 页作佐证' }).click()
    await dialog().getByRole('textbox', { name: '佐证 1 说明' }).fill('补签的复查笔录')
    await look('reply')
    await send('登记')
    const { reply } = await last('document/reply-received')
    expect(reply).toMatchObject({ evidence: [{ pageIndex: 0, note: '补签的复查笔录' }] })
    expect(
      (reply as { evidence: readonly { findingId: string | null }[] }).evidence[0]?.findingId,
    ).not.toBeNull()
    await eventually(() => page.getByTestId('finding-row').first().textContent()).toContain('1 页')
  })

  it('shows the old page beside the new one, and leads on by keys', async () => {
    await button('对照查看问题 1').click()
    const pair = page.getByTestId('page-pair')
    await pair.getByRole('region', { name: '原案卷页面，方向键翻页' }).waitFor()
    await eventually(() => pair.locator('[data-rendered]').count()).toBeGreaterThan(1)
    await look('pair')
    await page.keyboard.press('Alt+ArrowRight')
    await dialog()
      .getByText(/^2 \/ 3/)
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('verifies fault by fault: partly put right is no reason to close', async () => {
    await press('登记核查')
    for (const [index, result] of ['已整改', '未整改', '未整改'].entries())
      await dialog()
        .getByRole('radiogroup', { name: `问题 ${index + 1}的结论` })
        .getByText(result, { exact: true })
        .click()
    expect(await dialog().getByRole('radio', { name: '部分整改', exact: true }).last().isChecked()).toBe(true)
    await look('verify')
    await send('登记')
    expect((await last('document/verified')).verification).toMatchObject({ result: '部分整改' })
    expect(await next().getByRole('button', { name: '销号', exact: true }).count()).toBe(0)
    await button(/^还不能办的/).click()
    await next()
      .getByText(/^销号：/)
      .waitFor()
  })

  it('presses for the rest, then escalates to a draft of the decision', async () => {
    await press('登记催办')
    await send('登记')
    await page.getByRole('region', { name: '延期和催办' }).waitFor()
    await next().getByRole('button', { name: /^升级/ }).click()
    await fill('升级理由', '催办后仍未整改到位')
    await send('起草')
    await eventually(async () => (await last('document/escalated')).documentId).toBe(opinionId)
    decisionId = String((await last('document/escalated')).toDocumentId)
    await eventually(() => page.evaluate(() => location.hash)).toBe(`#/documents/${decisionId}`)
    await openFollowUp(opinionId)
    await page
      .getByRole('region', { name: '后续文书' })
      .getByRole('button', { name: /决定书/ })
      .waitFor()
  })

  it('closes the decision with what was revoked, then the opinion', async () => {
    await issue(decisionId)
    await openFollowUp(decisionId)
    await deliver()
    await press('登记反馈')
    await fill('反馈内容', '已撤销原处罚决定。')
    await send('登记')
    await press('登记核查')
    const groups = dialog().getByRole('radiogroup', { name: /^问题 \d+的结论$/ })
    const count = await groups.count()
    for (let index = 0; index < count; index += 1)
      await groups.nth(index).getByText('已整改', { exact: true }).click()
    if (count === 0) await dialog().getByRole('radio', { name: '已整改', exact: true }).check()
    await send('登记')
    await press('销号')
    const revoked = dialog().getByRole('combobox', { name: '单位撤销的行政决定' })
    await revoked.fill('示市监罚〔2026〕1号')
    await revoked.press('Enter')
    await send('销号')
    expect((await last('document/closed')).closing).toMatchObject({ revoked: ['示市监罚〔2026〕1号'] })
    await openFollowUp(opinionId)
    await press('销号')
    await send('销号')
  })

  it('closes and archives the matter, and tells its whole course', async () => {
    await go(`#/matters/${matterId}`)
    await press('结案')
    await choose('结案方式', '已升级处理')
    await send('结案')
    await press('归档')
    await fill('归档号', '2026-监督-1')
    await send('归档')
    const course = await page.getByTestId('timeline').textContent()
    for (const word of [
      '立项登记',
      '调查',
      '送达',
      '收到反馈',
      '核查',
      '催办',
      '升级处理',
      '销号',
      '结案',
      '归档',
    ])
      expect(course).toContain(word)
    await look('matter')
  })

  it('counts what was revoked in the figures of the year', async () => {
    await go('#/registers')
    await page.getByRole('table', { name: '文书台账' }).waitFor()
    await look('registers')
    await page.getByRole('tab', { name: '年度统计' }).click()
    await eventually(() =>
      page.locator('[data-figure="revoked"]').getByTestId('figure-value').textContent(),
    ).toBe('1')
  })

  it('goes on with a file a campaign has given over', async () => {
    const [campaignId, entryId] = [crypto.randomUUID(), crypto.randomUUID()]
    const caseId = await seedSampleCase(page, '03-nongyao')
    await perform('campaign/opened', { campaignId, name: '示例集中评查', year: 2026 })
    const listed = { unit: '示例县农业农村局', number: '示农罚〔2025〕1号', title: '示例农药案' }
    await perform('entry/added', {
      ...{ entryId, campaignId },
      listed: { ...listed, caseType: '处罚普通', closedOn: '2025-10-10', mustReason: '', note: '' },
    })
    await perform('entry/case-linked', { entryId, caseId })
    const on = chinaDay(new Date().toISOString())
    const failure = await page.evaluate(
      async (order) => {
        const bridge = globalThis.hengjuan
        for (const round of ['初评A', '初评B'] as const) {
          const started = await bridge['review:start']({ ...order, standardId: 'CF-PT-2026.1', round })
          if (!started.ok) return started.failure.code
          const submitted = await bridge['review:submit']({ reviewId: started.value.reviewId })
          if (!submitted.ok) return submitted.failure.code
        }
        const compared = await bridge['entry:compare']({ entryId: order.entryId })
        if (!compared.ok) return compared.failure.code
        const checked = await bridge['entry:recheck']({
          ...{ entryId: order.entryId, on: order.on, opinion: '同意' },
        })
        return checked.ok ? '' : checked.failure.code
      },
      { caseId, entryId, on },
    )
    expect(failure).toBe('')
    await perform('entry/fed-back', { entryId, on, objectionDueOn: '2099-12-31', receivedBy: '示例丙' })
    await perform('entry/objection-waived', { entryId, on })
    await page.evaluate((id) => globalThis.hengjuan['entry:finalize']({ entryId: id }), entryId)
    await go(`#/entries/${entryId}`)
    await press('转监督案件')
    await fill('转办理由', '需要作出监督意见')
    await send('转监督案件')
    const card = page.getByTestId('transferred')
    await card.getByRole('button', { name: '登记监督案件' }).click()
    await look('transferred-dialog')
    await send('登记')
    await page
      .getByRole('region', { name: '案件信息' })
      .getByText('需要作出监督意见', { exact: false })
      .waitFor()
    expect(await last('matter/registered')).toMatchObject({
      entryId,
      facts: { unit: '示例县农业农村局', caseIds: [caseId], source: '案卷评查' },
    })
    await go(`#/entries/${entryId}`)
    await card.getByRole('button', { name: /^监督案件〔\d{4}〕2号$/ }).waitFor()
  })

  it('hears a dispute to its end', async () => {
    await go('#/loop/disputes')
    await button('登记争议').click()
    await fill('争议事项', '示例市场占道经营由谁查处')
    await fill('申请单位', '示例县甲局')
    await names('争议各方', ['示例县甲局', '示例县乙局'])
    await fill('争议的问题', '占道经营由谁负责查处。')
    await send('登记')
    for (const party of ['示例县甲局', '示例县乙局']) {
      await press('登记各方意见')
      await choose('单位', party)
      await fill('意见', `${party}认为不属于本局职责。`)
      await send('登记')
    }
    await press('登记机构编制部门意见')
    await fill('机构编制部门', '示例县委编办')
    await fill('意见', '由甲局负责，乙局配合。')
    await send('登记')
    await button('新建文书').click()
    await send('起草')
    await page.getByTestId('document-page').waitFor()
    await issue(String((await last('document/drafted')).documentId))
    const { disputeId } = await last('dispute/registered')
    await go(`#/disputes/${String(disputeId)}`)
    await press('办结')
    await choose('办结方式', '协调决定')
    await dialog().getByRole('status').waitFor()
    await choose('办结方式', '协调意见')
    await fill('协调结果', '由甲局负责，乙局配合。')
    await send('办结')
    await page.getByRole('region', { name: '办结' }).waitFor()
    await look('dispute')
  })

  it('hands a clue over, approved step by step', async () => {
    await go('#/loop/clues')
    await button('登记线索').click()
    await fill('线索名称', '示例线索甲乙丙')
    await fill('发现人', '示例甲')
    await fill('涉及单位', '示例县丙局')
    await fill('接收机关名称', '示例县纪委监委')
    await fill('事实', '监督中发现的示例事实')
    await look('clue-dialog')
    await send('登记')
    for (const step of ['承办', '法制审核', '分管负责人', '主要负责人']) {
      await press(`审批：${step}`)
      await send('登记')
    }
    await press('起草移送函')
    await send('起草')
    await page.getByTestId('document-page').waitFor()
    const letterId = String((await last('document/drafted')).documentId)
    await issue(letterId)
    const { clueId } = await last('clue/registered')
    await go(`#/clues/${String(clueId)}`)
    await press('登记移送')
    await names('移送人', ['示例甲', '示例乙'])
    await send('登记移送')
    await press('登记回执')
    await fill('接收人', '示例己')
    await send('登记')
    await press('登记办理结果')
    await send('登记')
    await page.getByText('线索已经办结。').waitFor()
    await look('clue')
  })

  it('hands out every form of the loop', async () => {
    await running.app.evaluate(({ dialog: native, shell }, into) => {
      const save = async (...args: readonly unknown[]) => {
        const { defaultPath = '' } = (args.at(-1) ?? {}) as { defaultPath?: string }
        return { canceled: false, filePath: `${into}/${defaultPath.split(/[\\/]/).pop() ?? ''}` }
      }
      Object.assign(native, { showSaveDialog: save })
      shell.showItemInFolder = () => undefined
    }, SHOTS ?? folder)
    const export_ = async (menu: string, item: string, kind: string): Promise<void> => {
      const before = (await payloads('export/made')).length
      await button(menu).click()
      await page.getByRole('menuitem', { name: item, exact: true }).click()
      await eventually(async () => (await payloads('export/made')).length).toBe(before + 1)
      const made = await last('export/made')
      expect(made.kind).toBe(kind)
      const name = (made.files as readonly { readonly name: string }[])[0]?.name ?? ''
      const head = (await readFile(join(SHOTS ?? folder, name))).subarray(0, 4).toString('latin1')
      expect(head, name).toBe(item.includes('XLSX') ? 'PK\x03\x04' : '%PDF')
    }
    await openFollowUp(opinionId)
    await export_('导出表格', '送达回证（PDF）', 'delivery-receipt')
    await export_('导出表格', '核查记录（PDF）', 'verification-record')
    await export_('导出表格', '送达与整改情况（PDF）', 'follow-up-file')
    await go(`#/matters/${matterId}`)
    await export_('导出', '监督案件卷（PDF）', 'matter-file')
    await go(`#/clues/${String((await last('clue/registered')).clueId)}`)
    await export_('导出', '线索登记表（PDF）', 'clue-sheet')
    await export_('导出', '移送回执（PDF）', 'clue-receipt')
    await go(`#/disputes/${String((await last('dispute/registered')).disputeId)}`)
    await export_('导出', '争议协调卷（PDF）', 'dispute-file')
    await go('#/registers')
    const year = new Date().getFullYear()
    for (const [tab, item, kind] of [
      ['文书台账', '文书台账', 'document-register'],
      ['监督案件台账', '监督案件台账', 'matter-register'],
      ['线索台账', '线索台账', 'clue-register'],
      ['年度统计', `${year}年统计`, 'yearly-figures'],
    ] as const) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      await export_('导出', `${item}（PDF）`, kind)
      await export_('导出', `${item}（XLSX）`, kind)
    }
  })

  it('shows the clue to nobody else: no page, no list, no register, no search', async () => {
    const { clueId } = await last('clue/registered')
    const letter = (await payloads('document/drafted')).find((one) => one.clueId === clueId)
    await page.evaluate(async (reviewer) => {
      const register = async (name: string, roles: readonly ('admin' | 'leader' | 'reviewer')[]) => {
        const answer = await globalThis.hengjuan['person:register']({
          facts: { name, unit: '示例县司法局', certificate: '', roles: [...roles], recusedUnits: [] },
          pin: '284913',
        })
        if (!answer.ok) throw new Error(answer.failure.code)
        return answer.value.personId
      }
      const adminId = await register(reviewer, ['admin', 'leader'])
      await globalThis.hengjuan['person:sign-in']({ personId: adminId, pin: '284913' })
      const otherId = await register('示例庚', ['reviewer'])
      await globalThis.hengjuan['person:sign-out']()
      const signed = await globalThis.hengjuan['person:sign-in']({ personId: otherId, pin: '284913' })
      if (!signed.ok) throw new Error(signed.failure.code)
    }, SEEDED_REVIEWER)
    await page.getByText('示例庚', { exact: false }).first().waitFor()
    await go(`#/clues/${String(clueId)}`)
    await page.getByText('您不能查看问题线索').waitFor()
    await look('clue-closed')
    await go('#/loop/clues')
    await page.getByText('线索内容不公开').waitFor()
    await look('clue-numbers')
    await go('#/registers')
    await page.getByRole('heading', { name: '台账统计' }).waitFor()
    await page.getByRole('table', { name: '文书台账' }).waitFor()
    await page.getByRole('textbox', { name: '查找文书台账' }).fill('移送')
    await page.getByText('共 0 份').waitFor()
    await page.getByRole('tab', { name: '线索台账' }).click()
    await page.getByText('您不能查看线索台账').waitFor()
    for (const [hash, heading] of [
      ['#/loop/matters', '监督办理'],
      ['#/documents', '监督文书'],
      [`#/documents/${String(letter?.documentId)}`, '这份文书涉及问题线索'],
      ['#/loop/dues', '监督办理'],
    ] as const) {
      await go(hash)
      await page.getByRole('heading', { name: heading, level: 2 }).waitFor()
      await page.getByLabel(/^正在/).waitFor({ state: 'detached' })
      const text = await page.locator('main').textContent()
      expect(text, hash).not.toContain('示例线索甲乙丙')
      expect(text, hash).not.toContain('示例县丙局')
    }
  })
})
