import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../app/api'
import { tellDone, tellFailure } from '../../../app/notices'
import { perform, saving } from '../../../data/acts'
import { projector } from '../../../data/connection'
import { DialogForm } from '../../../ui/DialogForm'
import { LongField } from '../../../ui/form-fields'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { CodeLine } from './CodeLine'
import { useDevice } from './use-device'

const MODES = [
  { value: 'register', label: '登记机（顺序取号，可以分出号段）' },
  { value: 'blocks', label: '分机（只用收到的号段）' },
] as const

/** What this laptop is called, how it takes numbers, and what to do when its store was moved. */
export function DeviceCard({ canSet }: { readonly canSet: boolean }) {
  const { status, ask } = useDevice()
  const [isAnswering, setAnswering] = useState(false)
  if (status === null) return null
  const setMode = (mode: string): void => {
    const next = MODES.find(({ value }) => value === mode)?.value
    if (next) perform('device/numbering-set', { mode: next }).catch(tellFailure)
  }
  return (
    <Section title="本机">
      <Stack gap="xs">
        {status.isMoved && (
          <Notice tone="danger" title="数据换了电脑或者换了位置" role="alert">
            <Stack gap="xs">
              <Text size="sm">
                这份数据原来在另一台电脑或者另一个文件夹里。两处同时编号会把同一个文号用两次，所以编号和用印已经停止，查看和评查不受影响。请确认原来的那份不再使用，写明情况后继续；本机会换一个新编码，分给旧编码的号段不再能用。
              </Text>
              {canSet ? (
                <Button w="fit-content" onClick={() => setAnswering(true)}>
                  说明情况并继续…
                </Button>
              ) : (
                <Text size="sm">请管理员登录后处理。</Text>
              )}
            </Stack>
          </Notice>
        )}
        <Group gap="sm">
          <Text size="sm" fw={600}>
            本机编码
          </Text>
          {status.code === '' ? (
            <Text size="sm">保存过一次记录后生成。</Text>
          ) : (
            <CodeLine label="本机编码" code={status.code} />
          )}
        </Group>
        <Group gap="sm">
          <Text size="sm" fw={600} id="numbering-mode">
            编号方式
          </Text>
          <SegmentedControl
            aria-labelledby="numbering-mode"
            data={[...MODES]}
            value={status.mode}
            disabled={!canSet || status.isMoved}
            onChange={setMode}
          />
        </Group>
        <Text size="sm">
          同一序列只能有一台登记机。下乡的电脑设为“分机”，由登记机分给它号段，没有网络也不会重号。
          {!canSet && '编号方式由管理员设置。'}
        </Text>
      </Stack>
      {isAnswering && (
        <AttachDialog
          onDone={() => {
            setAnswering(false)
            ask()
          }}
          onClose={() => setAnswering(false)}
        />
      )}
    </Section>
  )
}

function AttachDialog({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }) {
  const [statement, setStatement] = useState('')
  const submit = async (): Promise<void> => {
    await saving(() => call('device:attach', { statement }))
    await projector.settled()
    onDone()
    tellDone('已记录说明，本机换了新编码。')
  }
  return (
    <DialogForm
      isOpen
      title="数据换了电脑或者位置"
      submitLabel="原来的不再使用，继续"
      isGrave
      isDisabled={statement.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <LongField
        label="说明情况"
        isRequired
        isFirst
        maxLength={500}
        placeholder="例如：旧电脑已停用，数据整体搬到本机，旧电脑上的数据已删除。"
        value={statement}
        onChange={setStatement}
      />
      <Text size="sm">说明会记入记录，由您负责。如果两处都在使用，请不要继续。</Text>
    </DialogForm>
  )
}
