/** What the page of a dispute shows: each side's view, what others were asked, and the facts. */
import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Dispute } from '@shared/domain/loop/dispute'
import { matterNumber } from '@shared/domain/loop/matter'
import { useRow } from '../../data/live'
import { FileChips } from '../../ui/FileChips'
import { FactList, Section } from '../../ui/Section'
import { LinkedRows } from './LinkedRows'
import type { LoopLinks } from './links'

export function Views({ dispute: { facts, views } }: { readonly dispute: Dispute }) {
  return (
    <Section title="各方意见">
      <Stack gap="sm">
        {facts.parties.map((party) => {
          const own = views.filter((view) => view.party === party)
          return (
            <div key={party}>
              <Text size="sm" fw={600}>
                {party}
              </Text>
              {own.length === 0 && (
                <Text size="sm" c="dimmed">
                  还没有提出意见。
                </Text>
              )}
              {own.map(({ viewId, on, view, basis, files }) => (
                <div key={viewId}>
                  <FactList
                    labelWidth={90}
                    rows={[
                      [on, view],
                      ['依据', basis],
                    ]}
                  />
                  <FileChips files={files} />
                </div>
              ))}
            </div>
          )
        })}
      </Stack>
    </Section>
  )
}

/** 机构编制部门, experts, and the ending. */
export function Asked({ dispute: { staffingOpinion, meetings, ending } }: { readonly dispute: Dispute }) {
  return (
    <>
      <Section title="机构编制部门意见">
        {staffingOpinion === null ? (
          <Text size="sm" c="dimmed">
            还没有征求机构编制部门意见。
          </Text>
        ) : (
          <>
            <FactList
              rows={[
                ['部门', staffingOpinion.from],
                ['日期', `${staffingOpinion.on} ${staffingOpinion.number}`.trim()],
                ['意见', staffingOpinion.opinion],
              ]}
            />
            <FileChips files={staffingOpinion.files} />
          </>
        )}
      </Section>
      {meetings.map(({ meetingId, on, place, experts, opinion, files }) => (
        <Section key={meetingId} title="专家论证会">
          <FactList
            rows={[
              ['时间地点', `${on} ${place}`.trim()],
              ['专家', experts.map(({ name, title }) => `${name} ${title}`.trim()).join('、')],
              ['论证意见', opinion],
            ]}
          />
          <FileChips files={files} />
        </Section>
      ))}
      {ending !== null && (
        <Section title="办结">
          <FactList
            rows={[
              ['方式', ending.way],
              ['日期', ending.on],
              ['协调结果', ending.outcome],
            ]}
          />
        </Section>
      )}
    </>
  )
}

type DisputeFactsPartProps = {
  readonly dispute: Dispute
  readonly links: LoopLinks
  readonly edit: ReactNode
}

export function DisputeFactsPart({ dispute: { facts }, links, edit }: DisputeFactsPartProps) {
  const matter = useRow('matters', facts.matterId)
  return (
    <Section title="争议信息" actions={edit}>
      <FactList
        rows={[
          ['申请', `${facts.appliedOn} ${facts.applicant}`],
          ['类型', facts.kind],
          ['问题', facts.question],
          [
            '来源案件',
            matter ? (
              <LinkedRows
                rows={[
                  {
                    ...{ id: matter.id, label: matterNumber(matter), state: matter.facts.title },
                    onOpen: () => links.onOpenMatter(matter.id),
                  },
                ]}
              />
            ) : (
              ''
            ),
          ],
        ]}
      />
    </Section>
  )
}
