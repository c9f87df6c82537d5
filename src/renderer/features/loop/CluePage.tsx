import { Alert, Button, Center, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { mayHandleClues } from '@shared/domain/loop/access'
import { clueNumber, type Clue } from '@shared/domain/loop/clue'
import type { ClueAct } from '@shared/domain/loop/matter-rules'
import { nextForClue } from '@shared/domain/loop/next-step'
import type { Actor } from '@shared/domain/people/person'
import { perform } from '../../data/acts'
import { useDues } from '../../data/dues'
import { useRow, useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { DueTable } from '../../ui/DueTable'
import { Section } from '../../ui/Section'
import { StepCard } from '../../ui/StepCard'
import {
  ApproveClueDialog,
  ReceiptDialog,
  ResultDialog,
  TransferClueDialog,
  WithdrawClueDialog,
} from './ClueDialogs'
import { ClueFactsDialog } from './ClueFactsDialog'
import { ClueCourse, ClueFactsPart, ClueMaterials, ClueProgress } from './ClueParts'
import { DraftPaperDialog } from './DraftPaperDialog'
import { Loading } from './EmptyList'
import { FormsMenu } from './FormsMenu'
import { CLUE_STATE_NAMES } from './labels'
import { openDue, type LoopLinks } from './links'
import { MatterPapers } from './MatterPapers'
import { StateTag } from './StateTag'

export type CluePageProps = { readonly clueId: string } & LoopLinks

/** One clue, for those who may handle it. Whether it exists is not said to anybody else either. */
export function CluePage({ clueId, ...links }: CluePageProps) {
  const actor = useActor()
  if (actor === null) return <Loading what="线索" />
  if (!mayHandleClues(actor))
    return (
      <Center p="xl">
        <Alert color="yellow" title="您不能查看问题线索" maw={520}>
          问题线索只有“线索管理”和“组长”两种角色能查看和办理。需要办理的，请联系管理员在“人员”里调整角色。
        </Alert>
      </Center>
    )
  return <OpenClue clueId={clueId} actor={actor} links={links} />
}

type OpenClueProps = { readonly clueId: string; readonly actor: Actor; readonly links: LoopLinks }

function OpenClue({ clueId, actor, links }: OpenClueProps) {
  const clue = useRow('clues', clueId)
  const documents = useRows('documents')
  const papers = useMemo(
    () =>
      documents
        ?.filter((one) => one.clueId === clueId)
        .toSorted((a, b) => a.draftedAt.localeCompare(b.draftedAt)) ?? null,
    [documents, clueId],
  )
  if (clue === undefined)
    return (
      <Center p="xl">
        <Alert color="yellow" title="找不到这条线索" maw={480}>
          请回到“监督办理”的“线索移送”，从列表里重新打开。
        </Alert>
      </Center>
    )
  if (clue === null || papers === null) return <Loading what="线索" />
  return <ClueBody clue={clue} actor={actor} papers={papers} links={links} />
}

type ClueDialog = ClueAct | 'draft'
/** These stand beside what they change. */
const ELSEWHERE: readonly ClueAct[] = ['clue/facts-edited', 'clue/withdrawn']

type ClueBodyProps = {
  readonly clue: Clue
  readonly actor: Actor
  readonly papers: readonly SupervisionDocument[]
  readonly links: LoopLinks
}

function ClueBody({ clue, actor, papers, links }: ClueBodyProps) {
  const [dialog, setDialog] = useState<ClueDialog | null>(null)
  const dues = useDues()?.filter((due) => due.clueId === clue.id) ?? []
  const needsLetter = clue.state === 'approved' && papers.every(({ state }) => state === 'voided')
  const isBefore = clue.state === 'registered' || clue.state === 'approved'
  return (
    <Stack p="lg" gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Text size="sm">{clueNumber(clue)}</Text>
            <StateTag state={clue.state} names={CLUE_STATE_NAMES} />
          </Group>
          <Title order={2}>{clue.facts.title}</Title>
          <Text size="sm">
            {[clue.facts.unit, clue.facts.nature, `移送${clue.facts.receiver}`].join(' · ')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {isBefore && (
            <Button variant="default" onClick={() => setDialog('clue/withdrawn')}>
              撤回
            </Button>
          )}
          <FormsMenu
            subjectId={clue.id}
            forms={[
              { kind: 'clue-sheet', label: '线索登记表', formats: ['pdf'] },
              { kind: 'clue-receipt', label: '移送回执', formats: ['pdf'] },
            ]}
          />
        </Group>
      </Group>
      <ClueProgress clue={clue} />
      <StepCard
        steps={nextForClue(clue)}
        onAct={setDialog}
        elsewhere={ELSEWHERE}
        extra={
          needsLetter
            ? {
                label: '起草移送函',
                why: '审批已经完成。起草移送函，编号、用印后由两人专送。',
                onClick: () => setDialog('draft'),
              }
            : null
        }
        idle={clue.state === 'withdrawn' ? '线索已经撤回。' : '线索已经办结。'}
      />
      {dues.length > 0 && (
        <Section title="期限">
          <DueTable label="线索期限" dues={dues} onOpen={(due) => openDue(due, links)} />
        </Section>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="md">
            <ClueFactsPart
              clue={clue}
              links={links}
              onEdit={clue.state === 'registered' ? () => setDialog('clue/facts-edited') : null}
            />
            <ClueMaterials clue={clue} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <MatterPapers
              isNarrow
              title="移送函"
              papers={papers}
              onNew={isBefore ? () => setDialog('draft') : null}
              onOpen={links.onOpenDocument}
            />
            <ClueCourse clue={clue} />
          </Stack>
        </Grid.Col>
      </Grid>
      <ClueDialogs
        clue={clue}
        actor={actor}
        papers={papers}
        dialog={dialog}
        onOpenDocument={links.onOpenDocument}
        onClose={() => setDialog(null)}
      />
    </Stack>
  )
}

type ClueDialogsProps = Omit<ClueBodyProps, 'links'> & {
  readonly dialog: ClueDialog | null
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

function ClueDialogs({ clue, actor, papers, dialog, onOpenDocument, onClose }: ClueDialogsProps) {
  const people = useRows('people') ?? []
  const act = { clue, actor, people, papers, onClose }
  switch (dialog) {
    case null:
      return null
    case 'clue/facts-edited':
      return (
        <ClueFactsDialog
          title="修改线索内容"
          submitLabel="保存"
          initial={clue.facts}
          {...(clue.approvals.length === 0
            ? {}
            : { warning: '修改后，已经登记的审批意见作废，要从承办重新审批。' })}
          onClose={onClose}
          onSubmit={async (facts) => {
            await perform('clue/facts-edited', { clueId: clue.id, facts })
            onClose()
          }}
        />
      )
    case 'draft':
      return (
        <DraftPaperDialog
          title="起草移送函"
          subjects={CLUE_SUBJECT}
          access="clue"
          order={{ clueId: clue.id }}
          onClose={onClose}
          onDrafted={(documentId) => {
            onClose()
            onOpenDocument(documentId)
          }}
        />
      )
    case 'clue/approved':
      return <ApproveClueDialog {...act} />
    case 'clue/transferred':
      return <TransferClueDialog {...act} />
    case 'clue/receipt-recorded':
      return <ReceiptDialog {...act} />
    case 'clue/result-recorded':
      return <ResultDialog {...act} />
    case 'clue/withdrawn':
      return <WithdrawClueDialog {...act} />
  }
}

const CLUE_SUBJECT = ['clue'] as const
