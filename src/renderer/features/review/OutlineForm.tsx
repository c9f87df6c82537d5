import { Autocomplete, Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { entryOn, setEntry, titlesToOffer } from '@shared/domain/case-file/outline'
import { matchesPhrase } from '@shared/domain/review/phrase-search'
import { useViewerState } from '../../viewer'
import { SideForm, TITLE_PX } from './SideForms'
import type { Workspace } from './use-workspace'

/** 卷内目录: one key, a few letters, Enter: this page is where that document begins. */
export function OutlineForm({ work }: { readonly work: Workspace }) {
  const { caseFile, outline, pages, session, standard } = work
  const { currentIndex } = useViewerState(work.viewer)
  const page = pages[currentIndex]
  const known = page ? entryOn(outline, page) : null
  const [title, setTitle] = useState(known?.title ?? '')
  const titles = useMemo(() => titlesToOffer(standard), [standard])
  const close = (): void => {
    work.setSideForm(null)
    if (work.placing.editor === null) work.focusList()
  }
  const set = (next: string | null): void => {
    if (!page) return
    const after = setEntry(outline, page, next, caseFile.files)
    const label =
      next === null ? `去掉目录 第 ${page.pageNumber} 页` : `目录 第 ${page.pageNumber} 页 ${next}`
    void session.setOutline(after, label)
    close()
  }
  const name = title.trim()
  const save = (): void => {
    if (name !== '' && name !== known?.title) set(name)
    else if (name !== '') close()
  }
  return (
    <SideForm
      title={`第 ${page?.pageNumber ?? 1} 页是什么文书的首页`}
      note="可输汉字或拼音首字母，如 送达回证、sdhz；也可以写别的名称。"
      canSave={name !== '' && page !== undefined}
      onSave={save}
      onClose={close}
      extra={
        known && (
          <Button size="xs" variant="default" onClick={() => set(null)}>
            去掉“{known.title}”
          </Button>
        )
      }
    >
      <Autocomplete
        size="xs"
        aria-label="文书名称"
        placeholder="如 立案审批表"
        autoFocus
        data={[...titles]}
        limit={8}
        maxLength={60}
        selectFirstOptionOnChange
        filter={({ options, search, limit }) =>
          options.filter((option) => 'value' in option && matchesPhrase(option.value, search)).slice(0, limit)
        }
        value={title}
        onChange={setTitle}
        onFocus={(event) => event.currentTarget.select()}
        comboboxProps={{ position: 'top', offset: TITLE_PX }}
      />
    </SideForm>
  )
}
