import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import type { CampaignPlan } from '@shared/domain/campaign/campaign'
import { EMPTY_PLAN, planProblems, unsoundness } from '@shared/domain/campaign/plan-problems'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { hasRole, useActor } from '../../../data/session'
import { Notice } from '../../../ui/Notice'
import type { CampaignData } from '../use-campaign'
import { BasicFields } from './BasicFields'
import { NumberFields } from './NumberFields'
import { PeopleFields } from './PeopleFields'
import { problemText } from './problem-text'

type PlanTabProps = { readonly data: CampaignData; readonly onSaved: () => void }

/** 方案: everything a campaign settles before the first file is drawn. Problems show as one writes. */
export function PlanTab({ data, onSaved }: PlanTabProps) {
  const { campaign, people } = data
  const saved = campaign.plan ?? EMPTY_PLAN
  const [plan, setPlan] = useState<CampaignPlan>(saved)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const actor = useActor()
  const mayPlan = hasRole(actor, 'admin', 'leader')
  const problems = useMemo(() => planProblems(plan, people), [plan, people])
  const stops = unsoundness(plan)
  const isChanged = campaign.plan === null || JSON.stringify(plan) !== JSON.stringify(saved)
  const set = (patch: Partial<CampaignPlan>): void => setPlan((now) => ({ ...now, ...patch }))
  const save = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await perform('campaign/planned', { campaignId: campaign.id, plan })
      tellDone('方案已保存')
      onSaved()
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && mayPlan && stops.length === 0) void save()
      }}
    >
      <Group align="start" gap="xl" wrap="nowrap">
        <Stack gap="lg" flex={1} maw={760} miw={0}>
          <Section title="基本情况">
            <BasicFields plan={plan} onChange={set} />
          </Section>
          <Section title="抽卷规则和期限">
            <NumberFields plan={plan} onChange={set} />
          </Section>
          <Section title="人员和回避">
            <PeopleFields plan={plan} people={people} onChange={set} />
          </Section>
        </Stack>
        <Stack w={300} pos="sticky" top={64} gap="sm" style={{ flex: 'none' }}>
          <Button type="submit" loading={isBusy} disabled={!isChanged || !mayPlan || stops.length > 0}>
            {campaign.plan === null ? '保存方案' : '保存修改'}
          </Button>
          {!mayPlan && actor !== null && <Notice tone="info">方案由组长或管理员保存，您可以查看。</Notice>}
          {failure && (
            <Notice tone="danger" title="没有保存" role="alert">
              {describeFailure(failure)}
            </Notice>
          )}
          <div role="status">
            {problems.length === 0 ? (
              <Text size="sm" c="dimmed">
                方案内容齐全。
              </Text>
            ) : (
              <ProblemList problems={problems} />
            )}
          </div>
        </Stack>
      </Group>
    </form>
  )
}

function ProblemList({ problems }: { readonly problems: ReturnType<typeof planProblems> }) {
  const isStopped = problems.some(({ level }) => level === 'stop')
  return (
    <Notice
      tone={isStopped ? 'danger' : 'warning'}
      title={isStopped ? '改好红色一项才能保存' : '请留意（不妨碍保存）'}
    >
      <List size="sm" spacing={4}>
        {problems.map((problem, index) => (
          <List.Item key={index} fw={problem.level === 'stop' ? 600 : 400}>
            {problemText(problem)}
          </List.Item>
        ))}
      </List>
    </Notice>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Text fw={600}>{title}</Text>
      {children}
    </Stack>
  )
}
