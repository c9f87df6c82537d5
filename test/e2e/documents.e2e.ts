/** A 监督意见书 from draft to sealed paper, in real Electron: text, preview, states, number, seal, register. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeJpeg } from '../fixtures/pdf/jpeg'
import { launchApp, resizeContent, type RunningApp } from '../helpers/electron-app'
import { seedSubmittedReview, SEEDED_REVIEWER } from '../helpers/seed-review'

const PASSPHRASE = '三月的雨落在示例老街上'
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let running: RunningApp
let page: Page
let userDataDir = ''
let caseId = ''

beforeAll(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'hengjuan-documents-'))
  running = await launchApp({ userDataDir })
  page = running.page
  await page.getByLabel('您的姓名').waitFor()
  await resizeContent(running, 1366, 768)
  ;({ caseId } = await seedSubmittedReview(page))
})
afterAll(async () => {
  await running.close()
  await rm(userDataDir, { recursive: true, force: true })
})

const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash)
const button = (name: string | RegExp, exact = true): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact } : { name })
const dialog = (): Locator => page.getByRole('dialog')
const paragraphs = (): Locator => page.getByTestId('document-editor').locator('[data-paragraph-id] > p')
const paragraph = (index: number): Locator => paragraphs().nth(index - 1)
/** On the paper itself; a notice of the office may offer its own. */
const takeBack = (): Locator =>
  page.getByTestId('document-page').getByRole('button', { name: '撤销', exact: true })
const tab = (name: string | RegExp): Locator => page.getByRole('tab', { name })

/** Replaces the words of a paragraph, as a person who selects them and types. */
async function write(index: number, text: string): Promise<void> {
  await paragraph(index).click({ clickCount: 3 })
  await page.keyboard.insertText(text)
}

/** Serious and critical findings of axe, as rule and place. */
async function axeFindings(): Promise<readonly string[]> {
  await page.evaluate(`${axeSource};0`)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (root: Document) => Promise<{
          violations: { id: string; impact: string; nodes: { target: string[] }[] }[]
        }>
      }
    }
    const { violations } = await axe.run(document)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
  })
}

async function expectClean(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await axeFindings(), colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Events of the journal from the back, as main keeps them. */
const lastEvents = (count: number) =>
  page.evaluate(async (most) => {
    const status = await window.hengjuan['journal:status']()
    if (!status.ok) throw new Error(status.failure.code)
    const from = Math.max(1, status.value.head.seq - most + 1)
    const answer = await window.hengjuan['journal:read'](from, most)
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.map(({ type, payload }) => ({ type, payload: payload as Record<string, unknown> }))
  }, count)

/** Until it is so; the machine may be busy, and nothing here is about speed. */
const eventually = <T>(ask: () => Promise<T> | T) => expect.poll(ask, { timeout: 30_000 })

const previewSettled = async (): Promise<void> => {
  await page.getByTestId('preview-page').first().waitFor()
  await eventually(() => page.getByTestId('page-count').textContent()).toMatch(/^共 \d+ 页$/)
}

/** Answers main's own question before a seal is used: 0 用印, 1 取消. */
const answerMain = (response: number) =>
  running.app.evaluate(({ dialog: native }, choice) => {
    native.showMessageBox = async () => ({ response: choice, checkboxChecked: false })
  }, response)

/** Answers the save dialog with its own proposal, in our folder, and keeps the file manager shut. */
const answerSaveDialog = () =>
  running.app.evaluate(({ dialog: native, shell }, folder) => {
    const save = async (...args: readonly unknown[]) => {
      const { defaultPath = '' } = (args.at(-1) ?? {}) as { defaultPath?: string }
      return { canceled: false, filePath: `${folder}/${defaultPath.split(/[\\/]/).pop() ?? ''}` }
    }
    Object.assign(native, { showSaveDialog: save })
    shell.showItemInFolder = () => undefined
    shell.openPath = async () => ''
  }, userDataDir)

/** Answers the question for a folder with ours. */
const answerFolderDialog = () =>
  running.app.evaluate(({ dialog: native }, folder) => {
    Object.assign(native, { showOpenDialog: async () => ({ canceled: false, filePaths: [folder] }) })
  }, userDataDir)

type Exported = { readonly name: string; readonly head: string; readonly bytes: Buffer }

const readExported = (name: string): Promise<Buffer> => readFile(join(userDataDir, name))

/** What a Word file says, without its mark-up. */
const wordsOf = (docx: Buffer): string =>
  strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]*>/g, '')

/** The file just exported, as the notice and the journal name it. */
async function exported(kind: string): Promise<Exported> {
  await eventually(async () => (await lastEvents(1))[0]?.payload.kind).toBe(kind)
  const [event] = await lastEvents(1)
  const name = (event?.payload.files as readonly { name: string }[])[0]?.name ?? ''
  await page.getByText(`已导出：${name}`).waitFor()
  const bytes = await readExported(name)
  return { name, bytes, head: bytes.subarray(0, 5).toString('latin1') }
}

describe('drafting', () => {
  it('says where documents come from while there is none', async () => {
    await go('#/documents')
    await page.getByText('起草监督意见书', { exact: false }).waitFor()
    await expectClean()
  })

  it('drafts from the submitted review and shows the printed page', async () => {
    await go(`#/cases/${caseId}`)
    await button('起草监督意见书').click()
    await page.getByTestId('document-page').waitFor()
    await previewSettled()
    expect(await paragraph(4).textContent()).toContain('复查笔录缺执法人员示例乙签名')
    await page.getByText(/^正文字体：仿宋/).waitFor()
    await expectClean()
  })

  it('says where each sentence comes from, to the pointer and to the keyboard', async () => {
    await paragraph(4).hover()
    const card = page.getByTestId('sentence-card')
    await card.getByRole('button', { name: '问题 1 · 第2页' }).waitFor()
    await card.getByText('《中华人民共和国行政处罚法》第四十二条第一款').waitFor()
    await paragraph(6).click()
    const sources = page.getByRole('list', { name: '这一段的依据' })
    await sources.getByRole('button', { name: '问题 3 · 缺：送达回证' }).waitFor()
    await page.keyboard.press('ArrowUp')
    await sources.getByRole('button', { name: '问题 2 · 第3页' }).waitFor()
    await expectClean()
  })

  it('saves what is typed without being asked, and prints it', async () => {
    await write(1, '因开展案卷评查，现将有关情况通知如下。')
    await eventually(async () => (await lastEvents(1))[0]).toMatchObject({
      type: 'document/paragraph-edited',
      payload: { text: '因开展案卷评查，现将有关情况通知如下。' },
    })
    await previewSettled()
    // The marker stands where the new words were found on the new print.
    await page.getByTestId('preview-marker').waitFor()
    // The sentence is the person's own now, and the one it was can be had back.
    const sources = page.getByRole('list', { name: '这一段的依据' })
    await sources.getByText('人工改写').waitFor()
    await tab('改动记录（1）').click()
    await page.getByRole('list', { name: '这一段的改动' }).getByText(SEEDED_REVIEWER).waitFor()
    await tab('依据').click()
    await sources.getByRole('button', { name: '恢复原句' }).click()
    await eventually(() => paragraph(1).textContent()).toContain('因开展行政处罚案卷评查')
    await takeBack().click()
    await eventually(() => paragraph(1).textContent()).toBe('因开展案卷评查，现将有关情况通知如下。')
  })

  it('loses nothing typed in the moment before leaving', async () => {
    await write(2, '一、查明的事实（改）')
    await button('回到文书列表').click()
    await page.getByRole('button', { name: '未编号' }).click()
    await eventually(() => paragraph(2).textContent()).toBe('一、查明的事实（改）')
    const event = (await lastEvents(3)).findLast(({ type }) => type === 'document/paragraph-edited')
    expect(event?.payload.text).toBe('一、查明的事实（改）')
  })

  it('warns of words that do not belong into an opinion, and leads there', async () => {
    await write(5, '2.进货票据复印件没有核对，责令改正。')
    await tab(/^提示（\d+）/).click()
    await page.getByRole('button', { name: /“责令”是决定书用语/ }).click()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('责令')
    await expectClean()
  })

  it('splits, joins, moves and removes paragraphs by key, and takes each back', async () => {
    const texts = async () => (await paragraphs().allTextContents()).slice(0, 4)
    const before = await texts()
    await paragraph(1).click()
    await page.keyboard.press('Alt+ArrowDown')
    await eventually(texts).toEqual([before[1], before[0], before[2], before[3]])
    await page.keyboard.press('Control+z')
    await eventually(texts).toEqual(before)

    await paragraph(3).click()
    await button('删除这一段').click()
    await page.getByText('已删除第3段。').waitFor()
    await eventually(async () => (await texts())[2]).toBe(before[3])
    await takeBack().click()
    await eventually(texts).toEqual(before)

    await paragraph(1).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await eventually(texts).toEqual([before[0]?.slice(0, 1), before[0]?.slice(1), before[1], before[2]])
    await eventually(async () => (await lastEvents(1))[0]?.type).toBe('document/paragraphs-arranged')
    await page.keyboard.press('Backspace')
    await eventually(texts).toEqual(before)
  })

  it('takes in plain text only, a line a paragraph', async () => {
    const count = await paragraphs().count()
    await paragraph(3).click()
    await page.keyboard.press('End')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '粘贴第一行\n粘贴第二行')
      data.setData('text/html', '<b>粘贴第一行</b><table><tr><td>粘贴第二行</td></tr></table>')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await eventually(() => paragraph(4).textContent()).toBe('粘贴第二行')
    expect(await paragraph(3).textContent()).toMatch(/粘贴第一行$/)
    expect(await paragraphs().count()).toBe(count + 1)
    expect(await page.getByTestId('document-editor').locator('b, td').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await eventually(() => paragraphs().count()).toBe(count)
  })

  it('offers the phrases of the office where the cursor stands', async () => {
    const next = await paragraph(4).textContent()
    await write(3, '经查，该案卷有下列情况：')
    // The third click selects the break as well; writing over it joins nothing.
    await eventually(() => paragraph(3).textContent()).toBe('经查，该案卷有下列情况：')
    expect(await paragraph(4).textContent()).toBe(next)
    await page.keyboard.press('Control+;')
    await button('把当前段落（或选中的文字）存为常用语').click()
    await dialog().waitFor({ state: 'detached' })
    await paragraph(3).click()
    await button('在下面增加一段').click()
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: '查找常用语' }).pressSequentially('jc')
    await page.getByRole('option', { name: /经查，该案卷有下列情况/ }).waitFor()
    await expectClean()
    await page.keyboard.press('Enter')
    await eventually(() => paragraph(4).textContent()).toBe('经查，该案卷有下列情况：')
  })

  it('does not let a part vanish in silence, and puts it back', async () => {
    await paragraph(2).click({ clickCount: 3 })
    await page.keyboard.press('Delete')
    await tab(/^提示（\d+）/).click()
    const hint = page.getByRole('listitem').filter({ hasText: '正文里没有标题“一、查明的事实”' })
    await hint.getByRole('button', { name: '恢复' }).click()
    await eventually(() => paragraph(2).textContent()).toBe('一、查明的事实')
  })

  it('restores the system draft, one paragraph or all, and takes that back too', async () => {
    await paragraph(5).click()
    await eventually(() => button('恢复这一段的系统草稿').isEnabled()).toBe(false)
    await paragraph(1).click()
    await button('恢复这一段的系统草稿').click()
    await eventually(() => paragraph(1).textContent()).toContain('因开展行政处罚案卷评查')

    const typed = await paragraphs().allTextContents()
    await button('全部恢复系统草稿').click()
    await dialog().getByText('都会被替换', { exact: false }).waitFor()
    await dialog().getByRole('button', { name: '恢复' }).click()
    await eventually(() => button('全部恢复系统草稿').isDisabled()).toBe(true)
    expect(await paragraphs().allTextContents()).not.toEqual(typed)
    await takeBack().click()
    await eventually(() => paragraphs().allTextContents()).toEqual(typed)
    await button('全部恢复系统草稿').click()
    await dialog().getByRole('button', { name: '恢复' }).click()
    await eventually(() => button('全部恢复系统草稿').isDisabled()).toBe(true)
  })

  it('measures the pages in the preview', async () => {
    await previewSettled()
    await button('版式检查').click()
    const sheet = page.getByTestId('ruler-sheet')
    await sheet.getByText(/^共量 \d+ 项/).waitFor()
    expect(await sheet.locator('tr[data-ok]').count()).toBeGreaterThan(30)
    // What the pages measure is the layout's own test; here the text is the text of the editor.
    const same = sheet.locator('tr', { hasText: '文字与文稿一致' })
    expect(await same.getAttribute('data-ok')).toBe('true')
    await expectClean()
    await page.keyboard.press('Escape')
  })

  it('keeps the fields and says which must not be empty', async () => {
    await tab(/^要素/).click()
    await button('增加附件').click()
    await page.getByRole('textbox', { name: '附件 3' }).fill('示例附件')
    await page.getByLabel('联系人').fill('示例丙')
    await page.getByLabel('主送').fill('')
    await page.getByText('请填写主送单位全称').waitFor()
    await page.getByLabel('主送').fill('示例县市场监督管理局')
    await page.getByLabel('抄送（每行一个单位）').fill('示例县人民政府办公室\n示例县司法局')
    await eventually(async () => (await lastEvents(1))[0]).toMatchObject({
      type: 'document/fields-edited',
      payload: {
        fields: {
          addressee: '示例县市场监督管理局',
          copiesTo: ['示例县人民政府办公室', '示例县司法局'],
          contactPerson: '示例丙',
        },
      },
    })
    await expectClean()
  })

  it('keeps annexes, and their names under the text follow', async () => {
    await tab(/^附件和材料/).click()
    await button('新附件').click()
    await page.getByLabel('附件标题').fill('示例说明')
    await page.getByLabel('附件正文（每行一段）').fill('第一段\n第二段')
    await expectClean()
    await dialog().getByRole('button', { name: '保存' }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('示例说明').waitFor()
    await eventually(async () => (await lastEvents(2)).map(({ type }) => type)).toEqual([
      'document/annexes-set',
      'document/fields-edited',
    ])
    await button('删除附件 示例说明').click()
    await page.getByText('示例说明').first().waitFor({ state: 'hidden' })
    await expectClean()
  })

  it('tells who did what to the paper, with what it said before', async () => {
    await tab('办理记录').click()
    const log = page.getByRole('table', { name: '办理记录' })
    await log.getByRole('row', { name: /修改要素：抄送.*示例县司法局/ }).waitFor()
    await log.getByRole('row', { name: /修改要素：联系人.*示例丙/ }).waitFor()
    await log.getByRole('row', { name: /起草/ }).waitFor()
    await expectClean()
    await tab('拟稿与预览').click()
    await paragraph(1).waitFor()
  })
})

describe('approval', () => {
  const editor = (): Locator => page.getByRole('textbox', { name: '正文', exact: true })
  const isOpen = () => editor().getAttribute('contenteditable')

  it('is submitted by keyboard and closes the text', async () => {
    await button('送审').click()
    await eventually(() => page.getByLabel('经办人').inputValue()).toBe(SEEDED_REVIEWER)
    await expectClean()
    await page.keyboard.press('Enter')
    await page.getByTestId('read-only-reason').waitFor()
    await eventually(isOpen).toBe('false')
  })

  it('can be returned with a reason, and opens the text again', async () => {
    await button('退回').click()
    await page.getByLabel('审核人').fill('示例丁')
    await page.getByLabel('退回理由').fill('请补充证据页码')
    await page.keyboard.press('Control+Enter')
    await page.getByText('示例丁 退回修改').waitFor()
    await page.getByText('请补充证据页码').waitFor()
    await eventually(isOpen).toBe('true')
    await button('送审').click()
    await page.keyboard.press('Control+Enter')
    await button('法制审核通过').waitFor()
  })

  it('goes through each step of its kind; the number promised is the number taken', async () => {
    for (const step of ['法制审核通过', '分管负责人审批通过']) {
      await button(step).click()
      await page.getByLabel('审核人').fill('示例丁')
      await page.keyboard.press('Control+Enter')
      await dialog().waitFor({ state: 'detached' })
    }
    await button('签发并编号').click()
    await dialog().getByRole('textbox', { name: '签发人' }).fill('示例戊')
    const promised = await page.getByTestId('number-to-take').textContent()
    await dialog().getByRole('button', { name: '签发并编号' }).click()
    await eventually(() => page.getByTestId('document-number').textContent()).toMatch(
      /^京执监意〔20\d{2}〕1号$/,
    )
    expect(promised).toContain((await page.getByTestId('document-number').textContent()) ?? '?')
    await page.getByRole('list', { name: '办理进度' }).getByText('示例戊', { exact: false }).waitFor()
    await page.getByText('待盖章', { exact: true }).waitFor()
  })
})

describe('export', () => {
  it('hands out the paper that still waits for its seal', async () => {
    await answerSaveDialog()
    await button('导出待盖章稿').click()
    const { name, head } = await exported('document-unsealed')
    expect(name).toContain('待盖章稿')
    expect(head).toBe('%PDF-')
  })

  it('hands out a Word file that says what the paper says', async () => {
    const text = (await paragraph(2).textContent()) ?? '?'
    await button('更多').click()
    await page.getByRole('menuitem', { name: '导出可编辑的 DOCX…' }).click()
    const { name, bytes } = await exported('document-docx')
    expect(name).toMatch(/1号\.docx$/)
    expect(wordsOf(bytes)).toContain(text)
  })

  it('hands out what the ruler says of the page', async () => {
    await button('更多').click()
    await page.getByRole('menuitem', { name: '导出版式检查表 PDF…' }).click()
    const { name, head } = await exported('ruler-sheet')
    expect(name).toMatch(/-版面测量单\.pdf$/)
    expect(head).toBe('%PDF-')
  })

  it('hands out many at once, and says of each how it went', async () => {
    await answerFolderDialog()
    await button('回到文书列表').click()
    await button('新建文书').click()
    await page.getByRole('combobox', { name: '文书种类' }).click()
    await page.getByRole('option', { name: /^调卷函/ }).click()
    await dialog().getByText('案卷和评查', { exact: true }).first().click()
    await page.getByRole('combobox', { name: '案卷和评查' }).click()
    await page.getByRole('option').first().click()
    await dialog().getByRole('button', { name: '起草' }).click()
    await page.getByTestId('document-page').getByRole('heading', { name: '调卷函' }).waitFor()
    await button('回到文书列表').click()

    const results = page.getByRole('table', { name: '导出结果' }).getByRole('row')
    await page.getByRole('checkbox', { name: '选择全部' }).check()
    await button('批量导出（2 份）').click()
    await page.getByRole('menuitem', { name: 'DOCX…' }).click()
    await dialog().getByText('已导出 2 份。').waitFor()
    const names = await results.locator('td:last-child').allTextContents()
    expect(names).toHaveLength(2)
    expect(names.filter((name) => name.includes('草稿'))).toHaveLength(1)
    for (const name of names) expect(wordsOf(await readExported(name))).toMatch(/[。：]/)
    await expectClean()
    await dialog().getByRole('button', { name: '知道了' }).click()

    await button('批量导出（2 份）').click()
    await page.getByRole('menuitem', { name: '待盖章稿 PDF…' }).click()
    await dialog().getByText('已导出 1 份，1 份没有导出。').waitFor()
    await results.filter({ hasText: '文书尚未编号' }).waitFor()
    await dialog().getByRole('button', { name: '知道了' }).click()
    await page.getByRole('button', { name: /^京执监意/ }).click()
    await page.getByTestId('document-page').waitFor()
  })
})

describe('the seal vault', () => {
  it('is where the sealing leads while there is no seal', async () => {
    await button('用印').click()
    await button('用示例印章练习…').click()
    await button('去生成示例印章').click()
    await page.getByText('还没有印章').waitFor()
    await page.getByTestId('seal-picture-notice').waitFor()
    await expectClean()
  })

  it.each([
    ['text', Buffer.from('not a picture'), '不是 PNG 或 JPEG'],
    [
      'half a JPEG',
      Buffer.from(
        encodeJpeg({ widthPx: 200, heightPx: 200, components: 3, quality: 90, pixel: () => [200, 20, 30] }),
      ).subarray(0, 120),
      '图片已损坏',
    ],
  ])('refuses %s with a sentence', async (_name, buffer, sentence) => {
    await button('导入印章').first().click()
    await dialog()
      .locator('input[type=file]')
      .setInputFiles({ name: '印章.jpg', mimeType: 'image/jpeg', buffer })
    await dialog().getByText(sentence, { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('crops a scan to its red ring and warns where the picture is too coarse', async () => {
    const ring = encodeJpeg({
      widthPx: 500,
      heightPx: 400,
      components: 3,
      quality: 92,
      pixel: (x, y) => {
        const distance = Math.hypot(x - 300, y - 180)
        const isInk = distance < 120 && distance > 106
        return isInk ? [205, 25, 35] : x < 140 && y > 300 ? [30, 30, 30] : [236, 234, 228]
      },
    })
    await button('导入印章').first().click()
    await dialog()
      .locator('input[type=file]')
      .setInputFiles({ name: '印章.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(ring) })
    const canvas = page.getByTestId('impression')
    await canvas.waitFor()
    const size = await canvas.evaluate((each) => {
      const { width, height } = each as HTMLCanvasElement
      return {
        width,
        height,
        corner: (each as HTMLCanvasElement).getContext('2d')?.getImageData(2, 2, 1, 1).data[3],
      }
    })
    expect(Math.abs(size.width - 239)).toBeLessThanOrEqual(3)
    expect(Math.abs(size.height - 239)).toBeLessThanOrEqual(3)
    expect(size.corner).toBe(0)
    await dialog()
      .getByText(/只有 14\d dpi/)
      .waitFor()
    await expectClean()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('makes the sample seal and keeps it under a passphrase', async () => {
    await button('生成示例印章').click()
    await page.getByTestId('impression').waitFor()
    await page.getByLabel('印章口令').fill(PASSPHRASE)
    await page.getByLabel('再输入一次口令').fill('打错的口令打错的口令')
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('两次输入的口令不一致').waitFor()
    await page.getByLabel('再输入一次口令').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('cell', { name: /^示例印章（无效）/ }).waitFor()
    await page.getByRole('cell', { name: '42 × 42' }).waitFor()
    const [event] = await lastEvents(1)
    expect(event?.type).toBe('seal/imported')
    expect(JSON.stringify(event)).not.toContain(PASSPHRASE)
    await expectClean()
  })
})

describe('sealing', () => {
  const openSealing = async (): Promise<void> => {
    await go('#/documents')
    await page.getByRole('button', { name: /^京执监意/ }).click()
    await button('用印').click()
    await button('用示例印章练习…').click()
    await page.getByTestId('seal-picture-notice').waitFor()
  }

  it('warns when one person asks and holds the seal', async () => {
    await openSealing()
    await page.getByRole('textbox', { name: '监印人' }).fill(SEEDED_REVIEWER)
    await page.getByText('申请人与监印人是同一人', { exact: false }).waitFor()
    await expectClean()
    await page.getByRole('textbox', { name: '监印人' }).fill('示例己')
    expect(await page.getByText('申请人与监印人是同一人', { exact: false }).count()).toBe(0)
  })

  it('says so when the passphrase is wrong, forgets it, and seals nothing', async () => {
    await page.getByLabel('印章口令').fill('不是这个口令呀')
    await page.keyboard.press('Enter')
    await dialog().getByText('印章口令不正确', { exact: false }).waitFor()
    expect(await page.getByLabel('印章口令').inputValue()).toBe('')
    expect((await lastEvents(1))[0]?.type).not.toBe('document/sealed')
  })

  it("seals nothing when the person says no in main's own question", async () => {
    await answerMain(1)
    await page.getByLabel('印章口令').fill(PASSPHRASE)
    // After a wrong one main lets nobody try for a moment.
    await eventually(() => dialog().getByRole('button', { name: '用印', exact: true }).isEnabled()).toBe(true)
    await page.keyboard.press('Enter')
    await dialog().getByText('刚才在确认窗口选择了取消', { exact: false }).waitFor()
    expect((await lastEvents(1))[0]?.type).not.toBe('document/sealed')
  })

  it('seals, shows where, and brings the impression into sight', async () => {
    await answerMain(0)
    await page.getByLabel('印章口令').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    const facts = page.getByTestId('sealed-facts')
    await facts.waitFor({ timeout: 60_000 })
    const text = (await facts.textContent()) ?? ''
    expect(text).toMatch(/登记编号1/)
    expect(text).toMatch(/尺寸4[12]\.\d 毫米 × 4[12]\.\d 毫米/)
    expect(text).toMatch(/压住的文字.*年.*月/)
    await page.keyboard.press('Escape')
    await eventually(() => page.getByTestId('document-page').getAttribute('data-state')).toBe('sealed')
    await expectClean()
    await tab('拟稿与预览').click()
    await page.getByText('已盖章（印模套印件）').waitFor()
    await page.getByTestId('read-only-reason').waitFor()
  })

  it('hands out the sealed paper', async () => {
    await button('导出盖章件').click()
    const { name, head } = await exported('document')
    expect(name).not.toContain('待盖章稿')
    expect(head).toBe('%PDF-')
  })

  it('stands in the register, with hashes and the way back to the paper', async () => {
    await go('#/seals')
    await page.getByRole('tab', { name: '用印登记簿（1）' }).click()
    const row = page.locator('[data-serial="1"]')
    const event = (await lastEvents(5)).find(({ type }) => type === 'document/sealed')
    const use = event?.payload as Record<string, string>
    const shown = (await row.textContent()) ?? ''
    for (const value of [use.sealName, use.documentTitle, use.documentNumber, use.addressee, use.reason])
      expect(shown).toContain(value)
    for (const name of [SEEDED_REVIEWER, '示例戊', '示例己']) expect(shown).toContain(name)
    for (const hash of [use.beforeSha256, use.afterSha256]) expect(shown).toContain(hash?.slice(0, 8))
    await expectClean()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(1366)
    await button('导出登记簿').click()
    await page.getByRole('menuitem', { name: 'XLSX…' }).click()
    expect((await exported('seal-register')).head.slice(0, 2)).toBe('PK')
    await row.getByRole('button', { name: use.documentNumber ?? '?' }).click()
    await page.getByTestId('document-page').waitFor()
  })

  it('voids a sealed document and keeps its number', async () => {
    await button('更多').click()
    await page.getByRole('menuitem', { name: '作废…' }).click()
    await page.getByLabel('作废理由').fill('示例作废')
    await dialog().getByRole('button', { name: '作废' }).click()
    await eventually(() => page.getByTestId('document-page').getAttribute('data-state')).toBe('voided')
    expect(await page.getByTestId('document-number').textContent()).toMatch(/1号$/)
    await page.getByText(/作废：示例作废/).waitFor()
  })

  it('retires a seal only after asking', async () => {
    await go('#/seals')
    await button('停用 示例印章（无效）').click()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await button('停用 示例印章（无效）').click()
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: /停用$/ }).waitFor()
    expect((await lastEvents(1))[0]?.type).toBe('seal/retired')
  })

  it('has told the console nothing', () => {
    expect(running.pageErrors).toEqual([])
  })
})
