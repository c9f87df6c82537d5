import type { SealWork } from './use-seal-work'
import { SignatureChain } from './SignatureChain'
import classes from './seal.module.css'

type SealReleaseProps = { readonly work: SealWork; readonly onOpenSeals: () => void }

export function SealRelease({ work }: SealReleaseProps) {
  return (
    <section className={classes.panel} aria-label="用印">
      <SignatureChain work={work} />
    </section>
  )
}
