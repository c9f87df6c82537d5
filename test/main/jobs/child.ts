/** The background process as a plain Node child, so that it can really crash and really hang in a test. */
import { TASKS } from '../../../src/main/jobs/tasks'
import { serve } from '../../../src/main/jobs/serve'
import { PDFIUM_WASM_PATH } from '../../helpers/pdfium'

serve({
  wasmPath: PDFIUM_WASM_PATH,
  port: {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
  },
  tasks: {
    ...TASKS,
    inspect: (input, context) => {
      if (input.path === 'crash') process.exit(3)
      while (input.path === 'hang') Math.random()
      return TASKS.inspect(input, context)
    },
  },
})
