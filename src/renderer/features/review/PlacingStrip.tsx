import { Button, CloseButton, Kbd } from '@mantine/core'
import { dropPlace, EMPTY_DRAFT, isEmptyDraft } from './place-draft'
import { placeText } from './places'
import { runCommand } from './use-commands'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** Says what is half done: a place without a rule, or a rule without a place. */
export function PlacingStrip({ work }: { readonly work: Workspace }) {
  const { draft, setDraft } = work.placing
  if (isEmptyDraft(draft)) return null
  const clear = (): void => {
    work.viewer.setTool('read')
    setDraft(EMPTY_DRAFT)
    work.focusList()
  }
  const rule = work.rows
    .find(({ id }) => id === draft.waiting?.itemId)
    ?.rules.find(({ id }) => id === draft.waiting?.ruleId)
  const waiting = draft.waiting?.repeat?.description ?? rule?.text
  return (
    <div className={classes.strip} role="status" data-strip={waiting === undefined ? 'place' : 'rule'}>
      {waiting !== undefined ? (
        <>
          <span style={{ flex: 1, minWidth: 160 }}>
            “{waiting}”：请在页面上框出位置，或 <Kbd size="xs">回车</Kbd> 取当前整页
          </span>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void runCommand(work, { kind: 'missing' })}
          >
            缺失材料 M
          </Button>
        </>
      ) : (
        <>
          <span>已框出</span>
          {draft.places.map((place, index) => (
            <span
              key={index}
              className={classes.number}
              style={{ display: 'inline-flex', alignItems: 'center' }}
            >
              {placeText(work.caseFile.files, place)}
              <CloseButton
                size={16}
                variant="transparent"
                c="inherit"
                aria-label={`去掉 ${placeText(work.caseFile.files, place)}`}
                onClick={() => setDraft(dropPlace(draft, index))}
              />
            </span>
          ))}
          <span style={{ flex: 1 }}>
            {work.current.kind === 'veto' ? '按 V 提出一票否决' : '按规则前的数字即记扣分'}
          </span>
        </>
      )}
      <CloseButton size="sm" aria-label="取消（Esc）" onClick={clear} />
    </div>
  )
}
