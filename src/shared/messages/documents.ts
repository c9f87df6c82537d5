/** Sentences about drafting, printing and numbering supervision documents. */
import type { MessageTable } from './message'

export const documentMessages: MessageTable = {
  'document/no-findings': () => '这次评查没有扣分或否决的问题，不需要起草监督意见书。',
  'document/number-malformed': ({ text }) =>
    `文号“${text ?? ''}”的写法不对。应为机关代字、六角括号括起的年份和顺序号，例如：京执监意〔2026〕3号。`,
  'document/fonts-missing': () =>
    '程序自带的字体文件不完整，不能生成文书版面。已保存的内容不受影响，请重新安装衡卷。',
  'document/font-failed': ({ fonts }) =>
    `字体（${fonts ?? ''}）没有载入，为避免缺字，没有生成文书版面。请重试；如仍不行，请重新安装衡卷。`,
  'document/print-timeout': () => '生成文书版面用时过长，已停止。已保存的内容不受影响，请重试。',
  'document/print-failed': () => '没有生成文书版面。已保存的内容不受影响，请重试。',
  'document/page-count-mismatch': () => '页码与正文页数不一致，没有生成文书版面。请重试。',

  'document/uncovered-characters': ({ characters }) =>
    `字库中可能没有这些字：${characters ?? ''}。请在预览中核对，确认没有缺字后再签发。`,

  'language/order-word': ({ found }) => `“${found ?? ''}”是决定书用语，意见书、建议书、提示函不用。`,
  'language/blame-word': ({ found }) => `“${found ?? ''}”带有褒贬，建议改为客观陈述。`,
  'language/date-form': ({ found }) => `日期“${found ?? ''}”应写成“2026年3月5日”的形式。`,
  'language/article-digits': ({ found }) =>
    `“${found ?? ''}”的条、款、项序号应用汉字，例如“第四十二条第一款”。`,
  'language/law-without-title-marks': ({ found }) => `法律名称“${found ?? ''}”应加书名号。`,
  'language/short-title-first': ({ found }) => `${found ?? '法律简称'}首次出现时应写全称。`,
  'language/amount-in-words': ({ found }) => `金额“${found ?? ''}”应用阿拉伯数字。`,
  'language/ascii-punctuation': ({ found }) => `中文之间用了英文标点“${found ?? ''}”。`,
  'language/unverified-law': ({ found }) => `依据中有“${found ?? ''}”字样，请核对条文后删去。`,
  'language/conclusion-before-facts': ({ found }) => `事实部分之前出现了结论性用语“${found ?? ''}”。`,
  'language/no-self-correction': () => '意见书应当要求被监督单位“自行纠正”，文中没有这一表述。',
  'language/part-missing': ({ found }) => `缺少“${found ?? ''}”部分。`,
}
