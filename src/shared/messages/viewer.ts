/** Why a page cannot be shown, for the tile that stands in its place. */
import type { ErrorParams } from '@shared/lib/app-error'

export const viewerMessages = {
  'viewer/blob-missing': () => '原件不在本机的案卷库里。请重新导入该文件，其他页面不受影响。',
  'viewer/blob-altered': () =>
    '原件的内容与存入时不一致，可能是磁盘损坏或被改动，已移到隔离文件夹，没有删除。请重新导入同一份原件，其他页面不受影响。',
  'viewer/blob-unreadable': () => '读取原件时出错，可能是磁盘或移动介质的问题。请检查后重试。',
  'viewer/image-broken': () => '这一页的图像已损坏，无法解码。请向被评查单位索取重新扫描的页面。',
  'viewer/index-missing': () =>
    '这份文件的页面信息还没有准备好，或者无法读出。请稍后重试，仍不行请重新导入。',
  'viewer/pdfium-not-loaded': () => '显示 PDF 的组件没有加载成功。请重试；仍不行请重新启动软件。',
  'viewer/worker-died': () => '显示这一页时内存不足或组件意外退出。请重试，或缩小显示比例后再试。',
  'viewer/page-failed': () => '显示这一页时出现意外问题。请重试，其他页面不受影响。',
} as const satisfies Record<string, (params: ErrorParams) => string>
