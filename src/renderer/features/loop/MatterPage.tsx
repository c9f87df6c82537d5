import { Alert, Button, Center, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useState } from 'react'
import { clueNumber } from '@shared/domain/loop/clue'
import { disputeNumber } from '@shared/domain/loop/dispute'
import { matterNumber } from '@shared/domain/loop/matter'
import type { MatterAct } from '@shared/domain/loop/matter-rules'
import { nextForMatter, wantsPaper } from '@shared/domain/loop/next-step'
import { perform } from '../../data/acts'
import { DueTable } from '../../ui/DueTable'
import { FileChips } from '../../ui/FileChips'
import { FactList, Section } from '../../ui/Section'
import { StepCard } from '../../ui/StepCard'
import { Loading } from './EmptyList'
import { FormsMenu } from './FormsMenu'
import { CLUE_STATE_NAMES, DISPUTE_STATE_NAMES, MATTER_STATE_NAMES } from './labels'
import { LinkedRows } from './LinkedRows'
import { openDue, type LoopLinks } from './links'
import { MatterCases } from './MatterCases'
import { MatterDialog } from './MatterDialog'
import {
  ArchiveMatterDialog,
  CloseMatterDialog,
  InvestigateDialog,
  ReopenMatterDialog,
} from './MatterDialogs'
import { MatterDraftDialog } from './MatterDraftDialog'
import { MatterPapers } from './MatterPapers'
import { StateTag } from './StateTag'
import { timelineOf } from './timeline'
import { TimelineList } from './TimelineList'
import { useMatter, type MatterView } from './use-matter'

export type MatterPageProps = { readonly matterId: string } & LoopLinks

type Dialog = MatterAct | 'draft'
/** These stand beside what they change. */
const ELSEWHERE: readonly MatterAct[] = ['matter/facts-edited']

/** One 监督案件: what it is about, what was done, its papers, and what is due. */
export function MatterPage({ matterId, ...links }: MatterPageProps) {
  const view = useMatter(matterId)
  if (view === null) return <Loading what="监督案件" />
  if (view === undefined)
    return (
      <Center p="xl">
        <Alert color="yellow" title="找不到这个监督案件" maw={480}>
          请回到“监督办理”，从列表里重新打开。
        </Alert>
      </Center>
    )
  return <MatterBody view={view} links={links} />
}

function MatterBody({ view, links }: { readonly view: MatterView; readonly links: LoopLinks }) {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const { matter, papers, dues } = view
  const isOpen = matter.state === 'open'
  return (
    <Stack p="lg" gap="md">
      <Header view={view} />
      <StepCard
        steps={nextForMatter(matter, papers)}
        onAct={setDialog}
        elsewhere={ELSEWHERE}
        extra={
          wantsPaper(matter, papers)
            ? {
                label: '起草文书',
                why: '已经调查，可以起草通知书、意见书等文书。',
                onClick: () => setDialog('draft'),
              }
            : null
        }
        idle={matter.state === 'archived' ? '案件已经归档。' : '等待文书办结；各份文书的下一步见下表。'}
      />
      {dues.length > 0 && (
        <Section title="期限">
          <DueTable label="本案期限" dues={dues} onOpen={(due) => openDue(due, links)} />
        </Section>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            <MatterPapers
              papers={papers}
              onNew={isOpen ? () => setDialog('draft') : null}
              onOpen={links.onOpenDocument}
            />
            <Facts view={view} onEdit={isOpen ? () => setDialog('matter/facts-edited') : null} />
            <MatterCases cases={view.cases} onOpenReview={links.onOpenReview} />
            <Investigations view={view} onAdd={isOpen ? () => setDialog('matter/investigated') : null} />
            <Linked view={view} links={links} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <TimelineList entries={timelineOf(view)} onOpenDocument={links.onOpenDocument} />
        </Grid.Col>
      </Grid>
      <Dialogs
        view={view}
        dialog={dialog}
        onOpenDocument={links.onOpenDocument}
        onClose={() => setDialog(null)}
      />
    </Stack>
  )
}

function Header({ view: { matter } }: { readonly view: MatterView }) {
  const { facts, state, closing } = matter
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div>
        <Group gap="xs">
          <Text size="sm">{matterNumber(matter)}</Text>
          <StateTag state={state} names={MATTER_STATE_NAMES} />
        </Group>
        <Title order={2}>{facts.title}</Title>
        <Text size="sm">
          {[facts.unit, facts.source, closing && `${closing.on} 结案：${closing.conclusion}`]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <FormsMenu
          subjectId={matter.id}
          forms={[{ kind: 'matter-file', label: '监督案件卷', formats: ['pdf'] }]}
        />
      </Group>
    </Group>
  )
}

function Facts({ view, onEdit }: { readonly view: MatterView; readonly onEdit: (() => void) | null }) {
  const { facts, archive, closing } = view.matter
  return (
    <Section
      title="案件信息"
      actions={
        onEdit && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEdit size={16} aria-hidden />}
            onClick={onEdit}
          >
            修改
          </Button>
        )
      }
    >
      <FactList
        rows={[
          ['被监督单位', facts.unit],
          ['来源', facts.source],
          ['案由', facts.cause],
          ['立项日期', facts.registeredOn],
          ['联合检察', facts.isJoint ? '是' : ''],
          ['公益诉讼', facts.isPublicInterest ? '是' : ''],
          ['事项摘要', facts.summary],
          ['结案', closing === null ? '' : `${closing.on} ${closing.conclusion} ${closing.note}`.trim()],
          ['归档', archive === null ? '' : `${archive.on} ${archive.archiveNumber} ${archive.note}`.trim()],
        ]}
      />
    </Section>
  )
}

function Investigations({
  view: { matter },
  onAdd,
}: {
  readonly view: MatterView
  readonly onAdd: (() => void) | null
}) {
  return (
    <Section
      title="调查"
      actions={
        onAdd && (
          <Button size="xs" variant="default" onClick={onAdd}>
            登记调查
          </Button>
        )
      }
    >
      {matter.investigations.length === 0 ? (
        <Text size="sm" c="dimmed">
          还没有调查记录。
        </Text>
      ) : (
        <Stack gap="sm">
          {matter.investigations.map(({ investigationId, on, people, what, files }) => (
            <div key={investigationId}>
              <Text size="sm" fw={600}>
                {on} {people.map(({ name, certificate }) => `${name}（${certificate}）`).join('、')}
              </Text>
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {what}
              </Text>
              <FileChips files={files} />
            </div>
          ))}
        </Stack>
      )}
    </Section>
  )
}

function Linked({ view, links }: { readonly view: MatterView; readonly links: LoopLinks }) {
  const { clues, disputes } = view
  if (clues.length + disputes.length === 0) return null
  return (
    <Section title="相关线索和争议">
      <LinkedRows
        rows={[
          ...clues.map((clue) => ({
            ...{ id: clue.id, label: clueNumber(clue), state: CLUE_STATE_NAMES[clue.state] },
            onOpen: () => links.onOpenClue(clue.id),
          })),
          ...disputes.map((dispute) => ({
            ...{ id: dispute.id, label: disputeNumber(dispute), state: DISPUTE_STATE_NAMES[dispute.state] },
            onOpen: () => links.onOpenDispute(dispute.id),
          })),
        ]}
      />
    </Section>
  )
}

type DialogsProps = {
  readonly view: MatterView
  readonly dialog: Dialog | null
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

function Dialogs({ view, dialog, onOpenDocument, onClose }: DialogsProps) {
  const { matter, people, cases } = view
  const act = { matterId: matter.id, onClose }
  switch (dialog) {
    case null:
      return null
    case 'matter/facts-edited':
      return (
        <MatterDialog
          title="修改案件信息"
          submitLabel="保存"
          initial={matter.facts}
          onClose={onClose}
          onSubmit={async (facts) => {
            await perform('matter/facts-edited', { matterId: matter.id, facts })
            onClose()
          }}
        />
      )
    case 'matter/investigated':
      return <InvestigateDialog {...act} people={people} />
    case 'matter/closed':
      return <CloseMatterDialog {...act} />
    case 'matter/reopened':
      return <ReopenMatterDialog {...act} />
    case 'matter/archived':
      return <ArchiveMatterDialog {...act} />
    case 'draft':
      return (
        <MatterDraftDialog
          matterId={matter.id}
          cases={cases}
          onClose={onClose}
          onDrafted={(documentId) => {
            onClose()
            onOpenDocument(documentId)
          }}
        />
      )
  }
}
