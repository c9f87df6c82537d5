import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { draftPaper } from '@shared/domain/document/draft-paper'
import type { KindDefinition } from '@shared/domain/document/kind'
import { schemeFaults } from '@shared/domain/document/fact-names'
import { describeFailure } from '@shared/messages'
import { useSettings } from '../../../data/live'
import { useShippedStandards } from '../../../data/shipped'
import { Section } from '../../../ui/Section'
import { sampleSource } from '../sample-source'
import classes from './scheme.module.css'

const GAP = /(（待填写[^（）]*）)/u

/** What the scheme makes of an invented case; nothing of it is stored. */
export function SampleDraft({ kind }: { readonly kind: KindDefinition }) {
  const settings = useSettings()
  const standard = useShippedStandards()?.[0]
  const drafted = useMemo(
    () =>
      settings && standard && schemeFaults(kind).length === 0
        ? draftPaper(kind, sampleSource(kind, settings, standard))
        : null,
    [kind, settings, standard],
  )
  return (
    <Section title="示例（虚构的案卷）" testId="sample-draft">
      {drafted === null && <Text size="sm">段落方案改好后，这里显示示例。</Text>}
      {drafted !== null && !drafted.ok && <Text size="sm">{describeFailure(drafted.failure)}</Text>}
      {drafted?.ok && (
        <div className={classes.paper}>
          {drafted.value.paragraphs.length === 0 && <p>表格式文书没有段落，内容在字段里。</p>}
          {drafted.value.paragraphs.map(({ id, level, text }) => (
            <p key={id} data-level={level}>
              {text.split(GAP).map((piece, index) =>
                GAP.test(piece) ? (
                  <span key={index} className={classes.gap}>
                    {piece}
                  </span>
                ) : (
                  piece
                ),
              )}
            </p>
          ))}
        </div>
      )}
    </Section>
  )
}
