/** Sentences of the intake. */
import type { MessageTable } from './message'

export const intakeMessages: MessageTable = {
  'intake/unreadable': ({ name }) =>
    `读不到“${name}”。U 盘可能已拔出或没有权限，请检查后重新选择。没有导入任何内容。`,
  'intake/too-many-files': ({ limit }) => `所选文件夹里的文件超过 ${limit} 个。请选择单个案卷的文件夹。`,
  'intake/offer-gone': () => '所选文件已失效，请重新选择。没有导入任何内容。',
  'intake/not-a-scan': () => '不是 PDF、JPEG 或 PNG，没有导入。其他文件不受影响。',
  'intake/empty-file': () => '文件是空的，没有导入。请向移交单位索取完整文件。',
  'sample/unknown': () => '找不到示例案卷，程序文件可能不完整。请重新安装。',
}
