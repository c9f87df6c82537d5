import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import {
  clearPaper,
  crop,
  DEFAULT_CLEARING,
  findImpression,
  heightMmFor,
  SEAL_MM,
  type ClearOptions,
  type Picture,
} from '@shared/domain/seal/picture'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { call } from '../../app/api'
import { tellDone } from '../../app/notices'
import { saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { DialogForm } from '../../ui/DialogForm'
import { SealPictureNotice } from '../../ui/SealPictureNotice'
import { Notice } from '../../ui/Notice'
import { encodePng, readPictureFile } from './picture-file'
import { PictureStep } from './PictureStep'
import { drawSampleSeal, SAMPLE_SEAL } from './sample-seal'
import { findFactsProblems, NO_FACTS, toFacts, type FactsForm } from './facts-form'
import { FactsFields } from './FactsFields'
import { findProblems, findWarnings, hasProblems, type SealImportForm } from './seal-form'
import { SealFields } from './SealFields'
import classes from './seals.module.css'

export type ImportSource = 'file' | 'sample'

type ImportSealDialogProps = {
  readonly source: ImportSource | null
  readonly onClose: () => void
}

const EMPTY: SealImportForm = {
  name: '',
  widthMm: SEAL_MM.standard,
  heightMm: SEAL_MM.standard,
  passphrase: '',
  again: '',
  isSample: false,
}

/** From a picture file (or the drawn sample) to a seal in the vault. */
export function ImportSealDialog({ source, onClose }: ImportSealDialogProps) {
  if (source === null) return null
  return <OpenImport key={source} source={source} onClose={onClose} />
}

function OpenImport({ source, onClose }: { readonly source: ImportSource; readonly onClose: () => void }) {
  const [picture, setPicture] = useState<Picture | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [clearing, setClearing] = useState<ClearOptions>(DEFAULT_CLEARING)
  const [form, setForm] = useState<SealImportForm>(
    source === 'sample' ? { ...EMPTY, name: SAMPLE_SEAL.name, isSample: true } : EMPTY,
  )
  const [facts, setFacts] = useState<FactsForm>(NO_FACTS)
  const [isTried, setTried] = useState(false)
  const impression = useMemo(() => picture && takeImpression(picture, clearing), [picture, clearing])
  const problems = findProblems(form)
  const factsProblems = findFactsProblems(facts)
  useEffect(() => {
    if (source !== 'sample') return
    drawSampleSeal().then(setPicture, (cause: unknown) => setFailure(toFailure(cause)))
  }, [source])
  const take = async (load: () => Promise<Picture>): Promise<void> => {
    setFailure(null)
    try {
      const loaded = await load()
      setPicture(loaded)
      const found = takeImpression(loaded, clearing)
      if (found) setForm((now) => ({ ...now, heightMm: heightMmFor(found, now.widthMm) }))
    } catch (cause) {
      setPicture(null)
      setFailure(toFailure(cause))
    }
  }
  const submit = async (): Promise<void> => {
    setTried(true)
    if (impression === null || hasProblems(problems) || hasProblems(factsProblems)) return
    const png = await encodePng(impression)
    const { name, widthMm, heightMm, passphrase, isSample } = form
    await saving(() =>
      call('seal:import', {
        ...{ name: name.trim(), widthMm, heightMm, passphrase, isSample, png },
        facts: toFacts(facts),
      }),
    )
    await projector.settled()
    onClose()
    tellDone(`已导入印章“${name.trim()}”。`)
  }
  return (
    <DialogForm
      isOpen
      size={picture === null ? 560 : 860}
      title={source === 'sample' ? '生成示例印章' : '导入印章'}
      submitLabel={source === 'sample' ? '生成示例印章' : '导入印章'}
      failureTitle="没有导入"
      isDisabled={impression === null}
      onSubmit={submit}
      onClose={onClose}
    >
      {picture === null ? (
        <ChoosePicture source={source} failure={failure} onTake={(load) => void take(load)} />
      ) : (
        <div className={classes.importBody}>
          <Stack gap="sm">
            <PictureStep
              clearing={clearing}
              onClearing={setClearing}
              impression={impression}
              widthMm={form.widthMm}
              heightMm={form.heightMm}
            />
            <details open={isTried && hasProblems(factsProblems)}>
              <summary className={classes.summary}>
                使用规定（保管人、适用种类、有效期等，可以以后再填）
              </summary>
              <FactsFields form={facts} problems={isTried ? factsProblems : null} onChange={setFacts} />
            </details>
          </Stack>
          <SealFields
            form={form}
            onChange={setForm}
            impression={impression}
            problems={isTried ? problems : null}
            warnings={findWarnings(form, impression?.widthPx ?? null)}
            isSampleFixed={source === 'sample'}
          />
        </div>
      )}
    </DialogForm>
  )
}

/** null when nothing that looks like an impression is left. */
function takeImpression(picture: Picture, clearing: ClearOptions): Picture | null {
  const cleared = clearPaper(picture, clearing)
  const box = findImpression(cleared)
  return box === null ? null : crop(cleared, box)
}

type ChoosePictureProps = {
  readonly source: ImportSource
  readonly failure: Failure | null
  readonly onTake: (load: () => Promise<Picture>) => void
}

function ChoosePicture({ source, failure, onTake }: ChoosePictureProps) {
  return (
    <Stack gap="sm">
      <SealPictureNotice />
      {failure && (
        <Notice tone="danger" title="没有读取图片" role="alert">
          {describeFailure(failure)}
        </Notice>
      )}
      {source === 'file' && (
        <>
          <Text size="sm">
            把实物印章盖在白纸上，用 600 dpi 彩色扫描，存为 PNG 或
            JPEG。程序会去掉纸的底色、裁出印迹；图片加密后保存，每次用印都要输入口令。
          </Text>
          <FileButton
            accept="image/png,image/jpeg"
            onChange={(file) => {
              if (file) onTake(() => readPictureFile(file))
            }}
            inputProps={{ 'aria-label': '印章图片文件' }}
          >
            {(props) => (
              <Group>
                <Button leftSection={<IconPhoto size={18} aria-hidden />} data-autofocus {...props}>
                  选择印章图片…
                </Button>
              </Group>
            )}
          </FileButton>
        </>
      )}
    </Stack>
  )
}
