import { ActionIcon, Badge, Button, Center, Group, Loader, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { mayHandleClues } from '@shared/domain/loop/access'
import { useActor } from '../../data/session'
import { ActDialogs, type ActName } from './ActDialogs'
import { isSample } from './document-rows'
import { EditorPane } from './EditorPane'
import { FollowUpPanel } from './follow-up'
import { PaperLog } from './log/PaperLog'
import { PreviewPane, type PreviewTarget } from './PreviewPane'
import { SealPanel } from './seal'
import { StageBar } from './StageBar'
import { StateActions } from './StateActions'
import { StateBadge } from './StateBadge'
import { SubjectLinks } from './SubjectLinks'
import { useDocument, type DocumentWork } from './use-document'
import { useEditing } from './use-editing'
import { useHistory } from './use-history'
import classes from './documents.module.css'

export type DocumentPageProps = {
  readonly documentId: string
  readonly onOpenReview: (caseId: string, reviewId: string, findingId?: string) => void
  readonly onOpenSeals: () => void
  readonly onClose: () => void
  readonly onOpenDocument: (documentId: string) => void
  readonly onOpenMatter: (matterId: string) => void
  readonly onOpenClue: (clueId: string) => void
  readonly onOpenDispute: (disputeId: string) => void
}

/** One document: its text and its printed page, its seal, what became of it, and who did what. */
export function DocumentPage({ documentId, ...go }: DocumentPageProps) {
  const work = useDocument(documentId)
  const actor = useActor()
  if (work === null || actor === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取文书" />
      </Center>
    )
  }
  if (work === undefined) {
    return (
      <NoPaper title="找不到这份文书" onClose={go.onClose}>
        它可能属于另一台电脑上的记录。
      </NoPaper>
    )
  }
  if (work.isCluePaper && !mayHandleClues(actor)) {
    return (
      <NoPaper title="这份文书涉及问题线索" onClose={go.onClose}>
        只有线索管理人员和组长可以查看和办理。
      </NoPaper>
    )
  }
  return <OpenDocument work={work} {...go} />
}

type NoPaperProps = { readonly title: string; readonly children: string; readonly onClose: () => void }

function NoPaper({ title, children, onClose }: NoPaperProps) {
  return (
    <Stack align="center" py={80}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text>{children}</Text>
      <Button onClick={onClose}>回到文书列表</Button>
    </Stack>
  )
}

type PageTab = 'draft' | 'seal' | 'follow-up' | 'log'
type OpenDocumentProps = Omit<DocumentPageProps, 'documentId'> & { readonly work: DocumentWork }

function OpenDocument({ work, ...go }: OpenDocumentProps) {
  const { document } = work
  const editing = useEditing(document)
  const changes = useHistory(document)
  const [tab, setTab] = useState<PageTab>('draft')
  const [act, setAct] = useState<ActName | null>(null)
  const [visited, setVisited] = useState<string | null>(null)
  const text = document.paragraphs.find(({ id }) => id === visited)?.text
  const target = useMemo<PreviewTarget | null>(
    () => (text === undefined || text === '' ? null : { kind: 'text', text }),
    [text],
  )
  const openTab = useCallback(
    (next: PageTab): void => {
      // What was typed must be on the paper before anybody looks at it elsewhere.
      void editing.flush()
      setTab(next)
    },
    [editing],
  )
  return (
    <div className={classes.screen} data-testid="document-page" data-state={document.state}>
      <Header work={work} {...go}>
        <StateActions
          document={document}
          flush={editing.flush}
          onAct={(next) => (next === 'seal' ? openTab('seal') : setAct(next))}
        />
      </Header>
      <StageBar document={document} />
      <Tabs
        value={tab}
        onChange={(next) => openTab((next ?? 'draft') as PageTab)}
        keepMounted={false}
        className={classes.tabs ?? ''}
      >
        <Tabs.List>
          <Tabs.Tab value="draft">拟稿与预览</Tabs.Tab>
          <Tabs.Tab value="seal">用印</Tabs.Tab>
          <Tabs.Tab value="follow-up">送达与整改</Tabs.Tab>
          <Tabs.Tab value="log">办理记录</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="draft" className={classes.body ?? ''}>
          <EditorPane
            work={work}
            editing={editing}
            changes={changes}
            onOpenFinding={({ caseId, reviewId, id }) => go.onOpenReview(caseId, reviewId, id)}
            onVisit={setVisited}
          />
          <PreviewPane document={document} target={target} />
        </Tabs.Panel>
        <Tabs.Panel value="seal" className={classes.tabPanel ?? ''}>
          <SealPanel work={work} onOpenSeals={go.onOpenSeals} />
        </Tabs.Panel>
        <Tabs.Panel value="follow-up" className={classes.tabPanel ?? ''}>
          <FollowUpPanel
            documentId={document.id}
            onOpenDocument={go.onOpenDocument}
            onOpenReview={go.onOpenReview}
          />
        </Tabs.Panel>
        <Tabs.Panel value="log" className={classes.tabPanel ?? ''}>
          <PaperLog document={document} changes={changes} />
        </Tabs.Panel>
      </Tabs>
      <ActDialogs work={work} act={act} flush={editing.flush} onClose={() => setAct(null)} />
    </div>
  )
}

type HeaderProps = OpenDocumentProps & { readonly children: ReactNode }

function Header({ work, children, ...go }: HeaderProps) {
  const { document, caseFile } = work
  return (
    <header className={classes.top}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="回到文书列表"
        title="回到文书列表"
        onClick={go.onClose}
      >
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
      <div className={classes.heading}>
        <Group gap={8} wrap="nowrap">
          <Title order={2} size="h4" style={{ whiteSpace: 'nowrap' }}>
            {document.kind.title}
          </Title>
          <Text fw={600} style={{ whiteSpace: 'nowrap' }} data-testid="document-number">
            {document.number?.text ?? '未编号'}
          </Text>
          <StateBadge state={document.state} />
          {isSample(caseFile) && (
            <Badge variant="outline" color="gray" style={{ flex: 'none' }}>
              示例
            </Badge>
          )}
        </Group>
        <SubjectLinks work={work} {...go} />
      </div>
      <Group gap={8} wrap="nowrap">
        {children}
      </Group>
    </header>
  )
}
