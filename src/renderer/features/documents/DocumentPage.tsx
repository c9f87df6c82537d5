import { ActionIcon, Badge, Button, Center, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { SealPlacement } from '@shared/domain/document/supervision-document'
import { ActDialogs, type ActName } from './ActDialogs'
import { isSample } from './document-rows'
import { EditorPane } from './EditorPane'
import { StateBadge } from './StateBadge'
import { PreviewPane, type PreviewTarget } from './PreviewPane'
import { SealDialog } from './seal'
import { StageBar } from './StageBar'
import { StateActions } from './StateActions'
import { useDocument, type DocumentWork } from './use-document'
import { useEditing } from './use-editing'
import classes from './documents.module.css'

type DocumentPageProps = {
  readonly documentId: string
  readonly onOpenReview: (caseId: string, reviewId: string, findingId?: string) => void
  readonly onOpenSeals: () => void
  readonly onClose: () => void
  readonly onOpenDocument: (documentId: string) => void
  readonly onOpenMatter: (matterId: string) => void
  readonly onOpenClue: (clueId: string) => void
  readonly onOpenDispute: (disputeId: string) => void
}

/** One document: its text on the left, its printed page on the right, its next act above. */
export function DocumentPage({ documentId, ...go }: DocumentPageProps) {
  const work = useDocument(documentId)
  if (work === undefined) {
    return (
      <Stack align="center" py={80}>
        <Title order={2} size="h3">
          找不到这份文书
        </Title>
        <Text>它可能属于另一台电脑上的记录。</Text>
        <Button onClick={go.onClose}>回到文书列表</Button>
      </Stack>
    )
  }
  if (work === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取文书" />
      </Center>
    )
  }
  return <OpenDocument work={work} {...go} />
}

type OpenDocumentProps = Omit<DocumentPageProps, 'documentId'> & { readonly work: DocumentWork }

function OpenDocument({ work, onOpenReview, onOpenSeals, onClose }: OpenDocumentProps) {
  const { document, caseFile } = work
  const editing = useEditing(document)
  const [act, setAct] = useState<ActName | 'seal' | null>(null)
  const [visited, setVisited] = useState<string | null>(null)
  const [impression, setImpression] = useState<PreviewTarget | null>(null)
  const close = (): void => setAct(null)
  const { caseId, reviewId } = document
  const openReview =
    caseId === null || reviewId === null
      ? null
      : (findingId?: string): void => onOpenReview(caseId, reviewId, findingId)
  const text = document.paragraphs.find(({ id }) => id === visited)?.text
  const target = useMemo<PreviewTarget | null>(
    () => impression ?? (text === undefined ? null : { kind: 'text', text }),
    [impression, text],
  )
  return (
    <div className={classes.screen} data-testid="document-page" data-state={document.state}>
      <header className={classes.top}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="回到文书列表"
          title="回到文书列表"
          onClick={onClose}
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
          <Text size="sm" className={classes.muted} truncate>
            {caseFile?.facts.title}
          </Text>
        </div>
        <Group gap={8} wrap="nowrap">
          {openReview && (
            <Button variant="default" onClick={() => openReview()}>
              查看评查
            </Button>
          )}
          <StateActions document={document} flush={editing.flush} onAct={setAct} />
        </Group>
      </header>
      <StageBar document={document} />
      <div className={classes.body}>
        <EditorPane
          work={work}
          editing={editing}
          onOpenReview={(findingId) => openReview?.(findingId)}
          onVisit={(paragraphId) => {
            setImpression(null)
            setVisited(paragraphId)
          }}
        />
        <PreviewPane document={document} target={target} />
      </div>
      <ActDialogs work={work} act={act === 'seal' ? null : act} flush={editing.flush} onClose={close} />
      <SealDialog
        work={work}
        isOpen={act === 'seal'}
        onSealed={(placement) => setImpression(aroundSeal(placement))}
        onClose={close}
        onOpenSeals={onOpenSeals}
      />
    </div>
  )
}

const A4_HEIGHT_MM = 297

/** The impression just made, to be looked at. */
function aroundSeal({ pageIndex, centreYMm, heightMm }: SealPlacement): PreviewTarget {
  const [top, bottom] = [centreYMm - heightMm / 2, centreYMm + heightMm / 2].map((mm) => mm / A4_HEIGHT_MM)
  return { kind: 'place', stretch: { pageIndex, top: top ?? 0, bottom: bottom ?? 1 } }
}
