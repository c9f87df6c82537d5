/** Sentences about this laptop and the store on it. */
import type { MessageTable } from './message'

export const deviceMessages: MessageTable = {
  'device/moved': () =>
    '这份数据是复制、移动或从备份恢复到这里的，已停止编号和用印，以免两台电脑编出同一个文号。阅卷和评查不受影响。请确认原来的那一份不再使用，到“文书种类—编号与分段”中写明情况后继续。',
  'device/not-moved': () => '这份数据就在原来的电脑上，不需要说明。请刷新页面。',
  'device/clock-behind': ({ minutes }) =>
    `本机时间比最后一条记录早约 ${minutes ?? ''} 分钟，已停止编号和用印。请把电脑的日期和时间调准后再办；以前的时间记快了的，到“文书种类—编号与分段”中写明情况后继续。`,
}
