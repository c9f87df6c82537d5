/** People at the laptop: who may call now and in whose name, the register, and the check of the whole record. */
import { app, powerMonitor, type WebContents } from 'electron'
import type { Channel } from '@shared/ipc/channels'
import { AppError } from '@shared/lib/app-error'
import { log } from '../app/log'
import type { Office } from '../office/office'
import { Desk } from '../people/desk'
import { verifyRecord } from '../people/verify-record'
import { emit, handle, standAroundCalls } from './handle'
import { runJob } from './running-jobs'

/** What a window needs to show the sign-in and to keep up with the record; nothing here shows or changes a case. */
const BEFORE_SIGN_IN: ReadonlySet<Channel> = new Set<Channel>([
  'app:info',
  'app:reset-projection',
  'journal:status',
  'journal:read',
  'job:cancel',
  'person:session',
  'person:sign-in',
  'person:sign-out',
  'person:lock',
  // Nobody's vault is open then; the screen asks all the same.
  'seal:open-vaults',
])

const TICK_MS = 5000

export function setUpPeopleHandlers(office: Office): Desk {
  const { record, newId, now } = office
  const desk = new Desk({
    ...{ record, newId, now },
    elapsedMs: () => performance.now(),
    onTrouble: (cause) => log.failure('sign-in was not recorded', cause),
  })
  desk.onChanged((session) => emit('person:session-changed', session))
  standAroundCalls((channel, run) => {
    const { isStaffed } = desk.session
    const mustSignIn = isStaffed && record.signer === null && record.status.trouble === null
    if (mustSignIn && !BEFORE_SIGN_IN.has(channel))
      throw new AppError('person/sign-in-needed', `${channel} before the sign-in`)
    return record.inNameOf(record.signer, run)
  })
  watchHands(desk)

  handle('person:session', () => desk.session)
  handle('person:register', ({ facts, pin }) => desk.register(facts, pin))
  handle('person:sign-in', async ({ personId, pin }) => {
    await desk.signIn(personId, pin)
    return null
  })
  handle('person:sign-out', () => {
    desk.signOut()
    return null
  })
  handle('person:lock', () => {
    desk.lock()
    return null
  })
  handle('person:change-pin', async ({ oldPin, newPin }) => {
    await desk.changePin(oldPin, newPin)
    return null
  })
  handle('person:renew-key', async ({ personId, pin }) => {
    await desk.renewKey(personId, pin)
    return null
  })
  handle('record:verify', ({ jobId }) =>
    runJob(jobId, (signal, report) =>
      verifyRecord(record.journal, (progress) => report({ phase: 'verify', ...progress }), signal),
    ),
  )
  return desk
}

/** Main sees every key and click itself, so no page has to report them, and none can pretend. */
function watchHands(desk: Desk): void {
  const watch = (contents: WebContents): void => {
    contents.on('input-event', () => desk.touch())
  }
  app.on('web-contents-created', (_event, contents) => watch(contents))
  const timer = setInterval(() => desk.tick(), TICK_MS)
  timer.unref()
  // Asleep no timer runs; whoever wakes the laptop may be somebody else.
  powerMonitor.on('suspend', () => desk.lock())
  powerMonitor.on('lock-screen', () => desk.lock())
}
