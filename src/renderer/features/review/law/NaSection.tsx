import { Button } from '@mantine/core'
import type { Workspace } from '../use-workspace'
import type { Law } from './use-law'
import classes from './law.module.css'

/** 建议缺项, also here: whoever has just filled in the facts need not look for the rows. */
export function NaSection({ work, law }: { readonly work: Workspace; readonly law: Law }) {
  const rows = work.rows.filter(({ id }) => law.naItems.has(id))
  if (rows.length === 0) return null
  return (
    <section aria-label="建议缺项">
      <h3 className={classes.groupHead}>建议缺项（{rows.length}）</h3>
      <ol className={classes.results}>
        {rows.map(({ id, text }) => (
          <li key={id} className={classes.fact} data-na={id}>
            <p className={classes.naText}>
              {id} {text}
            </p>
            <p className={classes.naReason}>{law.naItems.get(id)}。</p>
            <div className={classes.buttons}>
              {law.canEdit && (
                <Button
                  size="compact-xs"
                  aria-label={`采纳缺项：${id}`}
                  onClick={() => void law.acceptNa(id)}
                >
                  采纳缺项
                </Button>
              )}
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`到评分表看：${id}`}
                onClick={() => work.goToItem(id)}
              >
                到评分表看
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
