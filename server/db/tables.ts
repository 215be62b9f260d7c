// Every table by its name in SQL: TEXT is string, INTEGER is number, and a column that may be null says so.
import type { ProgramTable, DataKeyTable, AuditTable, MustTable, MigrationTable } from './tables/program.ts'
import type {
  TeamTable,
  StaffTable,
  ContactTable,
  PatientTable,
  EnrolmentTable,
  AssignmentTable,
  ConsentEventTable,
  SuppressionTable,
  FollowUpTable,
  FollowUpAttemptTable,
  OneTimeLinkTable,
} from './tables/people.ts'
import type {
  SurveyVersionTable,
  SurveyDraftTable,
  GoalTable,
  InvitationTable,
  NoteTable,
  ReadMarkTable,
  BrowserTable,
  DataCheckTable,
  KioskCodeTable,
  StaffLinkTable,
  OwedLetterTable,
  DraftTable,
  ResponseTable,
  AnswerTable,
  ScoreTable,
  SealedAnswerTable,
} from './tables/answers.ts'
import type { KnownBrowserTable } from './tables/accounts.ts'
import type {
  OutboxTable,
  InboundTable,
  TextsKeptTable,
  PageCodeTable,
  ConversationTable,
  PhoneMessageTable,
} from './tables/messages.ts'
import type {
  ReleaseTable,
  ReleaseFigureTable,
  VerdictWindowTable,
  VerdictMemberTable,
} from './tables/releases.ts'
import type {
  ResealTable,
  SealedCellTable,
  SealedKeyTable,
  SealedPartTable,
  SealedYearTable,
} from './tables/sealed.ts'

export interface Tables {
  migration: MigrationTable
  program: ProgramTable
  data_key: DataKeyTable
  audit: AuditTable
  must: MustTable
  team: TeamTable
  staff: StaffTable
  contact: ContactTable
  patient: PatientTable
  enrolment: EnrolmentTable
  assignment: AssignmentTable
  consent_event: ConsentEventTable
  suppression: SuppressionTable
  follow_up: FollowUpTable
  follow_up_attempt: FollowUpAttemptTable
  one_time_link: OneTimeLinkTable
  known_browser: KnownBrowserTable
  survey_version: SurveyVersionTable
  survey_draft: SurveyDraftTable
  goal: GoalTable
  invitation: InvitationTable
  draft: DraftTable
  browser: BrowserTable
  data_check: DataCheckTable
  kiosk_code: KioskCodeTable
  staff_link: StaffLinkTable
  owed_letter: OwedLetterTable
  note: NoteTable
  read_mark: ReadMarkTable
  response: ResponseTable
  answer: AnswerTable
  score: ScoreTable
  sealed_answer: SealedAnswerTable
  sealed_key: SealedKeyTable
  sealed_part: SealedPartTable
  sealed_year: SealedYearTable
  sealed_cell: SealedCellTable
  reseal: ResealTable
  outbox: OutboxTable
  inbound: InboundTable
  texts_kept: TextsKeptTable
  page_code: PageCodeTable
  conversation: ConversationTable
  phone_message: PhoneMessageTable
  release: ReleaseTable
  release_figure: ReleaseFigureTable
  verdict_window: VerdictWindowTable
  verdict_member: VerdictMemberTable
}
