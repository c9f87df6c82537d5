import { Center, Loader } from '@mantine/core'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { SealRelease } from './SealRelease'
import { useSealWork } from './use-seal-work'

export type SealPanelProps = {
  readonly work: { readonly document: SupervisionDocument }
  readonly onOpenSeals: () => void
}

/** The tab 用印 of a paper: 申请 → 审批 → 监印, and what was done with the seal. */
export function SealPanel({ work: { document }, onOpenSeals }: SealPanelProps) {
  const work = useSealWork(document)
  if (work === null) {
    return (
      <Center h={240}>
        <Loader aria-label="正在读取用印情况" />
      </Center>
    )
  }
  return <SealRelease work={work} onOpenSeals={onOpenSeals} />
}
