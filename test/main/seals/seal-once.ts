/**
 * Run as a process of its own by kill.test.ts: seals the one paper of a prepared store and ends itself, as a power cut
 * would, after the step it is told, or goes through to the end.
 */
import { writeSync } from 'node:fs'
import { SEAL_STEPS } from '../../../src/main/seals/sealing'
import { codeOf } from '../../helpers/people'
import { openSealOffice, sealAs, sealFileAs, type Staff } from '../../helpers/seal-office'

const [dir, what, last, staffJson] = process.argv.slice(2)
if (dir === undefined || staffJson === undefined) throw new Error('usage: seal-once DIR WHAT STEP STAFF')
const staff = JSON.parse(staffJson) as Staff

const house = await openSealOffice(dir, {
  onStep: (step) => {
    if (step === last) process.kill(process.pid, 'SIGKILL')
  },
})
if (last !== 'none' && !SEAL_STEPS.some((step) => step === last))
  throw new Error(`no such step ${last ?? ''}`)
const seal = what === 'file' ? sealFileAs : sealAs
const said = await seal(house, staff, 'keeper').then(
  () => 'sealed',
  (cause: unknown) => `refused ${String(codeOf(cause))}`,
)
writeSync(1, said)
await house.record.close()
