/** The viewer alone in a window: the files of `case.json`, marks kept in memory, everything it reports put on `window`. */
import { MantineProvider } from '@mantine/core'
import '@mantine/core/styles.css'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { FiledScan } from '../../../../src/shared/domain/case-file/case-file'
import {
  PageViewer,
  ThumbnailRail,
  ViewerToolbar,
  useCasePages,
  useViewer,
  type MarkPlace,
  type ViewerMark,
  type ViewerStore,
} from '../../../../src/renderer/viewer'

export type ViewerHarness = {
  viewer: ViewerStore
  created: MarkPlace[]
  changed: { id: string; place: MarkPlace }[]
  deleted: string[]
  setMarks: (marks: readonly ViewerMark[]) => void
  unlock: (fileId: string, password: string) => void
}

declare global {
  interface Window {
    harness: ViewerHarness
  }
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const scheme = new URLSearchParams(location.search).get('scheme') === 'dark' ? 'dark' : 'light'

function Harness({ files }: { readonly files: readonly FiledScan[] }) {
  const viewer = useViewer()
  const [passwords, setPasswords] = useState<ReadonlyMap<string, string>>(new Map())
  const { pages, retryFile } = useCasePages(files, passwords)
  const [marks, setMarks] = useState<readonly ViewerMark[]>([])
  const [selected, setSelected] = useState<string | null>(null)
  useEffect(() => {
    window.harness = {
      viewer,
      created: [],
      changed: [],
      deleted: [],
      setMarks,
      unlock: (fileId, password) => setPasswords((before) => new Map(before).set(fileId, password)),
    }
  }, [viewer])
  const add = (place: MarkPlace): void => {
    window.harness.created.push(place)
    setMarks((before) => [
      ...before,
      {
        id: `new-${before.length + 1}`,
        place,
        severity: '一般',
        label: String(before.length + 1),
        title: '新画的标记',
      },
    ])
  }
  const change = (id: string, place: MarkPlace): void => {
    window.harness.changed.push({ id, place })
    setMarks((before) => before.map((mark) => (mark.id === id ? { ...mark, place } : mark)))
  }
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100vh' }}>
      <ViewerToolbar viewer={viewer} canEdit />
      <div style={{ display: 'flex', flex: 1, minHeight: 0 }}>
        <ThumbnailRail viewer={viewer} pages={pages} marks={marks} />
        <PageViewer
          viewer={viewer}
          pages={pages}
          marks={marks}
          selectedMarkId={selected}
          canEdit
          onSelectMark={setSelected}
          onCreateMark={add}
          onChangeMark={change}
          onDeleteMark={(id) => window.harness.deleted.push(id)}
          onAskPassword={() => undefined}
          onRetryFile={retryFile}
        />
      </div>
    </div>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
const files = (await (await fetch('app://hengjuan/case/case.json')).json()) as FiledScan[]
createRoot(root).render(
  <MantineProvider forceColorScheme={scheme} getStyleNonce={() => nonce}>
    <Harness files={files} />
  </MantineProvider>,
)
