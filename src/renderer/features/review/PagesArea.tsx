import { ActionIcon, Button, Loader, PasswordInput, Stack, Text, Title, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { describeFailure } from '@shared/messages'
import { toFailure } from '@shared/lib/app-error'
import { PageViewer, ThumbnailRail, useViewerState, ViewerToolbar, type CasePages } from '../../viewer'
import { ownerOf } from './marks'
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
  const railLabel = hasRail ? '收起页面列表' : '展开页面列表'
  useDropWaitingWhenToolIsPutAway(work)
  return (
    <>
      {hasRail && (
        <div className={classes.rail} data-pages>
          <ThumbnailRail viewer={viewer} pages={pages} marks={marks} />
        </div>
      )}
      <div className={classes.centre} data-pages>
        <ViewerToolbar viewer={viewer} canEdit={canEdit} hasDigitKeys={false}>
          <Tooltip label={railLabel} openDelay={400}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={railLabel}
              aria-expanded={hasRail}
              onClick={() => setRail(!hasRail)}
            >
              {hasRail ? (
                <IconLayoutSidebarLeftCollapse size={20} />
              ) : (
                <IconLayoutSidebarLeftExpand size={20} />
              )}
            </ActionIcon>
          </Tooltip>
        </ViewerToolbar>
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

function Pages({ work, casePages }: { readonly work: Workspace; readonly casePages: CasePages }) {
  const { viewer, pages, marks, canEdit, placing } = work
  const deleteMark = (id: string): void => {
    const owner = ownerOf(id)
    if (owner.kind === 'draft') placing.setDraft(dropPlace(placing.draft, owner.placeIndex))
    if (owner.kind === 'editor' && placing.editor) {
      const { form } = placing.editor
      placing.changeForm({ ...form, places: form.places.filter((_, index) => index !== owner.placeIndex) })
    }
    if (owner.kind === 'finding') withdrawFinding(work, owner.findingId)
  }
  return (
    <PageViewer
      viewer={viewer}
      pages={pages}
      marks={marks}
      selectedMarkId={work.selectedMarkId}
      canEdit={canEdit}
      onSelectMark={work.selectMark}
      onCreateMark={(place) => {
        placing.takePlace(place)
        if (placing.editor === null) work.focusList()
      }}
      onChangeMark={work.moveMark}
      onDeleteMark={deleteMark}
      onRetryFile={casePages.retryFile}
      explain={describeFailure}
    />
  )
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
