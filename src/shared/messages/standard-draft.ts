/** What is missing in a standard being written, and what a table brought in could not say. */
import type { ErrorParams } from '@shared/lib/app-error'
import { formatCenti } from '@shared/lib/decimal'

export const standardDraftMessages = {
  'draft/name-missing': () => '请填写标准名称。',
  'draft/id-unreadable': () => '请填写标准编号：以字母、数字或汉字开头，可含点和短横，不超过 40 个字。',
  'draft/issuer-missing': () => '请填写发布机关。',
  'draft/edition-missing': () => '请填写版次。',
  'draft/day-missing': () => '请填写生效日期。',
  'draft/day-unreadable': () => '失效日期不是一个有效的日期。',
  'draft/total-missing': () => '请填写满分。',
  'draft/step-missing': () => '请填写最小扣分单位。',
  'draft/na-warn-missing': () => '请填写适用满分低于多少分时提示。',
  'draft/no-items': () => '还没有评查项。',
  'draft/too-few-grades': () => '至少要有两个等次。',
  'draft/grade-incomplete': () => '每个等次都要有名称和起点分，起点分在 0 到 100 之间。',
  'draft/section-without-name': () => '每个部分都要有代号和名称。',
  'draft/section-minimum-missing': ({ section }: ErrorParams) =>
    `部分“${section}”的最低分没有填写，或者超过了 100。`,
  'draft/number-unreadable': ({ itemId }: ErrorParams) =>
    `“${itemId}”没有编号，或编号不能用：以字母、数字或汉字开头，不超过 40 个字。`,
  'draft/text-missing': ({ itemId }: ErrorParams) => `${itemId}：没有评查内容。`,
  'draft/rule-text-missing': ({ itemId }: ErrorParams) => `${itemId}：没有扣分规则的原文。`,
  'draft/points-missing': ({ itemId }: ErrorParams) => `${itemId}：没有分值。`,
  'draft/section-missing': ({ itemId }: ErrorParams) => `${itemId}：没有归入任何部分。`,
  'draft/rule-incomplete': ({ itemId }: ErrorParams) => `${itemId}：有扣分规则缺少情形或分数。`,
  'draft/rules-unchecked': ({ itemId, count }: ErrorParams) => `${itemId}：有 ${count} 条扣分规则需核对。`,
  'draft/fact-unknown': ({ itemId, factKey }: ErrorParams) =>
    `${itemId}：缺项条件用到了案情表里没有的事实（${factKey}）。`,
  'draft/incomplete': () => '标准还没有写完整，没有发布。请按检查结果逐项补齐。',
  'draft/unsound': ({ count }: ErrorParams) => `标准还有 ${count} 处问题，没有发布。请按检查结果逐项改正。`,
  'draft/edition-taken': ({ id, edition }: ErrorParams) =>
    `已有编号 ${id}、版次 ${edition} 的标准，没有发布。发布过的版次不能改动，请换一个版次。`,
  'draft/unknown': () => '找不到这份标准草稿，可能已被删除。',

  'table/unreadable': () => '这个文件读不出来，没有导入。请确认文件没有被别的程序占用，再试一次。',
  'table/too-large': () => '表格文件太大，没有导入。请只留下要用的工作表，另存后再试。',
  'table/too-many-cells': ({ max }: ErrorParams) =>
    `表格超过 ${max} 个单元格，没有导入。请只留下要用的行和列，另存后再试。`,
  'table/damaged': () => '表格文件已损坏，或者不是表格，没有导入。请用表格软件打开，另存后再试。',
  'table/locked': () => '表格文件设了密码，没有导入。请去掉密码，另存后再试。',
  'table/old-format': () =>
    '这是旧格式的表格，或者设了密码，没有导入。请用表格软件打开，另存为新格式（扩展名 xlsx）后再试。',
  'table/not-a-table': () => '这个文件不是表格，没有导入。可以导入的是扩展名为 xlsx 或 csv 的文件。',
  'table/encoding': () =>
    '这个文件的文字编码认不出来，没有导入。请用表格软件打开，另存为新格式（扩展名 xlsx）后再试。',
  'table/empty': () => '表格里没有内容，没有导入。',

  'import/no-text-column': () => '请指定哪一列是评查内容。',
  'import/no-points-column': () => '请指定哪一列是分值。',
  'import/no-rows': () => '表格里没有读到评查项。请检查表头行和各列的含义。',
  'import/points-unreadable': ({ text }: ErrorParams) => `分值“${text}”读不出几分，请在草稿里填写。`,
  'import/no-points': () => '这一行没有分值，请在草稿里填写。',
  'import/cap-unreadable': ({ text }: ErrorParams) => `封顶“${text}”读不出几分，按分值封顶。`,
  'import/answer-unreadable': ({ text }: ErrorParams) => `“${text}”不是“是”或“否”，按“否”处理。`,
  'import/row-joined': () => '这一行没有分值，内容并入了上一项。',
  'import/row-before-items': () => '这一行不属于任何评查项，没有导入。',
  'import/no-rule-column': () => '没有扣分规则一列，各项暂记为“酌情扣分”，请在草稿里补写。',
  'import/no-rule': () => '这一行没有扣分规则，请在草稿里补写。',
  'import/numbers-made': () => '编号有空缺或重复，已按部分重新编号。',
  'import/section-sum': ({ section, saidCenti, sumCenti }: ErrorParams) =>
    `“${section}”写明 ${formatCenti(Number(saidCenti))} 分，各项合计 ${formatCenti(Number(sumCenti))} 分。`,
  'import/total-sum': ({ saidCenti, sumCenti }: ErrorParams) =>
    `合计写明 ${formatCenti(Number(saidCenti))} 分，各项合计 ${formatCenti(Number(sumCenti))} 分。`,
  'import/veto-zeroes': () => '否决行写明计 0 分或扣 100 分，否决方式已选为方式 A（总分计 0 分）。',
} as const satisfies Record<string, (params: ErrorParams) => string>
