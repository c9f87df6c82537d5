import { Button, CloseButton, Group, Kbd, Text, Title } from '@mantine/core'
import { documentOfPage, setEntry, type OutlineEntry } from '@shared/domain/case-file/outline'
import { useViewerState } from '../../viewer'
import { pageIndexOf } from './more-commands'
import { runCommand } from './use-commands'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** 卷内目录 as marked so far; a click goes there. */
export function OutlineSection({ work }: { readonly work: Workspace }) {
  const { caseFile, outline, session, viewer, pages, canEdit } = work
  const { currentIndex } = useViewerState(viewer)
  const page = pages[currentIndex]
  const here = page ? documentOfPage(outline, page) : null
  const shown = outline.flatMap((entry) => {
    const index = pageIndexOf(work, entry)
    return index < 0 ? [] : [{ entry, index }]
  })
  const drop = (entry: OutlineEntry, pageNumber: number): void => {
    const after = setEntry(outline, entry, null, caseFile.files)
    void session.setOutline(after, `去掉目录 第 ${pageNumber} 页`)
  }
  return (
    <section aria-label="卷内目录">
      <Group justify="space-between">
        <Title order={3} size="h6">
          卷内目录{shown.length > 0 && `（${shown.length} 份）`}
        </Title>
        {canEdit && (
          <Button
            size="compact-xs"
            variant="default"
            rightSection={<Kbd size="xs">S</Kbd>}
            onClick={() => void runCommand(work, { kind: 'outline' })}
          >
            标注当前页
          </Button>
        )}
      </Group>
      {shown.length === 0 ? (
        <Text size="sm" className={classes.muted}>
          还没有标注。翻到某份文书的首页按 S 写上名称，评查到有关的项时按 D 就能直接翻到。
        </Text>
      ) : (
        <ol className={classes.plainList}>
          {shown.map(({ entry, index }) => (
            <li key={`${entry.fileId}/${entry.pageIndex}`} className={classes.outlineLine}>
              <button
                type="button"
                className={classes.findingMain}
                aria-current={entry === here ? 'true' : undefined}
                onClick={() => viewer.goToPage(index)}
              >
                {entry.title}
              </button>
              <span className={classes.muted}>第 {index + 1} 页</span>
              {canEdit && (
                <CloseButton
                  size="xs"
                  aria-label={`从目录去掉 ${entry.title}，第 ${index + 1} 页`}
                  onClick={() => drop(entry, index + 1)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
