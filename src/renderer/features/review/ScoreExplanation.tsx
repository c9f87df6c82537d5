import { Button, Drawer, Stack, Text, Title } from '@mantine/core'
import type { ScoreResult, ScoreStep } from '@shared/domain/scoring/score-result'
import { describeNotice, describeStep } from '@shared/messages/scoring'
import { factGroups, nameOf } from './fact-notes'
import { scoreNumber, gradeText } from './score-text'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** 怎么算的: the whole working, so that anybody can do it again by hand. */
export function ScoreExplanation({ work }: { readonly work: Workspace }) {
  const { score, standard } = work
  const steps = splitTrace(score.trace)
  return (
    <Drawer
      opened
      onClose={() => work.setDialog(null)}
      position="right"
      size={560}
      title={`怎么算的：${scoreNumber(score)} 分，${gradeText(score)}`}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <Stack gap="md" data-testid="explanation">
        <Text size="sm" className={classes.muted}>
          {standard.name}（{standard.id}
          ）。从满分扣起，每项扣完为止；合理缺项的分值不计入满分，再按适用满分折算为百分制。
        </Text>
        <Part
          title="一、逐项扣分"
          steps={steps.items}
          empty="没有扣分，也没有合理缺项，每项都得满分。"
          onGo={(itemId) => {
            work.setDialog(null)
            work.goToItem(itemId)
          }}
        />
        <Part title="二、合计与折算" steps={steps.total} empty="" />
        <Part title="三、等次与一票否决" steps={steps.verdict} empty="没有等次。" />
        <SameFacts work={work} />
        <Notices score={score} />
        <Button variant="default" w="fit-content" onClick={() => work.setDialog('rescore')}>
          按其他版次试算
        </Button>
      </Stack>
    </Drawer>
  )
}

/** What a person has linked as one fact, and what that does here. */
function SameFacts({ work }: { readonly work: Workspace }) {
  const groups = factGroups(work.findings)
  if (groups.length === 0) return null
  const effect = work.standard.sameFactOnce
    ? '本标准规定同一事实不重复扣分：只计扣分最多的一处。'
    : '本标准没有规定同一事实只计一次：各处都计分，仅作关联。'
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        同一事实
      </Title>
      <ul className={classes.steps}>
        {groups.map((group) => (
          <li key={group[0]?.finding.factId} style={{ fontSize: 14, lineHeight: 1.7 }}>
            {group.map(nameOf).join('、')}
          </li>
        ))}
      </ul>
      <Text size="sm" className={classes.muted}>
        {effect}
      </Text>
    </section>
  )
}

type Parts = Readonly<Record<'items' | 'total' | 'verdict', readonly ScoreStep[]>>

const TOTAL: ReadonlySet<ScoreStep['kind']> = new Set<ScoreStep['kind']>([
  'sum',
  'rescale',
  'nothing-applicable',
])
const VERDICT: ReadonlySet<ScoreStep['kind']> = new Set<ScoreStep['kind']>(['grade', 'veto', 'veto-effect'])

function splitTrace(trace: readonly ScoreStep[]): Parts {
  return {
    items: trace.filter(({ kind }) => !TOTAL.has(kind) && !VERDICT.has(kind)),
    total: trace.filter(({ kind }) => TOTAL.has(kind)),
    verdict: trace.filter(({ kind }) => VERDICT.has(kind)),
  }
}

type PartProps = {
  readonly title: string
  readonly steps: readonly ScoreStep[]
  readonly empty: string
  readonly onGo?: (itemId: string) => void
}

function Part({ title, steps, empty, onGo }: PartProps) {
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      {steps.length === 0 ? (
        <Text size="sm">{empty}</Text>
      ) : (
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            <li key={index} style={{ fontSize: 14, lineHeight: 1.7 }}>
              {onGo && 'itemId' in step ? (
                <button type="button" className={classes.findingMain} onClick={() => onGo(step.itemId)}>
                  {describeStep(step)}
                </button>
              ) : (
                describeStep(step)
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

export function Notices({ score }: { readonly score: ScoreResult }) {
  if (score.notices.length === 0) return null
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        请留意
      </Title>
      <ul className={classes.steps}>
        {score.notices.map((notice, index) => (
          <li key={index} style={{ fontSize: 14, lineHeight: 1.7 }}>
            {describeNotice(notice)}
          </li>
        ))}
      </ul>
    </section>
  )
}
