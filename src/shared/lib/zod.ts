/**
 * The one door to zod. `jitless` must be set before any schema exists: otherwise zod probes
 * `new Function`, which the page's CSP forbids (zod #4461, #5864).
 */
import { z } from 'zod'

z.config({ jitless: true })

export { z }
