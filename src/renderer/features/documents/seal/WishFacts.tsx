import type { SealRequest } from '@shared/domain/seal/seal'
import type { SealSpot } from '@shared/ipc/shapes'
import { FactLine } from './ProofSheet'
import type { SealWork } from './use-seal-work'
import classes from './seal.module.css'

type WishFactsProps = {
  readonly work: SealWork
  readonly request: SealRequest
  /** Where the rule puts the seal; null while it is not known; absent where it is shown elsewhere. */
  readonly spot?: SealSpot | null
}

/** Exactly what is asked for, approved and stamped. */
export function WishFacts({ work, request, spot }: WishFactsProps) {
  const { wish } = request
  const seal = work.seals.find(({ id }) => id === wish.sealId)
  const files = work.document.files.filter(({ fileId }) => wish.attachmentIds.includes(fileId))
  return (
    <dl className={classes.facts} data-testid="seal-wish">
      <FactLine label="文号" value={work.document.number?.text ?? ''} />
      <FactLine label="印章" value={seal?.name ?? '（找不到）'} />
      <FactLine label="份数" value={`${wish.copies} 份`} />
      <FactLine label="用印事由" value={wish.reason} />
      {spot !== undefined && <FactLine label="落款位置" value={spot === null ? '…' : placeText(spot)} />}
      <FactLine
        label="骑缝章"
        value={wish.seam ? `加盖（${wish.isDuplex ? '双面' : '单面'}印制）` : '不加盖'}
      />
      {files.length > 0 && <FactLine label="随附材料" value={files.map(({ name }) => name).join('、')} />}
      <FactLine label="内容校验值" value={shortHash(request.contentSha256)} />
    </dl>
  )
}

/** First 16 signs in fours: to be compared by eye. */
export const shortHash = (sha256: string): string => (sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ')

export const placeText = ({ pageIndex, ruleXMm, ruleYMm, widthMm, heightMm }: SealSpot): string =>
  `第 ${pageIndex + 1} 页，中心距左 ${ruleXMm.toFixed(1)}、距上 ${ruleYMm.toFixed(1)} 毫米，${widthMm.toFixed(1)} × ${heightMm.toFixed(1)} 毫米`
