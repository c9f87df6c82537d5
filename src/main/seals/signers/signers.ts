/** The signers by name. The heavy work, and the foreign file, are the background process's. */
import { AppError } from '@shared/lib/app-error'
import type { Jobs } from '../../jobs/pool'
import type { Signer, SignerId } from './signer'

export type { SignedPdf, Signer, SignerCertificate, SignerId, SignOrder } from './signer'

export const signers = (jobs: Pick<Jobs, 'run'>): Readonly<Record<SignerId, Signer>> => ({
  p12: { id: 'p12', sign: (order) => jobs.run('sign-p12', order) },
  sm2: {
    id: 'sm2',
    sign: () => Promise.reject(new AppError('seal/sm2-unavailable', 'no certified e-seal component')),
  },
})
