import { Button, Group, PasswordInput, Text } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { Actor } from '@shared/domain/people/person'
import { call } from '../../../app/api'
import { tellFailure } from '../../../app/notices'
import { clockOf } from '../../../data/vaults'
import { PersonFields } from './PersonFields'
import type { Keeper } from './use-keeper'

type KeeperFieldsProps = {
  readonly keeper: Keeper
  readonly actor: Actor | null
}

/** Who holds the seal now, and the key to it. */
export function KeeperFields({ keeper, actor }: KeeperFieldsProps) {
  const { choices, who, setWho } = keeper
  return (
    <>
      <PersonFields label="监印人" role="监印" {...{ choices, actor }} form={who} onChange={setWho} />
      <VaultField keeper={keeper} isSelf={who.personId !== null && who.personId === actor?.personId} />
    </>
  )
}

type VaultFieldProps = { readonly keeper: Keeper; readonly isSelf: boolean }

function VaultField({ keeper, isSelf }: VaultFieldProps) {
  const { sealId, openSeconds, passphrase, setPassphrase, wait } = keeper
  const [isBusy, setBusy] = useState(false)
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (cause) {
      tellFailure(wait.take(cause))
    } finally {
      setPassphrase('')
      setBusy(false)
    }
  }
  if (openSeconds !== null) {
    return (
      <Group gap="sm" data-testid="vault-open">
        <IconLockOpen size={18} aria-hidden />
        <Text size="sm" fw={600} role="timer">
          印章已开启（剩余 {clockOf(openSeconds)}）
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={isBusy}
          onClick={() => void run(() => call('seal:lock', { sealId }))}
        >
          立即锁定
        </Button>
      </Group>
    )
  }
  return (
    <Group gap="sm" align="flex-end" wrap="nowrap">
      <PasswordInput
        label="印章口令"
        withAsterisk
        autoComplete="off"
        maxLength={200}
        leftSection={<IconLock size={16} aria-hidden />}
        visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏口令' }}
        value={passphrase}
        flex={1}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {isSelf && (
        <Button
          variant="default"
          loading={isBusy}
          disabled={passphrase === '' || wait.seconds > 0}
          title="开启后几分钟内用印不再问口令，到时自动锁定"
          onClick={() => void run(() => call('seal:unlock', { sealId, passphrase }))}
        >
          开启印章
        </Button>
      )}
    </Group>
  )
}
