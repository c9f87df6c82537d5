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
  'seal/seam-one-page': () =>
    '骑缝章至少要跨两页（双面印制的至少两张纸），这份文件不够，没有加盖。只有一页的，不用骑缝章。',
  'seal/seam-picture-narrow': ({ pages }) =>
    `印章图片太小，分不成 ${pages ?? ''} 条，没有加盖骑缝章。请用 600 dpi 扫描印模后重新导入，或在“设置”中减少每枚骑缝章跨的页数。`,
  'seal/seam-page-small': ({ pageNumber }) =>
    `第 ${pageNumber ?? ''} 页比印章还小，放不下骑缝章，没有加盖。请核对这一页的纸张大小，或打印后手工加盖。`,
  'seal/p12-wrong-password': () =>
    '证书文件的口令不正确，没有签名，文件没有改动。请核对大小写后重新输入；忘记口令的，请向发证机构申请重发。',
  'seal/p12-unreadable': () =>
    '证书文件打不开：文件不完整，或其中没有私钥和与之对应的证书，没有签名。请向发证机构重新索取证书文件。',
  'seal/p12-expired': ({ from, until }) =>
    `这份证书的有效期为 ${from ?? ''} 至 ${until ?? ''}，今天不在其中，没有签名。请核对本机日期；证书已过期的，请换用有效的证书。`,
  'seal/sign-failed': () =>
    '没有完成签名，文件没有改动。请重试；仍不成功的，不签名也不影响用印，或请发证机构检查证书。',
  'seal/sm2-unavailable': () =>
    '国密电子签章须接入经认证的电子签章部件（国家标准 GB 38540，推荐性），本机没有安装，没有签章。印模套印件不等于电子印章，请在正式件上加盖实物印章。',
}
