import { configure } from '@testing-library/react'

// A page shows what it shows, however busy the machine is on which it is tested: what is wrong is told later, not wrongly.
configure({ asyncUtilTimeout: 15_000 })
