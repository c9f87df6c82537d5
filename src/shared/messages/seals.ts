/** Sentences of the seal vault and of sealing. */
import type { MessageTable } from './message'

export const sealMessages: MessageTable = {
  'seal/wrong-passphrase': () =>
    '印章口令不正确，没有用印。请核对后重新输入；口令无法找回，忘记后须重新导入印章。',
  'seal/vault-damaged': () => '保存的印章文件已损坏，没有用印。请重新导入印章图片。',
  'seal/newer-vault': () => '这枚印章由更新版本的衡卷保存，本版本打不开。请升级后再用印。',
  'seal/no-place': () =>
    '按公文格式找不到合适的用印位置（落款与正文离得太远或太近），没有用印。请增减正文一两行后重新送审，或打印后手工用印。',
  'seal/file-too-large': () => '图片文件超过 20 MB，没有读取。请裁到印模大小后重新扫描或另存。',
  'seal/not-png-or-jpeg': () => '所选文件不是 PNG 或 JPEG 图片，没有读取。请重新选择。',
  'seal/picture-damaged': () => '图片已损坏，打不开。请重新扫描或另选一张。',
  'seal/picture-too-large': ({ longest, most }) =>
    `图片边长 ${longest ?? ''} 像素，超过 ${most ?? ''} 像素，没有读取。请只扫描印模部分。`,
  'seal/picture-too-small': ({ least }) =>
    `图片太小（边长不足 ${least ?? ''} 像素），没有读取。请用 600 dpi 扫描印模。`,
  'seal/not-a-picture': () => '印章图片不是带透明底的 PNG，没有导入。请重新选择图片。',
}
