import { Button, Kbd } from '@mantine/core'
import { formatCenti } from '@shared/lib/decimal'
import { chinaMinute } from '@shared/lib/china-day'
import type { Workspace } from '../use-workspace'
import type { ResultActions } from './ResultsView'
import { costOf, placesOf, type LawEntry } from './suggestions'
import type { Law } from './use-law'
import { placesText } from '../places'
import classes from './law.module.css'

type SuggestionBoxProps = {
  readonly work: Workspace
  readonly law: Law
  readonly entry: LawEntry
  readonly actions: ResultActions
}

/** What is suggested, or what became of it. */
export function SuggestionBox(props: SuggestionBoxProps) {
  const { entry } = props
  if (entry.decision !== null) return <Decided {...props} />
  const { suggestion } = entry.result
  if (suggestion === null) return null
  if (entry.row === null) {
    return (
      <p className={classes.box}>
        本次评查所用标准没有 {suggestion.itemId} 这一项。确属问题的，请在评分表相应项目中自行记录。
      </p>
    )
  }
  return <Offer {...props} />
}

function Offer({ work, law, entry, actions }: SuggestionBoxProps) {
  const { row, result } = entry
  if (row === null) return null
  const cost = costOf(entry)
  const where = placesText(work.caseFile.files, placesOf(result, law.facts))
  return (
    <div className={classes.box}>
      <p>
        建议记在 {row.id}“{row.text}”，{cost.kind === 'none' && '一票否决。'}
        {cost.kind === 'preset' && `按“${cost.rule.text}”扣 ${formatCenti(cost.rule.unitCenti)} 分。`}
        {cost.kind === 'choose' && '扣多少请按数字选择。'}
        <span className={classes.muted}>位置：{where}。</span>
      </p>
      {law.canEdit && (
        <>
          {cost.kind === 'choose' && (
            <div className={classes.choices}>
              {cost.rules.slice(0, 9).map((rule, index) => (
                <button
                  key={rule.id}
                  type="button"
                  className={classes.choice}
                  onClick={() => actions.accept(entry, rule)}
                >
                  <kbd className={classes.key}>{index + 1}</kbd>
                  <span className={classes.grow}>{rule.text}</span>扣 {formatCenti(rule.unitCenti)}
                </button>
              ))}
            </div>
          )}
          <div className={classes.buttons}>
            {cost.kind !== 'choose' && (
              <Button
                size="compact-sm"
                onClick={() => actions.accept(entry)}
                rightSection={<Kbd size="xs">A</Kbd>}
              >
                采纳
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => actions.reject(entry)}
              rightSection={<Kbd size="xs">X</Kbd>}
            >
              不采纳
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function Decided({ work, law, entry, actions }: SuggestionBoxProps) {
  const { decision, finding, hasChanged, result } = entry
  if (decision === null) return null
  const number = work.findings.find((one) => one.finding.id === finding?.id)?.number
  return (
    <div className={classes.box} data-decision={decision.kind}>
      <p>
        {decision.kind === 'accepted' ? '已采纳' : '不采纳'}，{decision.by}，{chinaMinute(decision.at)}。
        {decision.kind === 'rejected' && `理由：${decision.reason}`}
        {number !== undefined && `记为第 ${number} 条问题。`}
        {decision.kind === 'accepted' && number === undefined && '所记问题已撤回。'}
      </p>
      {hasChanged && (
        <p>
          <strong className={classes.changed}>结果已变化</strong>：决定时为“{decision.shown}”现为“
          {result.status}”，请重新判断。
        </p>
      )}
      <div className={classes.buttons}>
        {finding !== null && number !== undefined && (
          <Button size="compact-sm" variant="default" onClick={() => openFinding(work, finding.id)}>
            查看、修改问题
          </Button>
        )}
        {law.canEdit && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => actions.reopen(entry)}
            rightSection={<Kbd size="xs">R</Kbd>}
          >
            重新考虑
          </Button>
        )}
      </div>
    </div>
  )
}

function openFinding(work: Workspace, findingId: string): void {
  const found = work.findings.find(({ finding }) => finding.id === findingId)
  if (found === undefined) return
  work.goToItem(found.finding.itemId)
  work.selectFinding(findingId)
  if (work.canEdit) work.placing.openFinding(found.finding)
}
