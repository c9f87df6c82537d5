import { Button, Loader, Text } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import { displayRotation } from '@shared/domain/case-file/geometry'
import type { PageRotation } from '@shared/domain/case-file/page-index'
import type { Failure } from '@shared/lib/app-error'
import type { PagePlace } from './layout'
import { PageMarks, type PageMarksProps } from './PageMarks'
import { PagePicture } from './PagePicture'
import { usePageSlot } from './use-viewer'
import type { ViewerPage } from './viewer-page'
import type { ViewerStore } from './viewer-store'
import classes from './PageSheet.module.css'

export type PageSheetProps = Omit<PageMarksProps, 'on'> & {
  readonly viewer: ViewerStore
  readonly page: ViewerPage
  readonly pageCount: number
  readonly place: PagePlace
  readonly turn: PageRotation
  readonly explain: (failure: Failure) => string
  readonly onAskPassword: ((fileId: string) => void) | undefined
  readonly onRetryFile: ((fileId: string) => void) | undefined
}

const PASSWORD_CODES: ReadonlySet<string> = new Set(['pdf/password-needed', 'pdf/password-wrong'])

/** One page in the column: its picture, or why there is none, and its marks. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const { viewer, page, pageCount, place, turn, explain, onAskPassword, onRetryFile, ...marks } = props
  const slot = usePageSlot(viewer, 'page', page.key)
  const { top, left, width, height } = place
  const on = useMemo(() => ({ page, turn, size: { width, height } }), [page, turn, width, height])
  const failure = page.problem ?? (slot.status === 'failed' ? slot.failure : null)
  const retry = (): void => {
    if (page.problem === null) viewer.engine.retry('page', page.key)
    else onRetryFile?.(page.fileId)
  }
  return (
    <section
      className={classes.sheet}
      style={{ top, left, width, height }}
      aria-label={`第 ${page.pageNumber} 页，共 ${pageCount} 页，${page.group.name}`}
      data-page-number={page.pageNumber}
      data-file-id={page.fileId}
      data-rendered={slot.status === 'shown' ? `${page.pageIndex}@${slot.picture.askedWidthPx}` : undefined}
      data-render-path={slot.status === 'shown' ? slot.picture.path : undefined}
    >
      {slot.status === 'shown' && (
        <PagePicture picture={slot.picture} size={on.size} rotation={displayRotation(page.info, turn)} />
      )}
      {failure !== null && (
        <FailedPage
          page={page}
          reason={explain(failure)}
          onRetry={page.problem === null || onRetryFile !== undefined ? retry : null}
          onAskPassword={
            PASSWORD_CODES.has(failure.code) && onAskPassword ? () => onAskPassword(page.fileId) : null
          }
        />
      )}
      {slot.status === 'waiting' && failure === null && (
        <div className={classes.waiting}>
          <Loader size="sm" aria-hidden />
          <Text size="sm">第 {page.pageNumber} 页</Text>
        </div>
      )}
      <PageMarks on={on} {...marks} />
    </section>
  )
})

type FailedPageProps = {
  readonly page: ViewerPage
  readonly reason: string
  readonly onRetry: (() => void) | null
  readonly onAskPassword: (() => void) | null
}

function FailedPage({ page, reason, onRetry, onAskPassword }: FailedPageProps) {
  return (
    <div className={classes.failed} role="alert">
      <IconFileAlert size={40} stroke={1.5} aria-hidden />
      <Text fw={600}>第 {page.pageNumber} 页没有显示出来</Text>
      <Text size="sm" className={classes.reason}>
        {reason}
      </Text>
      <div className={classes.actions}>
        {onAskPassword && <Button onClick={onAskPassword}>输入密码</Button>}
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            重试
          </Button>
        )}
      </div>
    </div>
  )
}
