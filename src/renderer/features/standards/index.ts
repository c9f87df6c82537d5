export { StandardEditorPage } from './StandardEditorPage'
export { StandardsPage } from './StandardsPage'
