import {
  Alert,
  AppShell,
  Group,
  Indicator,
  NavLink,
  Text,
  Title,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import {
  IconChartBar,
  IconFileText,
  IconFolders,
  IconListCheck,
  IconProgressCheck,
  IconRubberStamp,
  IconRulerMeasure,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Suspense, useEffect, useState } from 'react'
import type { JournalStatus } from '@shared/ipc/shapes'
import type { Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { useSaveState } from '../data/acts'
import { countDues, useDues } from '../data/dues'
import { useShown } from '../data/live'
import { CasesPage } from '../features/cases'
import { PersonBar } from '../features/people'
import { useOfficeUndo } from './office-undo'
import {
  CampaignPage,
  CampaignsPage,
  CluePage,
  DisputePage,
  DocumentPage,
  DocumentsPage,
  EntryPage,
  KindPage,
  KindsPage,
  LoopPage,
  MatterPage,
  PeoplePage,
  readAhead,
  RegistersPage,
  ReviewPage,
  SealsPage,
  SettingsPage,
  StandardEditorPage,
  StandardsPage,
} from './pages'
import { navigate, toHash, useRoute, type Route } from './routes'
import { SaveIndicator } from '../ui/SaveIndicator'

const NAVIGATION: readonly {
  readonly route: Route
  readonly label: string
  readonly icon: typeof IconFolders
}[] = [
  { route: { page: 'cases' }, label: '案卷', icon: IconFolders },
  { route: { page: 'campaigns' }, label: '评查批次', icon: IconListCheck },
  { route: { page: 'documents' }, label: '监督文书', icon: IconFileText },
  { route: { page: 'loop' }, label: '监督办理', icon: IconProgressCheck },
  { route: { page: 'seals' }, label: '印章与用印', icon: IconRubberStamp },
  { route: { page: 'registers' }, label: '台账统计', icon: IconChartBar },
  { route: { page: 'standards' }, label: '评分标准', icon: IconRulerMeasure },
  { route: { page: 'people' }, label: '人员', icon: IconUsers },
  { route: { page: 'settings' }, label: '设置', icon: IconSettings },
]

const SECTION_OF: Readonly<Record<Route['page'], Route['page']>> = {
  campaigns: 'campaigns',
  campaign: 'campaigns',
  entry: 'campaigns',
  cases: 'cases',
  review: 'cases',
  standards: 'standards',
  'standard-draft': 'standards',
  people: 'people',
  documents: 'documents',
  document: 'documents',
  kinds: 'documents',
  kind: 'documents',
  loop: 'loop',
  matter: 'loop',
  clue: 'loop',
  dispute: 'loop',
  registers: 'registers',
  seals: 'seals',
  settings: 'settings',
}

type ShellProps = { readonly status: JournalStatus; readonly onSwitchPerson: () => void }

/** Navigation on the left, the page on the right; the review and the editor take the full width. */
export function Shell({ status, onSwitchPerson }: ShellProps) {
  const route = useRoute()
  useEffect(readAhead, [])
  const saveState = useSaveState()
  const isNarrow = route.page === 'review' || route.page === 'document'
  // Those two take back their own acts.
  useOfficeUndo(!isNarrow)
  return (
    <AppShell header={{ height: 48 }} navbar={{ width: isNarrow ? 56 : 176, breakpoint: 0 }} padding={0}>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <UnstyledButton
            onClick={() => navigate({ page: 'cases' })}
            aria-label="衡卷 行政执法案卷评查，回到案卷列表"
          >
            <Group gap="xs">
              <Title order={1} size="h4">
                衡卷
              </Title>
              <Text size="xs" c="dimmed">
                行政执法案卷评查
              </Text>
            </Group>
          </UnstyledButton>
          <Group gap="md" wrap="nowrap">
            <SaveIndicator state={saveState} />
            <PersonBar onSwitch={onSwitchPerson} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p={4} component="nav" aria-label="主导航">
        {NAVIGATION.map(({ route: target, label, icon: Icon }) => (
          <NavLink
            key={target.page}
            href={toHash(target)}
            label={isNarrow ? <VisuallyHidden>{label}</VisuallyHidden> : label}
            title={label}
            leftSection={
              target.page === 'loop' ? <LoopIcon icon={Icon} /> : <Icon size={20} stroke={1.6} aria-hidden />
            }
            active={SECTION_OF[route.page] === target.page}
            aria-current={SECTION_OF[route.page] === target.page ? 'page' : undefined}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <RecordNotice status={status} />
        <MemoryNotice />
        <Suspense fallback={null}>
          <Page route={route} />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  )
}

/** What is late or due today, on the icon itself: it is in sight wherever one works. */
function LoopIcon({ icon: Icon }: { readonly icon: typeof IconFolders }) {
  const { over, today } = countDues(useDues() ?? [])
  const count = over + today
  return (
    <Indicator
      label={count}
      size={16}
      color="red.9"
      disabled={count === 0}
      data-testid="loop-badge"
      style={{ display: 'flex' }}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      {count > 0 && <VisuallyHidden>，{count} 项到期或超期</VisuallyHidden>}
    </Indicator>
  )
}

/** Where the screens of the loop lead to. */
const LOOP_LINKS = {
  onOpenDocument: (documentId: string) => navigate({ page: 'document', documentId }),
  onOpenMatter: (matterId: string) => navigate({ page: 'matter', matterId }),
  onOpenClue: (clueId: string) => navigate({ page: 'clue', clueId }),
  onOpenDispute: (disputeId: string) => navigate({ page: 'dispute', disputeId }),
  onOpenReview: (caseId: string, reviewId: string) => navigate({ page: 'review', caseId, reviewId }),
} as const

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'cases':
      return (
        <CasesPage
          onOpen={(caseId) => navigate({ page: 'review', caseId })}
          onOpenLoop={() => navigate({ page: 'loop', tab: 'dues' })}
        />
      )
    case 'review':
      return (
        <ReviewPage
          key={`${route.caseId} ${route.reviewId ?? ''}`}
          caseId={route.caseId}
          reviewId={route.reviewId ?? null}
          findingId={route.findingId ?? null}
          onOpenReview={(reviewId) => navigate({ page: 'review', caseId: route.caseId, reviewId })}
          onOpenDocument={(documentId) => navigate({ page: 'document', documentId })}
          onClose={() => navigate({ page: 'cases' })}
        />
      )
    case 'documents':
      return (
        <DocumentsPage
          onOpen={(documentId) => navigate({ page: 'document', documentId })}
          onOpenKinds={() => navigate({ page: 'kinds' })}
        />
      )
    case 'document':
      return (
        <DocumentPage
          key={route.documentId}
          documentId={route.documentId}
          {...LOOP_LINKS}
          onOpenReview={(caseId, reviewId, findingId) =>
            navigate({ page: 'review', caseId, reviewId, findingId })
          }
          onOpenSeals={() => navigate({ page: 'seals' })}
          onClose={() => navigate({ page: 'documents' })}
        />
      )
    case 'kinds':
      return (
        <KindsPage
          onOpenKind={(kindId) => navigate({ page: 'kind', kindId })}
          onClose={() => navigate({ page: 'documents' })}
        />
      )
    case 'kind':
      return <KindPage key={route.kindId} kindId={route.kindId} onClose={() => navigate({ page: 'kinds' })} />
    case 'loop':
      return (
        <LoopPage
          tab={route.tab ?? 'dues'}
          onTab={(tab) => navigate({ page: 'loop', tab })}
          {...LOOP_LINKS}
        />
      )
    case 'matter':
      return <MatterPage key={route.matterId} matterId={route.matterId} {...LOOP_LINKS} />
    case 'clue':
      return <CluePage key={route.clueId} clueId={route.clueId} {...LOOP_LINKS} />
    case 'dispute':
      return <DisputePage key={route.disputeId} disputeId={route.disputeId} {...LOOP_LINKS} />
    case 'registers':
      return <RegistersPage {...LOOP_LINKS} />
    case 'seals':
      return <SealsPage onOpenDocument={(documentId) => navigate({ page: 'document', documentId })} />
    case 'settings':
      return <SettingsPage />
    case 'campaigns':
      return <CampaignsPage onOpen={(campaignId) => navigate({ page: 'campaign', campaignId })} />
    case 'campaign':
      return (
        <CampaignPage
          key={route.campaignId}
          campaignId={route.campaignId}
          onOpenEntry={(entryId) => navigate({ page: 'entry', entryId })}
          onClose={() => navigate({ page: 'campaigns' })}
        />
      )
    case 'entry':
      return (
        <EntryPage
          key={route.entryId}
          entryId={route.entryId}
          onOpenReview={(caseId, reviewId) => navigate({ page: 'review', caseId, reviewId })}
          onOpenCampaign={(campaignId) => navigate({ page: 'campaign', campaignId })}
          onOpenMatter={LOOP_LINKS.onOpenMatter}
        />
      )
    case 'standards':
      return <StandardsPage onOpenDraft={(draftId) => navigate({ page: 'standard-draft', draftId })} />
    case 'standard-draft':
      return (
        <StandardEditorPage
          key={route.draftId}
          draftId={route.draftId}
          onClose={() => navigate({ page: 'standards' })}
        />
      )
    case 'people':
      return <PeoplePage />
  }
}

/** What the record has to say after this start: read-only, a cut write, a clock set back. */
function RecordNotice({ status }: { readonly status: JournalStatus }) {
  const [isClosed, setClosed] = useState(false)
  if (status.trouble) {
    return (
      <Alert color="red" title="只能查看，不能修改" m="md">
        {describeFailure(status.trouble)}
      </Alert>
    )
  }
  const notice = recordNotice(status)
  if (notice === null || isClosed) return null
  return (
    <Alert
      color="yellow"
      title={notice.title}
      m="md"
      withCloseButton
      closeButtonLabel="知道了"
      onClose={() => setClosed(true)}
    >
      {describeFailure(notice)}
    </Alert>
  )
}

/** A clock a minute off is nobody's concern; more would date documents wrongly. */
const CLOCK_TOLERANCE_MS = 60_000

function recordNotice({
  recovered,
  clockBehindMs,
}: JournalStatus): (Failure & { readonly title: string }) | null {
  if (recovered && recovered.lostEvents > 0) {
    const params = { lostEvents: recovered.lostEvents }
    return { title: '磁盘丢失了部分记录', code: 'journal/recovered-with-loss', params }
  }
  if (recovered && recovered.bytes > 0) {
    return { title: '上次没有正常退出', code: 'journal/recovered', params: { bytes: recovered.bytes } }
  }
  if (clockBehindMs > CLOCK_TOLERANCE_MS) {
    return { title: '请检查电脑时间', code: 'journal/clock-behind', params: { clockBehindMs } }
  }
  return null
}

/** The window's own database is gone, most likely because the disk is full; the work is shown from the record itself. */
function MemoryNotice() {
  if (useShown().from === 'database') return null
  return (
    <Alert color="yellow" title="磁盘可能已满" m="md" role="status">
      界面的缓存暂时写不进磁盘，现在直接按记录显示，内容是完整的。已保存的内容都在；请尽快清理磁盘，清理后可以继续工作，不必重启程序。
    </Alert>
  )
}
