import { Badge, Group, Paper, PasswordInput, Radio, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { CryptoSignature } from '@shared/domain/document/supervision-document'
import { chinaMinute } from '@shared/lib/china-day'
import { describeFailure } from '@shared/messages'
import { call } from '../../../app/api'
import { tellDone } from '../../../app/notices'
import { saving } from '../../../data/acts'
import { projector } from '../../../data/connection'
import { hasRole } from '../../../data/session'
import { Notice } from '../../../ui/Notice'
import { CardForm } from './CardForm'
import { ExportButton } from './ExportButton'
import { FactLine } from './ProofSheet'
import type { SealWork } from './use-seal-work'
import classes from './seal.module.css'

const TITLE = '电子签名（选用，与印模无关）'

/** PAdES with the office's own certificate: no picture, no seal; another file beside the sealed one. */
export function CryptoCard({ work }: { readonly work: SealWork }) {
  const { document, actor } = work
  const { cryptoSignature } = document
  if (cryptoSignature !== null) return <Signed documentId={document.id} signature={cryptoSignature} />
  if (!hasRole(actor, 'keeper')) {
    return (
      <Paper withBorder p="md" component="section" aria-label={TITLE}>
        <Stack gap="xs">
          <Title order={3} size="h5">
            {TITLE}
          </Title>
          <Explanation />
          <Text size="sm">由监印人登录后办理。</Text>
        </Stack>
      </Paper>
    )
  }
  return <SignForm work={work} />
}

function Explanation() {
  return (
    <Text size="sm">
      用本机关自有的数字证书（.p12 或 .pfx 文件）在盖章件之外另存一份带数字签名的
      PDF，供收件方用阅读软件核对文件有没有改动。它不是印章图片，也不等于经认证的电子印章；不做也不影响用印。
    </Text>
  )
}

function SignForm({ work: { document, actor } }: { readonly work: SealWork }) {
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState(`签发${document.number?.text ?? ''}`)
  const [isClosed, setClosed] = useState(false)
  const submit = async (): Promise<void> => {
    setClosed(false)
    try {
      const answer = await saving(() =>
        call('document:crypto-sign', {
          ...{ documentId: document.id, person: actor?.name ?? '', signer: 'p12', password },
          reason: reason.trim(),
        }),
      )
      await projector.settled()
      if (answer === null) setClosed(true)
      else tellDone(`已签名，证书：${answer.subject}`)
    } finally {
      setPassword('')
    }
  }
  return (
    <CardForm
      title={TITLE}
      submitLabel="选择证书文件并签名…"
      failureTitle="没有签名"
      testId="crypto-sign"
      isDisabled={actor === null || reason.trim() === ''}
      onSubmit={submit}
    >
      <Explanation />
      <Radio.Group label="方式" value="p12">
        <Stack gap={6} mt={4}>
          <Radio value="p12" label="证书文件（.p12、.pfx），PAdES 签名" />
          <Radio
            value="sm2"
            disabled
            label={
              <Group gap={6}>
                国密电子签章（SM2）
                <Badge size="xs" variant="outline" color="gray">
                  未接入
                </Badge>
              </Group>
            }
            description={describeFailure({ code: 'seal/sm2-unavailable', params: {} })}
          />
        </Stack>
      </Radio.Group>
      <PasswordInput
        label="证书文件的口令"
        description="没有口令的留空；用后即忘，不保存"
        autoComplete="off"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏口令' }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <TextInput
        label="签名事由"
        withAsterisk
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {isClosed && <Notice tone="plain">没有签名：没有选择证书文件。</Notice>}
    </CardForm>
  )
}

type SignedProps = { readonly documentId: string; readonly signature: CryptoSignature }

function Signed({ documentId, signature }: SignedProps) {
  return (
    <Paper withBorder p="md" component="section" aria-label={TITLE} data-testid="crypto-signed">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {TITLE}
        </Title>
        <dl className={classes.facts}>
          <FactLine label="签名人证书" value={signature.subject} />
          <FactLine label="发证机构" value={signature.issuer} />
          <FactLine label="证书序号" value={signature.serialNumber} />
          <FactLine label="证书有效至" value={signature.validUntil} />
          <FactLine label="签名时间" value={chinaMinute(signature.signedAt)} />
          <FactLine label="签名件校验值" value={signature.pdfSha256} />
        </dl>
        <Group justify="flex-end">
          <ExportButton label="导出签名件" kind="document-signed" subjectId={documentId} />
        </Group>
      </Stack>
    </Paper>
  )
}
