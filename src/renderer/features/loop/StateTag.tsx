import { Badge } from '@mantine/core'

const COLORS: Readonly<Record<string, string>> = {
  open: 'blue',
  registered: 'blue',
  approved: 'orange',
  transferred: 'blue',
  received: 'blue',
  closed: 'teal',
  answered: 'teal',
  ended: 'teal',
}

type StateTagProps<T extends string> = { readonly state: T; readonly names: Readonly<Record<T, string>> }

/** Word and colour together. */
export function StateTag<T extends string>({ state, names }: StateTagProps<T>) {
  return (
    <Badge variant="light" color={COLORS[state] ?? 'gray'} data-state={state}>
      {names[state]}
    </Badge>
  )
}
