/** What has been recorded of a paper after it went out, part by part. */
import { Stack, Text } from '@mantine/core'
import type { Delivery, FollowUp } from '@shared/domain/document/follow-up'
import { FileChips } from '../../../ui/FileChips'
import { FactList, Section } from '../../../ui/Section'
import type { FollowUpWork } from './use-follow-up'

export function CoursePart({ work }: { readonly work: FollowUpWork }) {
  const { followUp } = work.document
  const { delivery, extension, reminders, replies, verifications, closing } = followUp
  return (
    <>
      {delivery !== null && <DeliveryPart delivery={delivery} />}
      {(extension !== null || reminders.length > 0) && (
        <Section title="延期和催办">
          <FactList
            rows={[
              [
                '延期',
                extension &&
                  `${extension.requestedOn} 申请，批准延期 ${extension.days} 日（${extension.approvedBy.name}）：${extension.reason}`,
              ],
              ...reminders.map(({ on, way, note }) => ['催办', `${on} ${way} ${note}`.trim()] as const),
            ]}
          />
        </Section>
      )}
      {replies.length > 0 && <RepliesPart replies={replies} />}
      {verifications.length > 0 && <VerificationsPart verifications={verifications} />}
      {closing !== null && (
        <Section title="销号">
          <FactList
            rows={[
              ['日期', closing.on],
              ['结论', closing.conclusion],
              ['撤销的决定', closing.revoked.join('、')],
            ]}
          />
        </Section>
      )}
    </>
  )
}

function DeliveryPart({ delivery }: { readonly delivery: Delivery }) {
  const { refusal } = delivery
  return (
    <Section title="送达">
      <FactList
        rows={[
          ['受送达单位', delivery.unit],
          ['送达方式', `${delivery.way}，${delivery.copies} 份`],
          ['送达地点', delivery.place],
          ['送达人', delivery.servers.map(({ name }) => name).join('、')],
          [
            refusal === null ? '收到' : '送达日期',
            `${delivery.receivedOn} ${delivery.receivedTime} ${delivery.receivedBy} ${delivery.receiverTitle}`.trim(),
          ],
          ['拒收', refusal && `${refusal.reason}，见证人 ${refusal.witness}`],
          ['备注', delivery.note],
        ]}
      />
      <FileChips files={delivery.files} />
    </Section>
  )
}

function RepliesPart({ replies }: { readonly replies: FollowUp['replies'] }) {
  return (
    <Section title="反馈">
      <Stack gap="sm">
        {replies.map(({ replyId, receivedOn, number, text, files, evidence }) => (
          <div key={replyId}>
            <Text size="sm" fw={600}>
              {[receivedOn, number].filter(Boolean).join(' ')}
            </Text>
            {text !== '' && (
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {text}
              </Text>
            )}
            <FileChips files={files} />
            {evidence.length > 0 && (
              <Text size="xs" c="dimmed">
                佐证 {evidence.length} 页
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Section>
  )
}

function VerificationsPart({ verifications }: { readonly verifications: FollowUp['verifications'] }) {
  return (
    <Section title="核查">
      <Stack gap="sm">
        {verifications.map(({ verificationId, on, people, result, items, opinion, files }) => (
          <div key={verificationId}>
            <Text size="sm" fw={600}>
              {on} {result}（{people.map(({ name }) => name).join('、')}）
            </Text>
            {items.length > 0 && (
              <Text size="sm">
                逐项：已整改 {items.filter((one) => one.result === '已整改').length} 项，部分整改{' '}
                {items.filter((one) => one.result === '部分整改').length} 项，未整改{' '}
                {items.filter((one) => one.result === '未整改').length} 项
              </Text>
            )}
            {opinion !== '' && (
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {opinion}
              </Text>
            )}
            <FileChips files={files} />
          </div>
        ))}
      </Stack>
    </Section>
  )
}
