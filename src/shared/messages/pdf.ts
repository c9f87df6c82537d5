/** What a person reads when a file cannot be shown, marked or stamped: what happened, what is safe, what to do. */
type Params = Readonly<Record<string, string | number>>

export const pdfMessages = {
  'pdf/password-needed': () => '这份 PDF 设有打开密码。请向移送单位索取密码后输入，原件不会被改动。',
  'pdf/password-wrong': () => '密码不正确，文件没有打开。请核对大小写后重新输入。',
  'pdf/damaged': () => '这份 PDF 已损坏或不是 PDF，无法打开。请向移送单位重新索取，或重新扫描后再导入。',
  'pdf/unsupported': () => '这份 PDF 使用了本程序不支持的加密方式。请让移送单位另存为普通 PDF 后重新导入。',
  'pdf/too-large': () => '这份 PDF 超过 4 GB，无法打开。请拆分后重新导入。',
  'pdf/too-many-pages': ({ limit }: Params) =>
    `这份 PDF 超过 ${limit ?? 20000} 页，无法打开。请拆分后重新导入。`,
  'pdf/page-unreadable': ({ pageNumber }: Params) =>
    `${pageNumber === undefined ? '有一页' : `第 ${pageNumber} 页`}已损坏，无法显示；其他页不受影响。请核对原件。`,
  'pdf/render-too-large': () => '放大倍数过高，内存不足以显示。请缩小后再试。',
  'pdf/out-of-memory': () => '内存不足，这一步没有完成，已保存的内容不受影响。请关闭其他程序后重试。',
  'pdf/engine-failed': () => '显示这份文件时解析程序意外停止，已保存的内容不受影响。请重新打开文件。',
  'pdf/read-failed': () => '读取文件时出错，可能是磁盘或移动介质被拔出。请检查后重试。',
  'pdf/cannot-append': () =>
    '这份 PDF 的内部结构不完整，无法在保持原件不变的前提下写入批注。可改为导出问题清单，按页码对照查看。',
  'pdf/mark-outside': ({ pageNumber }: Params) =>
    `批注指向第 ${pageNumber ?? '?'} 页，而这份文件没有这一页。请核对批注后重试。`,
  'pdf/disk-full': () => '磁盘空间不足，文件没有写出，原件和已保存的内容不受影响。请清理磁盘后重试。',
  'pdf/write-failed': () =>
    '文件没有写出，原件和已保存的内容不受影响。请检查目标文件夹是否可写、文件是否正被其他程序打开。',
  'image/damaged': () => '这张图片已损坏，无法读取。请重新扫描或重新复制后再导入。',
  'image/too-large': () => '这张图片的尺寸过大，无法打开。请降低分辨率重新扫描后再导入。',
  'seal/anchor-missing': () => '在打印稿中没有找到用印位置，未加盖印章。请检查文书的落款部分。',
  'seal/image-damaged': () => '印章图片无法读取，未加盖印章。请在“印章与用印”中重新导入印章。',
  'seal/off-page': () => '印章位置超出页面，未加盖印章。请调整位置。',
  'seal/check-failed': () =>
    '用印后复核未通过：印章的位置或大小与要求不符。本次结果已作废，请重试；如再次出现，请打印后手工用印。',
  'jobs/crashed': () =>
    '后台处理进程意外停止，这一步没有完成，已保存的内容不受影响。请重试；如果总是同一份文件，请单独核对它。',
  'jobs/cancelled': () => '已取消。',
  'jobs/closed': () => '程序正在关闭，这一步没有完成，已保存的内容不受影响。',
  'jobs/timed-out': () => '处理这份文件的时间过长，已停止。文件可能已损坏，请核对原件。',
  'jobs/bug': () => '后台处理出现意外情况，这一步没有完成，已保存的内容不受影响。',
} satisfies Record<string, (params: Params) => string>
