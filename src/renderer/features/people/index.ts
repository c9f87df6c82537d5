export { PeoplePage } from './PeoplePage'
export { PersonBar } from './PersonBar'
export { SignInPage } from './SignInPage'
