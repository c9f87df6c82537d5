import { Badge } from '@mantine/core'

/** A label whose number is this program's proposal: nobody issued it, the office settles it. */
export function ToConfirm({ text, isProposal }: { readonly text: string; readonly isProposal: boolean }) {
  return (
    <>
      {text}
      {isProposal && (
        <Badge size="xs" ml={6} variant="light" color="yellow" component="span">
          建议值 待确认
        </Badge>
      )}
    </>
  )
}
