/** A foreign table of 60 items brought in: what the machine takes between the person's clicks, all of it together. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import { launchApp } from '../../test/helpers/electron-app'
import { seedSettings } from '../../test/helpers/seed-case'
import type { Group, GroupContext } from './group'
import { timeUntil, useSmallWindow } from './real-app'
import { makeRow, median, spread, type Row } from './row'

const ITEMS = 60
const TARGET_MS = 1000

export const standardsGroup: Group = { names: ['import-standard-ms'], measure }

const RULES = ['每缺一项扣0.5分，扣完为止', '不符合的扣1分', '缺一项扣0.5分；酌情扣分'] as const

/** An annex as offices hand them out: a title, merged sections, rules in prose. */
async function writeAnnex(path: string): Promise<void> {
  const rows = Array.from({ length: ITEMS }, (_, index) => [
    String(index + 1),
    index % 10 === 0 ? `第${'一二三四五六'[index / 10] ?? ''}类` : '',
    `第 ${index + 1} 项评查内容，符合规定、要素齐全`,
    RULES[index % RULES.length] ?? '',
    index < 50 ? (index % 5 === 4 ? '2' : '1.5') : '2',
    '',
  ])
  const head = ['序号', '评查项目', '评查内容', '评分标准', '标准分', '备注']
  const cells = [['示例省行政处罚案卷评查标准', '', '', '', '', ''], head, ...rows]
  const sheet = cells.map((row) => row.map((value) => ({ value })))
  await writeFile(path, new Uint8Array(await writeExcelFile(sheet, { sheet: '附件1' }).toBuffer()))
}

async function measure({ runs }: GroupContext): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hengjuan-bench-'))
  const running = await launchApp()
  const { app, page } = running
  const wholes: number[] = []
  try {
    const path = join(folder, 'annex.xlsx')
    await writeAnnex(path)
    await seedSettings(page)
    await useSmallWindow(running)
    await app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
    }, path)
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
    for (let run = 0; run <= runs; run += 1) {
      await page.evaluate(() => void (location.hash = '#/standards'))
      await press('新建或导入标准')
      await page.getByRole('menuitem', { name: '导入表格文件（XLSX、CSV）…' }).click()
      await page.getByRole('button', { name: '选择表格文件…', exact: true }).waitFor()
      const read = await timeUntil(page, 'click', 'body >> 可读出 60 个评查项', () => press('选择表格文件…'))
      const checked = await timeUntil(page, 'click', 'button >> 存为草稿并打开', () => press('下一步'))
      const opened = await timeUntil(page, 'click', '[data-testid="standard-editor"]', () =>
        press('存为草稿并打开'),
      )
      // The first one only warms up.
      if (run > 0) wholes.push(read + checked + opened)
    }
    return [
      makeRow({
        name: 'import-standard-ms',
        value: median(wholes),
        unit: 'ms',
        target: TARGET_MS,
        against: `${ITEMS} items from a workbook to the open draft: ${spread(wholes)}`,
        runs: wholes.length,
      }),
    ]
  } finally {
    await running.close()
    await rm(folder, { recursive: true, force: true })
  }
}
