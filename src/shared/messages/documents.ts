/** Sentences about drafting, printing and numbering supervision documents. */
import type { MessageTable } from './message'

export const documentMessages: MessageTable = {
  'document/no-findings': () => '这次评查没有扣分或否决的问题，不需要起草这种文书。',
  'document/no-subject': () =>
    '没有写明文书针对什么，没有起草。请从案卷、监督案件、线索、争议或者前一份文书起草。',
  'document/subject-not-allowed': ({ kind }) =>
    `${kind ?? '这种文书'}不能从这里起草。请从它所针对的案卷、监督案件、线索、争议或者前一份文书起草。`,
  'document/form-not-allowed': () => '这种文书没有这个版式，没有保存。请选择列出的版式。',
  'document/too-long': ({ text }) =>
    `以“${text ?? ''}”开头的一段太长，没有起草。请减少一次写进文书的问题，或者把内容放进附件。`,
  'document/step-role': ({ step }) => `“${step ?? ''}”这一步不由您办理。请有相应角色的人员登录后办理。`,
  'document/own-review': () => '起草人不能审核自己起草的文书。请另一人登录后审核。',
  'document/already-signed': () => '这份文书已经加过数字签名。',
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

  'language/order-word': ({ found }) => `“${found ?? ''}”是决定书用语，这种文书不用。`,
  'language/blame-word': ({ found }) => `“${found ?? ''}”带有褒贬，建议改为客观陈述。`,
  'language/date-form': ({ found }) => `日期“${found ?? ''}”应写成“2026年3月5日”的形式。`,
  'language/article-digits': ({ found }) =>
    `“${found ?? ''}”的条、款、项序号应用汉字，例如“第四十二条第一款”。`,
  'language/law-without-title-marks': ({ found }) => `法律名称“${found ?? ''}”应加书名号。`,
  'language/short-title-first': ({ found }) => `${found ?? '法律简称'}首次出现时应写全称。`,
  'language/amount-in-words': ({ found }) => `金额“${found ?? ''}”应用阿拉伯数字。`,
  'language/ascii-punctuation': ({ found }) => `中文之间用了英文标点“${found ?? ''}”。`,
  'language/unverified-law': ({ found }) => `依据中有“${found ?? ''}”字样，请核对条文后删去。`,
  'language/not-neutral': ({ found }) => `“${found ?? ''}”不是公文用语，建议改为“本机关”“你单位”等。`,
  'language/unfilled': ({ found }) => `“${found ?? ''}”还没有填写，签发前请补上。`,
  'language/empty-page-note': ({ found }) => `公文不用“${found ?? ''}”。落款放不下时，系统会调整行距。`,
  'language/clue-told': ({ found }) => `“${found ?? ''}”是问题线索里的内容，不能写进通报，请删去。`,
  'language/conclusion-before-facts': ({ found }) => `事实部分之前出现了结论性用语“${found ?? ''}”。`,
  'language/no-self-correction': () => '意见书应当要求被监督单位“自行纠正”，文中没有这一表述。',
  'language/no-remedy': ({ found }) =>
    `缺少“${found ?? ''}”：应写明多少日内、向哪个机关申请复查或者提出异议。`,
  'language/no-decision-word': ({ found }) => `决定事项里没有“${found ?? ''}”，请写明决定什么。`,
  'language/field-missing': ({ found }) => `“${found ?? ''}”还没有填写。`,
  'language/part-missing': ({ found }) => `缺少“${found ?? ''}”部分。`,
}
