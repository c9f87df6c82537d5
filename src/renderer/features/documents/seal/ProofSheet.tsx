import type { SealUse } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import { moveText } from './place-move'
import classes from './seal.module.css'

/** 用印核对单 on screen: what the check of the finished file has measured, and where it stands in the register. */
export function ProofSheet({ use }: { readonly use: SealUse }) {
  return (
    <dl className={classes.facts} data-testid="sealed-facts">
      {proofLines(use).map(([label, value]) => (
        <FactLine key={label} label={label} value={value} />
      ))}
    </dl>
  )
}

export function FactLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

const mm = (value: number): string => `${value.toFixed(1)} 毫米`

function proofLines(use: SealUse): readonly (readonly [label: string, value: string])[] {
  const { placement } = use
  return [
    ['登记编号', String(use.serial)],
    ['用印时间', chinaMinute(use.at)],
    ['印章', use.sealName],
    ['份数、页数', `${use.copies} 份，每份 ${use.pageCount} 页`],
    ...(placement === null
      ? []
      : ([
          ['落款位置', `第 ${placement.pageIndex + 1} 页`],
          ['印章中心', `距左 ${mm(placement.centreXMm)}，距上 ${mm(placement.centreYMm)}`],
          ['实测尺寸', `${mm(placement.widthMm)} × ${mm(placement.heightMm)}`],
          ['压住的文字', placement.coversText.trim() === '' ? '（无）' : placement.coversText.trim()],
          ...(placement.movedMm ? ([['手工调整', moveText(placement.movedMm)]] as const) : []),
        ] as const)),
    ['骑缝章', use.seams.length === 0 ? '无' : use.seams.map(seamText).join('；')],
    ['用印前校验值', use.beforeSha256],
    ['用印后校验值', use.afterSha256],
    ['登记行校验值', use.rowHash],
  ]
}

const seamText = ({ pages, isDuplex }: SealUse['seams'][number]): string =>
  `第 ${(pages[0] ?? 0) + 1} 至 ${(pages.at(-1) ?? 0) + 1} 页，共 ${pages.length} 条${isDuplex ? '（双面）' : ''}`
