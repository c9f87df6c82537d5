import { expandBasis } from '@shared/domain/checklist/basis'
import { formatCenti } from '@shared/lib/decimal'
import { describeStep } from '@shared/messages/scoring'
import type { ChecklistRow } from './checklist-rows'
import classes from './review.module.css'

type ItemDetailsProps = {
  readonly row: ChecklistRow
  /** What the item is judged in. */
  readonly documents: readonly string[]
}

/** The unfolded part of a row: where the rule comes from and how its points were reckoned. */
export function ItemDetails({ row, documents }: ItemDetailsProps) {
  const basis = expandBasis(row.basis)
  return (
    <dl className={classes.details}>
      <dt>编号</dt>
      <dd>
        {row.id}
        {row.kind === 'item' && `，满分 ${formatCenti(row.pointsCenti)} 分`}
        {row.naAllowed ? '，可缺项' : '，不可缺项'}
      </dd>
      <dt>规则</dt>
      <dd>{row.ruleText}</dd>
      <dt>依据</dt>
      <dd>
        {basis.text === '' ? '未列明' : basis.text}
        {basis.unverified && '（未核对）'}
      </dd>
      {documents.length > 0 && (
        <>
          <dt>材料</dt>
          <dd>{documents.join('、')}</dd>
        </>
      )}
      {row.naReason !== null && (
        <>
          <dt>缺项</dt>
          <dd>{row.naReason}</dd>
        </>
      )}
      {row.kind === 'item' && (
        <>
          <dt>计分</dt>
          <dd>
            {row.steps.length === 0 ? (
              `没有扣分，得满分 ${formatCenti(row.pointsCenti)} 分`
            ) : (
              <ol className={classes.steps}>
                {row.steps.map((step, index) => (
                  <li key={index}>{describeStep(step)}</li>
                ))}
              </ol>
            )}
          </dd>
        </>
      )}
    </dl>
  )
}
