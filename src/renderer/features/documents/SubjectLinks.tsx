import { Anchor, Group, Text } from '@mantine/core'
import { clueNumber } from '@shared/domain/loop/clue'
import { disputeNumber } from '@shared/domain/loop/dispute'
import { matterNumber } from '@shared/domain/loop/matter'
import { useRow } from '../../data/live'
import type { DocumentPageProps } from './DocumentPage'
import type { DocumentWork } from './use-document'
import classes from './documents.module.css'

type SubjectLinksProps = Pick<
  DocumentPageProps,
  'onOpenReview' | 'onOpenDocument' | 'onOpenMatter' | 'onOpenClue' | 'onOpenDispute'
> & { readonly work: DocumentWork }

/** What this paper is about, each one click away. */
export function SubjectLinks({ work, ...go }: SubjectLinksProps) {
  const { document, caseFile } = work
  const { caseId, reviewId } = document
  const matter = useRow('matters', document.matterId)
  const clue = useRow('clues', document.clueId)
  const dispute = useRow('disputes', document.disputeId)
  const parent = useRow('documents', document.parentId)
  return (
    <Group gap={10} wrap="nowrap" className={classes.subjects ?? ''}>
      {caseFile && (
        <Text size="sm" className={classes.muted} truncate>
          {caseFile.facts.title}
        </Text>
      )}
      {caseId !== null && reviewId !== null && (
        <Link onOpen={() => go.onOpenReview(caseId, reviewId)}>查看评查</Link>
      )}
      {matter && <Link onOpen={() => go.onOpenMatter(matter.id)}>{matterNumber(matter)}</Link>}
      {clue && <Link onOpen={() => go.onOpenClue(clue.id)}>{clueNumber(clue)}</Link>}
      {dispute && <Link onOpen={() => go.onOpenDispute(dispute.id)}>{disputeNumber(dispute)}</Link>}
      {parent && (
        <Link onOpen={() => go.onOpenDocument(parent.id)}>
          {`上一份：${parent.number?.text ?? parent.kind.title}`}
        </Link>
      )}
    </Group>
  )
}

function Link({ onOpen, children }: { readonly onOpen: () => void; readonly children: string }) {
  return (
    <Anchor component="button" size="sm" onClick={onOpen} style={{ whiteSpace: 'nowrap' }}>
      {children}
    </Anchor>
  )
}
