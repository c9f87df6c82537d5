/** Sentences of the exports. */
import type { MessageTable } from './message'

export const exportMessages: MessageTable = {
  'export/disk-full': () =>
    '目标磁盘空间不足，没有导出任何文件。案卷和评查记录不受影响，请清理空间或换一个位置再导出。',
  'export/cannot-write': () =>
    '不能写入所选位置：文件可能正被打开，或没有写入权限。没有覆盖任何文件，请关闭该文件或换一个位置。',
  'export/nothing-to-mark': () => '案卷里没有可以导出的页面。',
  'export/not-sealed': () => '文书尚未用印，不能导出盖章稿。可先导出待盖章稿。',
  'export/not-signed': () => '文书还没有加数字签名，没有写出文件。请先在文书的“用印”中用证书签名。',
  'export/not-numbered': () => '文书尚未编号，不能导出。请先完成签发。',
  'export/unknown-subject': () => '没有可以导出的内容，没有写出文件。请返回上一页重新打开后再试。',
  'export/unknown': () => '这次导出的记录找不到了，请重新导出。',
}
