import { ActionIcon, Button, Loader, PasswordInput, Stack, Text, Title, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { memo, useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { describeFailure } from '@shared/messages'
import { toFailure } from '@shared/lib/app-error'
import {
  PageViewer,
  ThumbnailRail,
  useViewerState,
  ViewerToolbar,
  type CasePages,
  type PageViewerProps,
  type ViewerStore,
} from '../../viewer'
import { takeFactPlace } from './law/place-pick'
import { useLatest } from './use-latest'
import { ownerOf } from './marks'
import { groupByOutline } from './rail-groups'
import { dropPlace } from './place-draft'
import type { Passwords } from './passwords'
import { withdrawFinding } from './use-commands'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

export type PagesAreaProps = {
  readonly work: Workspace
  readonly casePages: CasePages
  readonly passwords: Passwords
}

/** The left and middle of the screen: thumbnails, tools and the pages with their marks. */
export function PagesArea({ work, casePages, passwords }: PagesAreaProps) {
  const { viewer, pages, marks, canEdit } = work
  const [hasRail, setRail] = useState(true)
  const locked = passwords.locked[0]
  const railPages = useMemo(() => groupByOutline(pages, work.outline), [pages, work.outline])
  useDropWaitingWhenToolIsPutAway(work)
  return (
    <>
      {hasRail && (
        <div className={classes.rail} data-pages>
          <Rail viewer={viewer} pages={railPages} marks={marks} />
        </div>
      )}
      <div className={classes.centre} data-pages>
        <Tools viewer={viewer} canEdit={canEdit} hasRail={hasRail} onRail={setRail} />
        <div className={classes.pages}>
          {locked ? (
            <PasswordForm
              key={locked.sha256}
              file={locked}
              onUnlock={async (password) => {
                await passwords.unlock(locked, password)
                casePages.retryFile(locked.fileId)
              }}
            />
          ) : casePages.state === 'loading' && pages.length === 0 ? (
            <div className={classes.lock}>
              <Loader aria-label="正在打开案卷" />
            </div>
          ) : (
            <Pages work={work} casePages={casePages} />
          )}
        </div>
      </div>
    </>
  )
}

type ToolsProps = {
  readonly viewer: ViewerStore
  readonly canEdit: boolean
  readonly hasRail: boolean
  readonly onRail: (hasRail: boolean) => void
}

const Tools = memo(function Tools({ viewer, canEdit, hasRail, onRail }: ToolsProps) {
  const label = hasRail ? '收起页面列表' : '展开页面列表'
  return (
    <ViewerToolbar viewer={viewer} canEdit={canEdit} hasDigitKeys={false}>
      <Tooltip label={label} openDelay={400}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={label}
          aria-expanded={hasRail}
          onClick={() => onRail(!hasRail)}
        >
          {hasRail ? <IconLayoutSidebarLeftCollapse size={20} /> : <IconLayoutSidebarLeftExpand size={20} />}
        </ActionIcon>
      </Tooltip>
    </ViewerToolbar>
  )
})

const Rail = memo(ThumbnailRail)
const Viewer = memo(PageViewer)

function Pages({ work, casePages }: { readonly work: Workspace; readonly casePages: CasePages }) {
  const { viewer, pages, marks, canEdit } = work
  const handlers = useMarkHandlers(work)
  return (
    <Viewer
      viewer={viewer}
      pages={pages}
      marks={marks}
      selectedMarkId={work.selectedMarkId}
      canEdit={canEdit}
      onRetryFile={casePages.retryFile}
      explain={describeFailure}
      {...handlers}
    />
  )
}

type MarkHandlers = Required<
  Pick<PageViewerProps, 'onSelectMark' | 'onCreateMark' | 'onChangeMark' | 'onDeleteMark'>
>

/** The same four functions for all time: pages are only drawn anew when their marks change. */
function useMarkHandlers(work: Workspace): MarkHandlers {
  const latest = useLatest(work)
  return useMemo(
    () => ({
      onSelectMark: (id) => latest().selectMark(id),
      onCreateMark: (place) => {
        if (takeFactPlace(place)) return
        const { placing, focusList } = latest()
        placing.takePlace(place)
        if (placing.editor === null) focusList()
      },
      onChangeMark: (id, place) => latest().moveMark(id, place),
      onDeleteMark: (id) => deleteMark(latest(), id),
    }),
    [latest],
  )
}

function deleteMark(work: Workspace, id: string): void {
  const { placing } = work
  const owner = ownerOf(id)
  if (owner.kind === 'draft') placing.setDraft(dropPlace(placing.draft, owner.placeIndex))
  if (owner.kind === 'editor' && placing.editor) {
    const { form } = placing.editor
    placing.changeForm({ ...form, places: form.places.filter((_, index) => index !== owner.placeIndex) })
  }
  if (owner.kind === 'finding') withdrawFinding(work, owner.findingId)
}

/** Esc in the pages puts the tool away; a rule that waited for its box then waits no more. */
function useDropWaitingWhenToolIsPutAway({ viewer, placing, sideForm }: Workspace): void {
  const { tool } = useViewerState(viewer)
  const before = useRef(tool)
  const isWaiting = placing.draft.waiting !== null
  useEffect(() => {
    const wasDrawing = before.current !== 'read'
    before.current = tool
    if (wasDrawing && tool === 'read' && isWaiting && sideForm === null) {
      placing.setDraft({ ...placing.draft, waiting: null })
    }
  }, [tool, isWaiting, sideForm, placing])
}

type PasswordFormProps = {
  readonly file: FiledScan
  readonly onUnlock: (password: string) => Promise<void>
}

function PasswordForm({ file, onUnlock }: PasswordFormProps) {
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    await onUnlock(password).catch((cause: unknown) => setError(describeFailure(toFailure(cause))))
    setBusy(false)
  }
  return (
    <div className={classes.lock}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm" w={380}>
          <Title order={3} size="h5">
            这份文件设有打开密码
          </Title>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {file.name}（{file.pageCount} 页）。密码只在本次使用期间记在内存里，不会保存，原件也不会改动。
          </Text>
          <PasswordInput
            label="打开密码"
            autoFocus
            maxLength={200}
            value={password}
            error={error}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={isBusy} disabled={password === ''}>
            打开
          </Button>
        </Stack>
      </form>
    </div>
  )
}
