/** Practice with a gold key, phrases, and a veto that waits for its second person. */
import type { TrainingVerdict } from '@shared/domain/review/training'
import type { MessageTable } from './message'

export const trainingMessages: MessageTable = {
  'training/final': () => '练习提交后已经看过参考答案，不能退回修改。可以重新练习一次。',
  'training/no-document': () => '练习不计入评查，不能据此起草监督意见书。',
  'training/no-key': () => '只有程序自带的示例案卷可以练习，这个案卷没有参考答案。',
  'training/not-submitted': () => '练习还没有提交，不能看参考答案。请先提交。',
  'training/changed-case': () =>
    '这个示例案卷的文件与程序自带的不一致，无法对照参考答案。请重新导入示例案卷后再练习。',
  'finding/own-veto': () => '一票否决要由另一人确认，提出的人自己不能确认。',
  'phrase/unknown': () => '这条常用语已经删除，无需重复操作。',
}

/** In the words of the comparison, on screen and on paper. */
export const TRAINING_VERDICT_TEXT: Readonly<Record<TrainingVerdict, string>> = {
  right: '一致',
  points: '分值不同',
  place: '位置不同',
  item: '归错评查项',
  missed: '漏评',
  false: '误评',
}
