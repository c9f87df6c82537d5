import { Alert, Anchor, Center, Grid, Group, Loader, Stack, Stepper, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ENTRY_STATE_NAMES, type EntryState } from '@shared/domain/campaign/entry'
import { CASE_TYPE_NAMES } from '@shared/domain/case-file/case-file'
import { resultText } from '@shared/report/entry-dossier'
import { EntryDialogs } from './EntryDialogs'
import { ExportMenu } from './ExportMenu'
import { FollowUp } from './FollowUp'
import { History } from './History'
import type { EntryDialog } from './next-step'
import { NextStepCard } from './NextStepCard'
import { Comparison } from './Comparison'
import { Rounds } from './Rounds'
import { TransferredCard } from './TransferredCard'
import { useEntry, type EntryView } from './use-entry'

export type EntryPageProps = {
  readonly entryId: string
  readonly onOpenReview: (caseId: string, reviewId?: string) => void
  readonly onOpenCampaign: (campaignId: string) => void
  readonly onOpenMatter: (matterId: string) => void
}

/** One file on its way through a campaign: where it stands, what is next, and everything that was said of it. */
export function EntryPage({ entryId, ...leave }: EntryPageProps) {
  const view = useEntry(entryId)
  if (view === null)
    return (
      <Center h="60vh">
        <Loader aria-label="正在打开参评案卷" />
      </Center>
    )
  if (view === undefined)
    return (
      <Center p="xl">
        <Alert color="yellow" title="找不到这个参评案卷" maw={480}>
          请回到评查批次，从列表里重新打开。
        </Alert>
      </Center>
    )
  return <EntryBody view={view} {...leave} />
}

function EntryBody({
  view,
  onOpenReview,
  onOpenCampaign,
  onOpenMatter,
}: Omit<EntryPageProps, 'entryId'> & { readonly view: EntryView }) {
  const [dialog, setDialog] = useState<EntryDialog | null>(null)
  const { entry, campaign } = view
  const openReview = (reviewId: string): void => {
    if (entry.caseId !== null) onOpenReview(entry.caseId, reviewId)
  }
  return (
    <Stack p="lg" gap="md">
      <Header view={view} onOpenCampaign={() => onOpenCampaign(campaign.id)} />
      <Progress state={entry.state} />
      <NextStepCard
        view={view}
        onDialog={setDialog}
        onOpenReview={openReview}
        onOpenCampaign={() => onOpenCampaign(campaign.id)}
      />
      {entry.state === 'transferred' && <TransferredCard view={view} onOpenMatter={onOpenMatter} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            <Rounds view={view} onOpenReview={openReview} />
            <Comparison view={view} />
            <FollowUp view={view} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <History view={view} />
        </Grid.Col>
      </Grid>
      <EntryDialogs key={dialog ?? 'none'} view={view} dialog={dialog} onClose={() => setDialog(null)} />
    </Stack>
  )
}

function Header({ view, onOpenCampaign }: { readonly view: EntryView; readonly onOpenCampaign: () => void }) {
  const { entry, campaign, caseFile } = view
  const { listed, outcome } = entry
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div>
        <Text size="sm">
          <Anchor component="button" size="sm" underline="always" onClick={onOpenCampaign}>
            {campaign.year} {campaign.name}
          </Anchor>
        </Text>
        <Title order={2}>{caseFile?.facts.title ?? (listed.title || listed.number)}</Title>
        <Text size="sm">{[listed.unit, listed.number, CASE_TYPE_NAMES[listed.caseType]].join(' · ')}</Text>
        <Text fw={600} mt={4} data-testid="entry-state">
          {ENTRY_STATE_NAMES[entry.state]}
          {outcome === null ? '' : `：${resultText(outcome)}`}
        </Text>
      </div>
      <ExportMenu view={view} />
    </Group>
  )
}

/** The states in the steps a person thinks in. */
const STEPS: readonly { readonly label: string; readonly states: readonly EntryState[] }[] = [
  { label: '抽取调卷', states: ['drawn', 'lent'] },
  { label: '初评', states: ['reviewing', 'reviewed'] },
  { label: '合议', states: ['panel'] },
  { label: '复核', states: ['recheck'] },
  { label: '反馈异议', states: ['agreed', 'fed-back', 'objected'] },
  { label: '定稿通报', states: ['final', 'announced'] },
  { label: '整改复查', states: ['rectifying', 'reinspecting'] },
  { label: '销号', states: ['closed', 'transferred'] },
]

function Progress({ state }: { readonly state: EntryState }) {
  const index = STEPS.findIndex(({ states }) => states.includes(state))
  const isOver = state === 'closed' || state === 'transferred'
  return (
    <Stepper active={isOver ? STEPS.length : index} size="xs" aria-label="进度" wrap={false}>
      {STEPS.map(({ label }, at) => (
        <Stepper.Step
          key={label}
          label={state === 'transferred' && at === STEPS.length - 1 ? '转监督案件' : label}
          allowStepSelect={false}
          aria-current={at === index ? 'step' : undefined}
        />
      ))}
    </Stepper>
  )
}
