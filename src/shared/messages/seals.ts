/** Sentences of the seal vault and of sealing. */
import type { MessageTable } from './message'

export const sealMessages: MessageTable = {
  'seal/wrong-passphrase': () =>
    '印章口令不正确，没有用印。请核对后重新输入；口令无法找回，忘记后须重新导入印章。',
  'seal/vault-damaged': () => '保存的印章文件已损坏，没有用印。请重新导入印章图片。',
  'seal/newer-vault': () => '这枚印章由更新版本的衡卷保存，本版本打不开。请升级后再用印。',
  'seal/no-place': () =>
    '按公文格式找不到合适的用印位置（落款与正文离得太远或太近），没有用印。请增减正文一两行后重新送审，或打印后手工用印。',
  'seal/not-a-picture': () => '印章图片不是带透明底的 PNG，没有导入。请重新选择图片。',
}
