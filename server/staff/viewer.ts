// Who is looking at a staff page.
export type Role = 'case_manager' | 'lead' | 'administrator' | 'auditor'

export interface Viewer {
  readonly staffId: string
  readonly name: string
  readonly role: Role
}
