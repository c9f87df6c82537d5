import { IconAlertTriangle } from '@tabler/icons-react'
import { Notice } from './Notice'

/** Stands wherever a picture of a seal is kept, used or listed (docs/adr/0009). */
export function SealPictureNotice() {
  return (
    <Notice
      tone="warning"
      icon={<IconAlertTriangle size={20} aria-hidden />}
      title="印模图片不是可靠的电子签名（电子印章）"
      testId="seal-picture-notice"
    >
      用印后的文件为“印模套印件”。正式文本请加盖实体印章，或使用经认证的电子印章。
    </Notice>
  )
}
