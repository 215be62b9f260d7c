// Every staff route in one list: what is not here is not mounted, and each says who may use it.
import type { StaffDeps } from '../deps.ts'
import { adminRoutes } from './admin.tsx'
import { auditRoutes } from './audit.tsx'
import { caseloadRoutes } from './caseload.tsx'
import { followUpRoutes } from './follow-up.tsx'
import { followUpsRoutes } from './follow-ups.tsx'
import { hoursRoutes } from './hours.tsx'
import { kioskCodeRoutes } from './kiosk-codes.tsx'
import { pauseRoutes } from './pause.tsx'
import { programRoutes } from './program.tsx'
import { rehearsalRoutes } from './rehearsal.tsx'
import type { StaffRoute } from './route.ts'
import { scheduleRoutes } from './schedule.tsx'
import { signInRoutes } from './sign-in.tsx'
import { surveyPreviewRoutes } from './survey-preview.tsx'
import { surveyRoutes } from './surveys.tsx'
import { unreachedRoutes } from './unreached.tsx'

export function staffRoutes(deps: StaffDeps): readonly StaffRoute[] {
  return [
    ...signInRoutes(deps),
    ...caseloadRoutes(deps),
    ...programRoutes(deps),
    ...followUpsRoutes(deps),
    ...pauseRoutes(deps),
    ...unreachedRoutes(deps),
    // After those whose last part is a word: `:id` would take it for a call.
    ...followUpRoutes(deps),
    ...adminRoutes(deps),
    ...rehearsalRoutes(deps),
    ...hoursRoutes(deps),
    ...scheduleRoutes(deps),
    ...kioskCodeRoutes(deps),
    ...surveyRoutes(deps),
    ...surveyPreviewRoutes(deps),
    ...auditRoutes(deps),
  ]
}
