export { RegistersPage } from './RegistersPage'
