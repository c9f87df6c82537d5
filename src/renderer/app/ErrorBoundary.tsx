import { Alert, Button, Center, Stack, Text } from '@mantine/core'
import { Component, type ReactNode } from 'react'

type ErrorBoundaryProps = { readonly children: ReactNode }
type ErrorBoundaryState = { readonly hasFailed: boolean }

/** Our bugs end here: nothing limps on, nothing saved is touched, one click starts the page anew. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Center h="100vh" p="xl">
        <Alert color="red" title="页面出现意外情况" maw={560} role="alert">
          <Stack gap="sm">
            <Text size="sm">已保存的内容都在。请重新载入；如反复出现，请联系维护人员。</Text>
            <Button onClick={() => location.reload()} w="fit-content">
              重新载入
            </Button>
          </Stack>
        </Alert>
      </Center>
    )
  }
}
