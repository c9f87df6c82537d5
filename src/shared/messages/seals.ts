/** Sentences of the seal vault and of sealing. */
import type { MessageTable } from './message'

const duration = (seconds: number): string =>
  seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`

const REQUEST_STATES: Readonly<Record<string, string>> = {
  asked: '还在等审批',
  approved: '已经批准',
  refused: '没有获批',
  withdrawn: '已经撤回',
  used: '已经用印',
}

export const sealMessages: MessageTable = {
  'seal/wrong-passphrase': ({ left, seconds }) =>
    `印章口令不正确，没有打开印章。还可以试 ${left ?? ''} 次，请等 ${seconds ?? ''} 秒后核对着重新输入；口令无法找回，忘记后须重新导入印章。`,
  'seal/wait': ({ seconds }) =>
    `印章口令连续输错，印章暂停打开，还要等 ${duration(Number(seconds ?? 0))}。输错五次的已记入操作记录；到时请核对口令后再试。`,
  'seal/vault-closed': () => '印章已经锁上，没有用印。请由监印人输入印章口令打开后再用印。',
  'seal/not-holder': () =>
    '您不是这枚印章的保管人，没有打开印章。请由登记的保管人办理，或到“印章”中修改保管人。',
  'seal/bad-holder': () => '保管人须是有“监印人”角色的在册人员，没有保存。请先到“人员”中设置角色。',
  'seal/bad-validity': () => '有效期的开始日期晚于结束日期，没有保存。请核对两个日期。',
  'seal/people-needed': () =>
    '还没有登记人员，真印章不能使用，也不能提出用印申请。请先到“人员”中登记申请人、审批人、监印人三人；练习可用示例印章。',
  'seal/not-for-kind': ({ name, kind, wanted }) =>
    `“${name ?? ''}”不能用在${kind ?? ''}上，没有用印。这种文书应盖“${wanted || '（未规定印章）'}”；确实要用这枚的，请到“印章”中把这种文书列入可用文种。`,
  'seal/not-valid': ({ name }) =>
    `“${name ?? ''}”不在有效期内，没有用印。请核对文书日期和本机日期，或到“印章”中核对有效期。`,
  'seal/daily-limit': ({ name, limit, made }) =>
    `“${name ?? ''}”今天已用印 ${made ?? ''} 处，加上这次会超过每日 ${limit ?? ''} 处的上限，没有用印。请明天再办，或由负责人修改上限。`,
  'seal/not-wanted': () => '这份文书设为不加盖印章，没有用印。需要盖章的，请作废后重新拟稿。',
  'seal/row-other': () => '要登记的印章、文号或主送单位与文书不一致，没有用印。请刷新后重试。',
  'seal/request-needed': () => '没有经过审批的用印申请，没有用印。请先提出用印申请，由审批人批准。',
  'seal/request-unknown': () => '找不到这份用印申请。请刷新后重试。',
  'seal/request-open': () => '这份文书已有一份用印申请在办，没有重复提出。要修改的，请先撤回原申请。',
  'seal/request-state': ({ state }) =>
    `这份用印申请${REQUEST_STATES[String(state ?? '')] ?? '已经变动'}，这一步没有办。请按申请现在的状态办理。`,
  'seal/request-other': () =>
    '用印申请批准的不是这次要盖的内容（文书、印章、份数、骑缝或附件不同），没有用印。请重新申请。',
  'seal/request-used': () =>
    '这份申请对这份文件已经用过印，一次审批只能用印一次，没有重复用印。需要加盖的，请重新申请。',
  'seal/content-changed': () =>
    '文书内容与申请或审批时看到的不一样，没有用印。请核对改动后重新申请、重新审批。',
  'seal/approver-is-applicant': () => '申请人和审批人不能是同一个人，没有批准。请换一名审批人。',
  'seal/keeper-not-third': () => '监印人不能同时是这份申请的申请人或审批人，没有用印。请由第三个人用印。',
  'seal/approval-old': ({ days }) =>
    `这份审批已超过 ${days ?? ''} 天，或本机日期不对，没有用印。请核对日期，撤回后重新申请。`,
  'seal/reason-needed': () => '不批准须写明理由，没有保存。请填写理由。',
  'seal/move-out-of-bounds': () =>
    '印章移得太远：须压住成文日期至少一半，不碰正文和附注，不出版心，没有用印。请移近一些，或恢复按规则的位置。',
  'seal/register-hash': () => '用印登记簿的校验值接不上，没有用印。请重新启动程序并核对全部记录。',
  'attachment/unknown': () => '随附材料中没有这份文件，没有加盖骑缝章。请刷新后重试。',
  'attachment/not-pdf': () =>
    '骑缝章只能加盖在 PDF 文件上，这份是图片，没有加盖。请转成 PDF 后重新放入随附材料。',
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
    `印章图片太小，分不成 ${pages ?? ''} 条，没有加盖骑缝章。请用 600 dpi 扫描印模后重新导入。`,
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
