import { Alert, Button, Center, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { visibleDocuments } from '@shared/domain/loop/access'
import { disputeNumber, type Dispute } from '@shared/domain/loop/dispute'
import type { DisputeAct } from '@shared/domain/loop/matter-rules'
import { nextForDispute } from '@shared/domain/loop/next-step'
import { perform } from '../../data/acts'
import { useDues } from '../../data/dues'
import { useRow, useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { DueTable } from '../../ui/DueTable'
import { Section } from '../../ui/Section'
import { StepCard } from '../../ui/StepCard'
import { EndDisputeDialog, MeetingDialog, StaffingDialog, ViewDialog } from './DisputeDialogs'
import { DisputeFactsDialog } from './DisputeFactsDialog'
import { Asked, DisputeFactsPart, Views } from './DisputeParts'
import { DraftPaperDialog } from './DraftPaperDialog'
import { Loading } from './EmptyList'
import { FormsMenu } from './FormsMenu'
import { DISPUTE_STATE_NAMES } from './labels'
import { openDue, type LoopLinks } from './links'
import { MatterPapers } from './MatterPapers'
import { StateTag } from './StateTag'

export type DisputePageProps = { readonly disputeId: string } & LoopLinks

type DisputeDialog = DisputeAct | 'draft'
/** These stand beside what they change. */
const ELSEWHERE: readonly DisputeAct[] = ['dispute/facts-edited']
const SUBJECT = ['dispute'] as const

/** One 争议: who says what, what was asked of others, and how it ended. */
export function DisputePage({ disputeId, ...links }: DisputePageProps) {
  const dispute = useRow('disputes', disputeId)
  const documents = useRows('documents')
  const actor = useActor()
  const papers = useMemo(
    () =>
      documents === null
        ? null
        : visibleDocuments(documents, actor ?? { roles: [] })
            .filter((one) => one.disputeId === disputeId)
            .toSorted((a, b) => a.draftedAt.localeCompare(b.draftedAt)),
    [documents, actor, disputeId],
  )
  if (dispute === undefined)
    return (
      <Center p="xl">
        <Alert color="yellow" title="找不到这件争议" maw={480}>
          请回到“监督办理”的“争议协调”，从列表里重新打开。
        </Alert>
      </Center>
    )
  if (dispute === null || papers === null) return <Loading what="争议" />
  return <DisputeBody dispute={dispute} papers={papers} links={links} />
}

type DisputeBodyProps = {
  readonly dispute: Dispute
  readonly papers: readonly SupervisionDocument[]
  readonly links: LoopLinks
}

function DisputeBody({ dispute, papers, links }: DisputeBodyProps) {
  const [dialog, setDialog] = useState<DisputeDialog | null>(null)
  const dues = useDues()?.filter((due) => due.disputeId === dispute.id) ?? []
  const isOpen = dispute.state === 'open'
  return (
    <Stack p="lg" gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Text size="sm">{disputeNumber(dispute)}</Text>
            <StateTag state={dispute.state} names={DISPUTE_STATE_NAMES} />
          </Group>
          <Title order={2}>{dispute.facts.title}</Title>
          <Text size="sm">{dispute.facts.parties.join('、')}</Text>
        </div>
        <FormsMenu
          subjectId={dispute.id}
          forms={[{ kind: 'dispute-file', label: '争议协调卷', formats: ['pdf'] }]}
        />
      </Group>
      <StepCard
        steps={nextForDispute(dispute)}
        onAct={setDialog}
        elsewhere={ELSEWHERE}
        idle="争议已经办结。"
      />
      {dues.length > 0 && (
        <Section title="期限">
          <DueTable label="争议期限" dues={dues} onOpen={(due) => openDue(due, links)} />
        </Section>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="md">
            <Views dispute={dispute} />
            <Asked dispute={dispute} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <MatterPapers
              isNarrow
              papers={papers}
              onNew={isOpen ? () => setDialog('draft') : null}
              onOpen={links.onOpenDocument}
            />
            <DisputeFactsPart
              dispute={dispute}
              links={links}
              edit={
                isOpen && (
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<IconEdit size={16} aria-hidden />}
                    onClick={() => setDialog('dispute/facts-edited')}
                  >
                    修改
                  </Button>
                )
              }
            />
          </Stack>
        </Grid.Col>
      </Grid>
      <DisputeDialogs
        dispute={dispute}
        papers={papers}
        dialog={dialog}
        onOpenDocument={links.onOpenDocument}
        onClose={() => setDialog(null)}
      />
    </Stack>
  )
}

type DisputeDialogsProps = Omit<DisputeBodyProps, 'links'> & {
  readonly dialog: DisputeDialog | null
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

function DisputeDialogs({ dispute, papers, dialog, onOpenDocument, onClose }: DisputeDialogsProps) {
  const act = { dispute, onClose }
  switch (dialog) {
    case null:
      return null
    case 'dispute/facts-edited':
      return (
        <DisputeFactsDialog
          title="修改争议信息"
          submitLabel="保存"
          initial={dispute.facts}
          onClose={onClose}
          onSubmit={async (facts) => {
            await perform('dispute/facts-edited', { disputeId: dispute.id, facts })
            onClose()
          }}
        />
      )
    case 'dispute/view-recorded':
      return <ViewDialog {...act} />
    case 'dispute/staffing-opinion-recorded':
      return <StaffingDialog {...act} />
    case 'dispute/meeting-held':
      return <MeetingDialog {...act} />
    case 'dispute/ended':
      return <EndDisputeDialog {...act} papers={papers} />
    case 'draft':
      return (
        <DraftPaperDialog
          title="起草协调文书"
          subjects={SUBJECT}
          access="open"
          order={{ disputeId: dispute.id }}
          onClose={onClose}
          onDrafted={(documentId) => {
            onClose()
            onOpenDocument(documentId)
          }}
        />
      )
  }
}
