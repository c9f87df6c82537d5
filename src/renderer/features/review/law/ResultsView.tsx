import { Text } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { DeductionRule } from '@shared/domain/checklist/standard'
import { tellBriefly } from '../notices'
import type { Workspace } from '../use-workspace'
import { lawCommandOf, type LawCommand } from './law-keys'
import { NaSection } from './NaSection'
import { ResultRow } from './ResultRow'
import { costOf, groupEntries, type LawEntry, type LawGroup } from './suggestions'
import type { Law } from './use-law'
import classes from './law.module.css'

/** 核对结果: what fails first; each failure is a suggestion that a person takes or leaves. */
export function ResultsView({ work, law }: { readonly work: Workspace; readonly law: Law }) {
  const groups = groupEntries(law.entries)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const isShown = ({ id, isFolded, entries }: LawGroup): boolean =>
    !isFolded || unfolded.has(id) || entries.some(({ result }) => result.ruleId === law.currentRule)
  const visible = groups.filter(isShown).flatMap(({ entries }) => entries)
  const [rejecting, setRejecting] = useState<string | null>(null)
  const actions = useResultActions(work, law, setRejecting)
  const list = useRef<HTMLDivElement>(null)
  useFocusCurrent(list, law.currentRule, rejecting)
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = lawCommandOf(event)
    if (command === null || isTyping(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    const current = visible.find(({ result }) => result.ruleId === law.currentRule) ?? null
    run(command, current, visible, law, actions)
  }
  if (Object.keys(law.facts).length === 0) return <NoFacts law={law} />
  return (
    <div ref={list} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <section key={group.id} aria-label={group.title}>
          <GroupHead
            group={group}
            isShown={isShown(group)}
            onToggle={() => setUnfolded(toggled(unfolded, group.id))}
          />
          {isShown(group) && (
            <ol className={classes.results}>
              {group.entries.map((entry) => (
                <ResultRow
                  key={entry.result.ruleId}
                  {...{ work, law, entry, actions }}
                  isCurrent={entry.result.ruleId === law.currentRule}
                  isFirst={entry === visible[0] && law.currentRule === null}
                  isRejecting={rejecting === entry.result.ruleId}
                  onStopRejecting={() => setRejecting(null)}
                />
              ))}
            </ol>
          )}
        </section>
      ))}
      <NaSection work={work} law={law} />
    </div>
  )
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

function NoFacts({ law }: { readonly law: Law }) {
  return (
    <Text size="sm" p="md" className={classes.muted}>
      还没有填写案情事实。
      <button type="button" className={classes.link} onClick={() => law.setView('facts')}>
        去填写
      </button>
    </Text>
  )
}

type GroupHeadProps = { readonly group: LawGroup; readonly isShown: boolean; readonly onToggle: () => void }

function GroupHead({ group, isShown, onToggle }: GroupHeadProps) {
  const text = `${group.title}（${group.entries.length}）`
  if (!group.isFolded) return <h3 className={classes.groupHead}>{text}</h3>
  return (
    <h3 className={classes.groupHead}>
      <button type="button" className={classes.fold} aria-expanded={isShown} onClick={onToggle}>
        {text} {isShown ? '收起' : '展开'}
      </button>
    </h3>
  )
}

export type ResultActions = {
  /** `rule`: chosen by hand; without it the one that follows from the result, if there is one. */
  readonly accept: (entry: LawEntry, rule?: DeductionRule) => void
  readonly reject: (entry: LawEntry) => void
  readonly reopen: (entry: LawEntry) => void
  readonly sendRejection: (entry: LawEntry, reason: string) => void
}

function useResultActions(
  work: Workspace,
  law: Law,
  setRejecting: (ruleId: string | null) => void,
): ResultActions {
  const isTakable = ({ isOpen }: LawEntry): boolean => isOpen && law.canEdit
  return {
    accept: (entry, chosen) => {
      if (!isTakable(entry)) return
      const cost = costOf(entry)
      if (cost.kind === 'choose' && chosen === undefined) {
        tellBriefly('这一项扣多少要由您定：请按 1 至 9 选择扣分规则。')
        return
      }
      const rule = chosen ?? (cost.kind === 'preset' ? cost.rule : null)
      void law.accept(entry, rule).then((isDone) => {
        if (isDone) tellBriefly(`已采纳，记在 ${entry.row?.id ?? ''}`, undoChoice(work))
      })
    },
    reject: (entry) => {
      if (isTakable(entry)) setRejecting(entry.result.ruleId)
    },
    sendRejection: (entry, reason) => {
      setRejecting(null)
      void law.reject(entry, reason).then((isDone) => {
        if (isDone) tellBriefly('已记为不采纳', undoChoice(work))
      })
    },
    reopen: (entry) => {
      if (entry.decision !== null && law.canEdit) void law.reopen(entry)
    },
  }
}

const undoChoice = (work: Workspace) => ({ label: '撤销', onChoose: () => void work.session.undo() })

function run(
  command: LawCommand,
  current: LawEntry | null,
  visible: readonly LawEntry[],
  law: Law,
  actions: ResultActions,
): void {
  if (command.kind === 'next' || command.kind === 'previous') {
    const now = current === null ? -1 : visible.indexOf(current)
    const to = command.kind === 'next' ? Math.min(visible.length - 1, now + 1) : Math.max(0, now - 1)
    law.setCurrentRule(visible[to]?.result.ruleId ?? null)
    return
  }
  if (current === null) return
  switch (command.kind) {
    case 'accept':
      return actions.accept(current)
    case 'reject':
      return actions.reject(current)
    case 'reopen':
      return actions.reopen(current)
    case 'timeline':
      return law.setView('timeline')
    case 'preset': {
      const rule = current.row?.rules[command.index]
      if (rule !== undefined) actions.accept(current, rule)
    }
  }
}

/** The keyboard follows the current result, also when it was asked for from elsewhere. */
function useFocusCurrent(
  list: React.RefObject<HTMLDivElement | null>,
  ruleId: string | null,
  rejecting: string | null,
): void {
  useEffect(() => {
    if (ruleId === null || rejecting !== null) return
    const row = list.current?.querySelector<HTMLElement>(`[data-law-row="${CSS.escape(ruleId)}"]`)
    row?.focus()
    row?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }, [list, ruleId, rejecting])
}
