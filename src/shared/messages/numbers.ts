/** Sentences about kinds of papers, numbers, blocks and the laptops they belong to. */
import type { MessageTable } from './message'

export const numberMessages: MessageTable = {
  'document/no-numbers-left': ({ prefix, year }) =>
    `本机没有可用的文号（${prefix ?? ''}〔${year ?? ''}〕）：本机的号段已经用完，或者还没有登记号段。没有编号。请向登记机要一个新的号段。`,
  'document/date-before-last': ({ lastOn }) =>
    `同一序列的上一份文书成文日期是${lastOn ?? ''}，这一份不能早于它，没有编号。请核对电脑日期。`,
  'document/number-mismatch': () => '文号与文书种类对不上，没有编号。请重新打开文书后再签发。',

  'number/bad-block': () => '号段的起止号不对，没有保存。起号不能大于止号，一个号段最多 1000 个号。',
  'number/block-taken': () => '号段与已经使用或者已经分出的文号有重叠，没有保存。请换一段号。',
  'number/block-for-itself': () => '号段是分给别的电脑用的，不能分给本机。请填写另一台电脑的编码。',
  'number/block-not-for-here': () => '这个号段是分给另一台电脑的，本机不能使用。请核对电脑编码后重新要一个。',
  'number/not-register': () => '本机不是登记机，不能分出号段。请在登记机上办理。',
  'number/still-register': () =>
    '本机现在自行编号，不能登记号段，以免与登记机编出同一个文号。请先把本机的编号方式改为“分机”，再登记。',
  'number/block-unknown': () => '找不到这个号段。请刷新页面后再试。',
  'number/block-closed': () => '这个号段已经停用。',
  'number/code-malformed': () =>
    '号段码的写法不对，没有保存。请照登记机上显示的整串抄写，例如：京执监意2026-16-30-六位电脑编码-六位校验码。',
  'number/code-mistyped': () => '号段码的校验没有通过，可能抄错了一个字，没有保存。请逐字核对后重新填写。',
  'device/unknown': () => '本机还没有编码。请先在本机保存任意一项内容，再设置编号方式。',

  'kind/unknown': () => '找不到这种文书。请刷新页面后重新选择。',
  'kind/retired': () => '这种文书已经停用，不能再起草。需要使用的，请先恢复。',
  'kind/not-retired': () => '这种文书没有停用，不需要恢复。',
  'kind/duplicate-field': () => '要素、期限的编号有重复，没有保存。请改成不同的编号。',
  'kind/prefix-taken': () =>
    '这个机关代字已经被另一种文书使用，没有保存。请换一个，以免两种文书共用一个序列。',
  'kind/bad-template': ({ part, found }) =>
    `“${part ?? ''}”一段的模板写错了，没有保存。请核对这一处：${found ?? ''}。`,
  'kind/no-part': () => '这种文书没有正文段落，也不是表格，没有保存。请至少写一个段落。',
}
