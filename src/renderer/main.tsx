import { MantineProvider } from '@mantine/core'
import '@mantine/core/styles.css'
import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { ErrorBoundary } from './app/ErrorBoundary'
import { readableColors, theme } from './app/theme'
import './app/fonts.css'

/** main stamps a fresh nonce into the page at each load; the CSP lets only styles that carry it in. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// Mantine's scroll lock writes its own <style>; its library takes the nonce from this well-known global.
Object.assign(globalThis, { __webpack_nonce__: nonce })

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')

createRoot(root).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={readableColors}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <Notifications position="bottom-right" />
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </MantineProvider>,
)
