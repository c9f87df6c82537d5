import { useCallback, useEffect, useState } from 'react'
import { DEVICE_ID } from '@shared/domain/document/number-block'
import type { DeviceStatus } from '@shared/ipc/shapes'
import { call } from '../../../app/api'
import { tellFailure } from '../../../app/notices'
import { useRow } from '../../../data/live'

/** What main says of this laptop; asked again when its row changes. null while asking. */
export function useDevice(): { readonly status: DeviceStatus | null; readonly ask: () => void } {
  const [status, setStatus] = useState<DeviceStatus | null>(null)
  const row = useRow('devices', DEVICE_ID)
  const ask = useCallback(() => {
    call('device:status').then(setStatus, tellFailure)
  }, [])
  useEffect(ask, [ask, row])
  return { status, ask }
}
