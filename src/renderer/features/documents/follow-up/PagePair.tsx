/**
 * The page the fault was found on, beside what was handed in against it. Both sides are whole viewers: each scrolls,
 * zooms and turns by its own keys, and Tab leads from one to the other.
 */
import { Button, Group, Text } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import type { CaseFile, FiledScan } from '@shared/domain/case-file/case-file'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { Evidence } from '@shared/domain/document/follow-up'
import {
  PageViewer,
  pageKey,
  useCasePages,
  useViewer,
  useViewerState,
  type ViewerMark,
  type ViewerStore,
} from '../../../viewer'
import type { PaperFinding } from './paper-findings'
import classes from './follow-up.module.css'

type PagePairProps = {
  readonly finding: PaperFinding
  readonly caseFile: CaseFile
  /** The scans handed in. */
  readonly files: readonly AttachedFile[]
}

export function PagePair({ finding, caseFile, files }: PagePairProps) {
  return (
    <div className={classes.pair} data-testid="page-pair">
      <OldSide finding={finding} files={caseFile.files} />
      <NewSide files={files} evidence={finding.evidence} />
    </div>
  )
}

function OldSide({
  finding,
  files,
}: {
  readonly finding: PaperFinding
  readonly files: readonly FiledScan[]
}) {
  const viewer = useViewer()
  const { pages, retryFile } = useCasePages(files)
  const { currentIndex, pageCount } = useViewerState(viewer)
  const marks = useMemo(() => marksOf(finding), [finding])
  const first = marks[0]
  const isThere = first !== undefined && pages.some(({ key }) => key === keyOf(first))
  useEffect(() => {
    if (first !== undefined && isThere) viewer.scrollToMark(first.id)
  }, [viewer, first, isThere])
  return (
    <section className={classes.side} aria-label="原案卷页面">
      <SideHead
        title={`原页 ${finding.placeText}`}
        viewer={viewer}
        at={pageCount === 0 ? '' : `${currentIndex + 1} / ${pageCount}`}
      />
      <div className={classes.pages}>
        <PageViewer
          viewer={viewer}
          pages={pages}
          marks={marks}
          selectedMarkId={first?.id ?? null}
          onRetryFile={retryFile}
          label="原案卷页面，方向键翻页"
        />
      </div>
    </section>
  )
}

function NewSide({
  files,
  evidence,
}: {
  readonly files: readonly AttachedFile[]
  readonly evidence: readonly Evidence[]
}) {
  const viewer = useViewer()
  const { pages, retryFile } = useCasePages(files)
  const { currentIndex, pageCount } = useViewerState(viewer)
  const places = evidence.map(({ fileId, pageIndex, note }) => ({
    index: pages.findIndex(({ key }) => key === pageKey(fileId, pageIndex)),
    note,
  }))
  const first = places[0]?.index ?? -1
  useEffect(() => {
    if (first >= 0) viewer.goToPage(first)
  }, [viewer, first])
  return (
    <section className={classes.side} aria-label="整改佐证页面">
      <SideHead
        title={evidence.length === 0 ? '整改佐证（没有对应到本问题的页面）' : '整改佐证'}
        viewer={viewer}
        at={pageCount === 0 ? '' : `${currentIndex + 1} / ${pageCount}`}
      >
        {places.map(({ index, note }, at) => (
          <Button
            key={`${at} ${index}`}
            size="compact-xs"
            variant={index === currentIndex ? 'filled' : 'default'}
            disabled={index < 0}
            title={note}
            onClick={() => viewer.goToPage(index)}
          >
            佐证 {at + 1}
          </Button>
        ))}
      </SideHead>
      <div className={classes.pages}>
        {files.length === 0 ? (
          <Text size="sm" p="md">
            被监督单位还没有提交扫描件。登记反馈时选择扫描件，再把页面对应到问题。
          </Text>
        ) : (
          <PageViewer
            viewer={viewer}
            pages={pages}
            onRetryFile={retryFile}
            label="整改佐证页面，方向键翻页"
          />
        )}
      </div>
    </section>
  )
}

type SideHeadProps = {
  readonly title: string
  readonly at: string
  readonly viewer: ViewerStore
  readonly children?: React.ReactNode
}

function SideHead({ title, at, viewer, children }: SideHeadProps) {
  return (
    <Group gap={6} px="xs" py={4} justify="space-between" wrap="nowrap" className={classes.sideHead}>
      <Text size="sm" fw={600} truncate>
        {title}
      </Text>
      <Group gap={4} wrap="nowrap">
        {children}
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${title} 缩小`}
          onClick={() => viewer.zoomOut()}
        >
          －
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${title} 放大`}
          onClick={() => viewer.zoomIn()}
        >
          ＋
        </Button>
        <Text size="xs" className={classes.count}>
          {at}
        </Text>
      </Group>
    </Group>
  )
}

const keyOf = ({ place }: ViewerMark): string => pageKey(place.fileId, place.pageIndex)

/** The fault's own places; what the file lacks has none. */
const marksOf = ({ id, number, finding }: PaperFinding): readonly ViewerMark[] =>
  finding.places.flatMap((place, index) =>
    place.kind === 'missing'
      ? []
      : [
          {
            ...{ id: `${id} ${index}`, place, severity: finding.severity, label: String(number) },
            title: finding.description,
          },
        ],
  )
