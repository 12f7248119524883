// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.

/** Of anything; means nothing but itself. */
export type Id = string;
/** In UTC, after RFC 3339. */
export type Time = string;

export interface ShownNotice {
  /** News, or a warning */
  kind: 'news' | 'warning';
  /** What it says in English */
  english: string;
  /** What it says in Welsh; empty: the English stand in both languages */
  welsh: string;
  /** Where more is said: https://..., or a path on this site; empty: nowhere */
  address: string;
  /** The notice */
  id: Id;
  /** How often it was written */
  version: number;
}

export interface SessionSite {
  /** The site's name */
  name: string;
  /** A demonstration site: nothing here is real */
  demonstration: boolean;
  /** What those who run the site say above every screen now */
  notices: ShownNotice[];
}

export interface SessionPerson {
  /** The person */
  id: Id;
  /** Name */
  name: string;
  /** Address */
  email: string;
  /** Staff or guest */
  kind: 'staff' | 'guest';
  /** Today's organisation */
  organisation: string;
  /** Language of the screens */
  language: string;
  /** Time zone */
  time_zone: string;
}

export interface SessionView {
  /** The site */
  site: SessionSite;
  /** Who is signed in; null for a visitor */
  person: SessionPerson | null;
  /** To be sent as X-Folkmoot-Token with every change */
  token: string;
  /** When the session ends if nothing is asked until then */
  idle_ends: Time | null;
  /** When it ends in any case */
  ends: Time | null;
  /** The modules in use */
  modules: string[];
  /** What the person may do on the site as a whole */
  can: string[];
  /** The pages that the person is asked to accept before going on */
  to_accept: string[];
}

export type Done = Record<string, never>;

export interface OwnSession {
  /** The session */
  id: Id;
  /** Signed in */
  created: Time;
  /** Last request */
  seen: Time;
  /** The browser, as it calls itself */
  agent: string;
  /** Where it signed in from */
  network: string;
  /** The one that asks */
  current: boolean;
}

export interface OwnSessions {
  /** The sessions that are open */
  items: OwnSession[];
}

export interface SpaceLabel {
  /** The space */
  id: Id;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** workspace, community or public */
  kind: string;
}

export interface PersonLabel {
  /** The person */
  id: Id;
  /** Name as others see it */
  name: string;
  /** Organisation the person acts for */
  organisation: string;
}

export interface ObjectLabel {
  /** The object */
  id: Id;
  /** Its type, such as wiki.page */
  type: string;
  /** Its title */
  title: string;
  /** Where the client shows it */
  address: string;
  /** The space it is in */
  space: SpaceLabel;
  /** When last changed */
  updated: Time;
  /** By whom */
  updated_by: PersonLabel;
}

export interface Deadline {
  /** The day */
  on: string;
  /** In which time zone */
  zone: string;
  /** The moment at which that day is over there */
  at: Time;
}

export interface OwnAsk {
  /** The ask */
  id: Id;
  /** To do what */
  kind: 'comment' | 'approve' | 'read';
  /** With what */
  object: ObjectLabel;
  /** Its published revision now */
  revision: number;
  /** Who asks */
  asked_by: PersonLabel;
  /** When */
  asked: Time;
  /** By when */
  due: Deadline;
  /** Whether that is over */
  overdue: boolean;
  /** What they wrote with it */
  note: string;
  /** What one has said to it */
  answer: 'answered' | 'nothing_to_add' | 'approved' | 'not_approved' | 'read' | null;
  /** And when */
  answered: Time | null;
}

export interface OwnAskPage {
  /** One page of the list */
  items: OwnAsk[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface OwnAgreement {
  /** Of what */
  object: ObjectLabel;
  /** Who asks */
  by: PersonLabel;
  /** When */
  asked: Time;
  /** When it was declined; null: it waits for one */
  declined: Time | null;
  /** Who declined */
  declined_by: PersonLabel | null;
  /** Why */
  reason: string;
}

export interface OwnReview {
  /** What is to be looked at again */
  object: ObjectLabel;
  /** By when */
  due: Deadline;
  /** That day is over */
  overdue: boolean;
}

export interface LocalMoment {
  /** The day */
  on: string;
  /** The time of day, as 09:30 */
  at: string;
  /** In which time zone */
  zone: string;
  /** Which moment that is */
  moment: Time;
}

export interface NotPublished {
  /** What was not published */
  object: ObjectLabel;
  /** When it should have been */
  due: LocalMoment;
  /** In whose name */
  by: PersonLabel;
  /** Why not */
  failure: 'right_lost' | 'in_bin' | 'refused';
}

export interface CommentNews {
  /** The comment */
  comment: Id;
  /** Why it concerns the viewer */
  why: 'mentioned' | 'answered' | 'own' | 'watched';
  /** Who wrote it */
  author: PersonLabel;
  /** When */
  made: Time;
  /** How it begins */
  excerpt: string;
  /** What it is about */
  about: ObjectLabel;
}

export interface CommentNewsPage {
  /** One page of the list */
  items: CommentNews[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface DeletionLine {
  /** The number of the state before it */
  state: number;
  /** Who deleted it */
  by: PersonLabel;
  /** When */
  at: Time;
  /** How much of it, in a hundred; null: it is not known */
  share: number | null;
}

export interface DeletionNotice {
  /** Of what */
  object: ObjectLabel;
  /** By whom, and when */
  deletion: DeletionLine;
}

export interface OwnDraft {
  /** What is being written */
  object: ObjectLabel;
  /** When last saved */
  saved: Time;
}

export interface SpaceNews {
  /** Where */
  space: SpaceLabel;
  /** What is new there, each thing once */
  items: ObjectLabel[];
  /** Whether there is more than this */
  more: boolean;
}

export interface OwnAccessReview {
  /** Who has access to which space */
  space: SpaceLabel;
  /** By when it is to be gone through */
  due: Time;
  /** That is over */
  overdue: boolean;
  /** Whether somebody has begun */
  begun: boolean;
}

export interface WaitingAccessRequest {
  /** The request */
  id: Id;
  /** To be let into which space */
  space: SpaceLabel;
  /** Who asks */
  person: PersonLabel;
  /** Their job title */
  title: string;
  /** What for */
  reason: string;
  /** When */
  asked: Time;
}

export interface OwnAccessRequest {
  /** The request */
  id: Id;
  /** To be let into which space */
  space: SpaceLabel;
  /** What for */
  reason: string;
  /** When */
  asked: Time;
  /** When it was declined */
  declined: Time | null;
  /** Why it was declined */
  answer: string;
}

export interface Home {
  /** What one is asked to do, what is overdue first */
  for_you: OwnAskPage;
  /** Texts that wait for one to agree, and those of one's own that others declined */
  agreements: OwnAgreement[];
  /** Texts that one looks after and that are to be looked at again */
  reviews: OwnReview[];
  /** What was scheduled and could not be published, for those who decide */
  not_published: NotPublished[];
  /** Comments that concern one, the newest first */
  said_to_you: CommentNewsPage;
  /** Texts of one's spaces of which somebody deleted most */
  deletions: DeletionNotice[];
  /** The spaces one may see, by name; the first fifty */
  spaces: SpaceLabel[];
  /** The last five things opened */
  carry_on: ObjectLabel[];
  /** The newest twenty stars */
  starred: ObjectLabel[];
  /** The five drafts saved last */
  drafts: OwnDraft[];
  /** How many drafts one has */
  draft_count: number;
  /** What others did, by space */
  news: SpaceNews[];
  /** Spaces of one's own of which it is to be gone through who has access */
  access_reviews: OwnAccessReview[];
  /** Who asks to be let into spaces where one gives roles, the oldest first */
  access_requests: WaitingAccessRequest[];
  /** What one asked for oneself and was declined */
  declined_requests: OwnAccessRequest[];
}

export interface OwnDraftPage {
  /** One page of the list */
  items: OwnDraft[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface SpaceLine {
  /** The space */
  id: Id;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** Its kind */
  kind: 'workspace' | 'community' | 'public';
  /** What it is for */
  summary: string;
  /** Its marking */
  marking: string;
  /** Where it belongs */
  area: string;
  /** Open, frozen or archived */
  state: 'open' | 'frozen' | 'archived';
  /** Whether the viewer can go in */
  member: boolean;
}

export interface SpaceLinePage {
  /** One page of the list */
  items: SpaceLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface RestView {
  /** Since when */
  since: Time;
  /** Who froze or archived it */
  by: PersonLabel | null;
  /** Why */
  reason: string;
}

export interface SpaceMarking {
  /** Its name in the API */
  key: string;
  /** As it is written on pages */
  name: string;
  /** Instructions that go with it */
  handling: string;
}

export interface SectionView {
  /** The section */
  id: Id;
  /** Its module */
  module: string;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** Which part of the navigation it stands in */
  group: 'collaborate' | 'consult' | 'inform' | 'know';
}

export interface SpaceView {
  /** The space */
  id: Id;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** Workspace, community or public */
  kind: 'workspace' | 'community' | 'public';
  /** What it is for */
  summary: string;
  /** Open, frozen or archived */
  state: 'open' | 'frozen' | 'archived';
  /** Since when and why it is not open; null: it is */
  rest: RestView | null;
  /** Its marking */
  marking: SpaceMarking;
  /** Who answers for it */
  owner: PersonLabel;
  /** How many people can see it; 0 for a viewer who may not know */
  people: number;
  /** Its sections, in order */
  components: SectionView[];
  /** What the viewer may do here */
  can: string[];
}

export interface WantedSection {
  /** Which module */
  module: string;
  /** What the section is called */
  name: string;
}

export interface Saved {
  /** What was made or changed */
  id: Id;
  /** Its published revision now */
  revision: number;
}

export interface NewsItem {
  /** The event */
  id: Id;
  /** What happened, such as wiki.page_published */
  name: string;
  /** When */
  at: Time;
  /** Who did it */
  actor: PersonLabel;
  /** To what */
  object: ObjectLabel;
}

export interface NewsItemPage {
  /** One page of the list */
  items: NewsItem[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface BinItem {
  /** What was deleted */
  object: ObjectLabel;
  /** When */
  deleted: Time;
  /** By whom */
  deleted_by: PersonLabel;
}

export interface BinItemPage {
  /** One page of the list */
  items: BinItem[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface AreaChoice {
  /** The area */
  id: Id;
  /** Its name */
  name: string;
  /** How deep in the tree, from 0 */
  depth: number;
}

export interface MarkingEffect {
  /** What it touches */
  effect: string;
  /** How */
  value: string;
}

export interface MarkingChoice {
  /** Its name in the API */
  key: string;
  /** As it is written on pages */
  name: string;
  /** What it does to what is marked so */
  effects: MarkingEffect[];
}

export interface SectionChoice {
  /** The module */
  module: string;
  /** What such a section is usually called */
  name: string;
  /** Where it stands in the navigation */
  group: 'collaborate' | 'consult' | 'inform' | 'know';
}

export interface SpaceForm {
  /** Areas in which the viewer may open a space, as a tree */
  areas: AreaChoice[];
  /** Markings that this site may hold */
  markings: MarkingChoice[];
  /** What a space can hold */
  sections: SectionChoice[];
  /** Spaces whose sections it can begin with */
  templates: SpaceLabel[];
}

export interface KeyDate {
  /** Where it comes from */
  kind: 'day' | 'ask' | 'publication' | 'review';
  /** When */
  due: Deadline;
  /** What somebody called it; of what is due with a text nothing */
  name: string;
  /** The text that it is about */
  object: ObjectLabel | null;
}

export interface HomeContact {
  /** Somebody with an account; null: a mailbox */
  person: PersonLabel | null;
  /** What the mailbox is called */
  name: string;
  /** Its address */
  email: string;
  /** What to ask them about */
  about: string;
}

export interface SpaceHome {
  /** The welcome, printed for the viewer */
  html: string;
  /** What its owners put first, in their order */
  pins: ObjectLabel[];
  /** The days to keep, the next one first */
  dates: KeyDate[];
  /** Whom to ask */
  contacts: HomeContact[];
}

export interface HomeForm {
  /** How often it has been changed */
  version: number;
  /** The welcome as Markdown */
  welcome: string;
  /** What stands first */
  pins: ObjectLabel[];
  /** Days that somebody wrote there */
  dates: KeyDate[];
  /** Whom to ask */
  contacts: HomeContact[];
}

export interface WantedDate {
  /** What happens */
  name: string;
  /** On this day: 2026-11-27 */
  on: string;
  /** In this time zone: Europe/London */
  zone: string;
}

export interface WantedContact {
  /** One of the staff; left out: a mailbox */
  person: Id | null;
  /** What the mailbox is called */
  name: string;
  /** Its address */
  email: string;
  /** What to ask them about */
  about: string;
}

export interface Member {
  /** The grant that makes them a member */
  grant: Id;
  /** A person, a group, an organisation or anyone */
  kind: 'person' | 'group' | 'organisation' | 'anyone';
  /** Who; for a group or organisation its id and name */
  person: PersonLabel;
  /** Key of the role */
  role: string;
  /** Name of the role */
  role_name: string;
  /** From when */
  since: Time;
  /** Until when */
  until: Time | null;
  /** The reason given */
  why: string;
}

export interface RoleChoice {
  /** Its name in the API */
  key: string;
  /** Its name on screens */
  name: string;
  /** What it may do */
  permissions: string[];
}

export interface Members {
  /** Who has a role here */
  items: Member[];
  /** The roles that can be given */
  roles: RoleChoice[];
  /** For the page behind; empty at the end */
  next: string;
}

export interface RoleHere {
  /** The grant */
  grant: Id;
  /** By which way it came to them */
  way: 'own' | 'group' | 'organisation' | 'above' | 'part';
  /** Given to the person, or to what */
  subject_kind: 'person' | 'group' | 'organisation' | 'anyone';
  /** The group or organisation it came through */
  subject_name: string;
  /** Key of the role */
  role: string;
  /** Name of the role */
  role_name: string;
  /** Given for the site, an area, the space, a section or a thing in it */
  scope_kind: 'site' | 'area' | 'space' | 'component' | 'object';
  /** The area's or section's name */
  scope_name: string;
  /** From when */
  since: Time;
  /** Until when */
  until: Time | null;
  /** The reason given */
  given_for: string;
}

export interface PersonInSpace {
  /** Who */
  person: PersonLabel;
  /** Whether a guest */
  guest: boolean;
  /** Who answers for a guest */
  sponsor: PersonLabel | null;
  /** When a guest's account ends */
  account_ends: Time | null;
  /** The roles by which they come in */
  why: RoleHere[];
}

export interface PeoplePage {
  /** People by name */
  items: PersonInSpace[];
  /** For the page behind; empty at the end */
  next: string;
  /** A marking in the space asks why they leave as a table */
  table_reason: boolean;
}

export interface OwnRequests {
  /** The newest first */
  items: OwnAccessRequest[];
}

export interface WaitingRequests {
  /** The oldest first */
  items: WaitingAccessRequest[];
}

export interface ReviewOutcome {
  /** Roles that stay */
  kept: number;
  /** Roles that were taken away */
  removed: number;
  /** Roles that should go, and are changed elsewhere */
  noted: number;
}

export interface AccessReviewView {
  /** The review */
  id: Id;
  /** Since when */
  begun: Time;
  /** Who began it */
  begun_by: PersonLabel;
  /** When it was signed; null: not yet */
  signed_at: Time | null;
  /** By whom */
  signed_by: PersonLabel | null;
  /** What the signer said */
  note: string;
  /** How many roles are in it */
  entries: number;
  /** Of how many nothing has been said yet */
  unmarked: number;
  /** What became of them, or is to */
  outcome: ReviewOutcome;
}

export interface AccessReviews {
  /** The one that is not signed yet */
  open: AccessReviewView | null;
  /** By when the next is to be signed */
  due: Time;
  /** That is over */
  overdue: boolean;
  /** How often, in days */
  every_days: number;
  /** Those that were signed, the newest first */
  items: AccessReviewView[];
  /** For the page behind; empty at the end */
  next: string;
}

export interface AccessReviewEntry {
  /** The grant that it is about */
  grant: Id;
  /** By which way it lets people in */
  way: 'own' | 'group' | 'organisation' | 'above' | 'part';
  /** Given to a person, or to what */
  subject_kind: 'person' | 'group' | 'organisation' | 'anyone';
  /** Who */
  person: PersonLabel | null;
  /** Whether a guest */
  guest: boolean;
  /** Who answers for a guest */
  sponsor: PersonLabel | null;
  /** The group or organisation */
  subject_name: string;
  /** Name of the role */
  role_name: string;
  /** For which kind of place */
  scope_kind: 'site' | 'area' | 'space' | 'component' | 'object';
  /** The area's or section's name */
  scope_name: string;
  /** Until when */
  until: Time | null;
  /** The reason given */
  given_for: string;
  /** Whether it is there still */
  stands: boolean;
  /** Whether it can be taken away with the review */
  removable: boolean;
  /** What is to become of it; null: not said yet */
  mark: 'keep' | 'remove' | 'noted' | null;
}

export interface AccessReviewPage {
  /** The review */
  review: AccessReviewView;
  /** Its entries by name */
  items: AccessReviewEntry[];
  /** For the page behind; empty at the end */
  next: string;
}

export interface GrantMark {
  /** The entry: the grant that it is about */
  grant: Id;
  /** What is to become of it */
  mark: 'keep' | 'remove' | 'noted';
}

export interface ReviewInterval {
  /** After how many days it is gone through again who has access to a space */
  days: number;
}

export interface InvitationLine {
  /** The invitation */
  id: Id;
  /** Who is invited */
  address: string;
  /** Their name, as whoever invited them knows it */
  name: string;
  /** Key of the role */
  role: string;
  /** Its name */
  role_name: string;
  /** What an account becomes that has to be made first */
  kind: 'staff' | 'guest';
  /** Whom they belong to */
  organisation: string;
  /** Who answers for a guest */
  sponsor: string;
  /** Why they are to come */
  purpose: string;
  /** When their access will end */
  access_ends: Time | null;
  /** Who has invited them */
  invited_by: string;
  /** When they were invited */
  created: Time;
  /** When they were sent a link last */
  sent: Time;
  /** Until when it can be accepted */
  ends: Time;
  /** How it stands */
  state: 'open' | 'expired' | 'accepted' | 'withdrawn' | 'resting';
}

export interface InvitationLinePage {
  /** One page of the list */
  items: InvitationLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface InviteRow {
  /** Address */
  address: string;
  /** Name */
  name: string;
  /** Whom they belong to */
  organisation: Id | null;
}

export interface CheckedRow {
  /** Where it stood, from 1 */
  line: number;
  /** Address */
  address: string;
  /** Name */
  name: string;
  /** Whom they belong to, as the list or domain says */
  organisation: Id | null;
  /** Its name */
  organisation_name: string;
  /** What an account becomes that has to be made first */
  kind: 'staff' | 'guest';
  /** Why it cannot be sent, in words */
  problem: string;
  /** What is worth knowing, in words */
  note: string;
}

export interface CheckedRows {
  /** Each person */
  rows: CheckedRow[];
  /** Whether there were more, which were left out */
  more: boolean;
}

export interface MailPreview {
  /** Its subject */
  subject: string;
  /** As text, with a link that opens nothing */
  text: string;
}

export interface Invited {
  /** How many were invited */
  count: number;
}

export interface InvitationSeen {
  /** How it stands */
  state: 'open' | 'expired' | 'accepted' | 'withdrawn' | 'resting';
  /** Whom it was sent to */
  address: string;
  /** Their name, as whoever invited them knows it */
  name: string;
  /** Name of the space */
  space: string;
  /** The space's name in addresses */
  space_slug: string;
  /** Name of the role */
  role: string;
  /** What an account becomes that is made with it */
  kind: 'staff' | 'guest';
  /** Whom they belong to */
  organisation: string;
  /** Who invites them */
  inviter: string;
  /** Who answers for a guest */
  sponsor: string;
  /** Why they are to come */
  purpose: string;
  /** When their access will end */
  access_ends: Time | null;
  /** Until when it can be accepted */
  ends: Time;
  /** In which they were written to */
  language: string;
  /** Whether the address has an account */
  account: 'none' | 'known' | 'ended';
}

export interface DirectoryPerson {
  /** The person */
  id: Id;
  /** Name */
  name: string;
  /** Today's organisation */
  organisation: string;
  /** Address */
  email: string;
  /** Staff or guest */
  kind: 'staff' | 'guest';
  /** Job title */
  title: string;
  /** What they do, in a line */
  does: string;
  /** What they know about */
  skills: string[];
}

export interface DirectoryPersonPage {
  /** One page of the list */
  items: DirectoryPerson[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface SuggestedWords {
  /** At most ten */
  items: string[];
}

export interface DirectoryBody {
  /** The group or organisation */
  id: Id;
  /** Its name */
  name: string;
  /** Its short name, where it has one */
  short_name: string;
}

export interface DirectoryBodyPage {
  /** One page of the list */
  items: DirectoryBody[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface PersonAffiliation {
  /** The organisation */
  organisation: string;
  /** Title there */
  title: string;
  /** From when */
  since: Time;
  /** Until when */
  until: Time | null;
}

export interface ProfileText {
  /** What they do, in a line */
  does: string;
  /** What they work on now */
  works_on: string;
  /** What they know about, a few words each */
  skills: string[];
  /** The languages they speak */
  languages: string[];
  /** When they work, in a line */
  hours: string;
  /** Another way to reach them */
  contact: string;
  /** Who is told that */
  contact_for: 'nobody' | 'shared_space' | 'staff';
}

export interface PersonProfile {
  /** The person */
  id: Id;
  /** Name */
  name: string;
  /** Job title */
  title: string;
  /** Address */
  email: string;
  /** Staff or guest */
  kind: 'staff' | 'guest';
  /** Whether the account is in use */
  in_use: boolean;
  /** Today's organisation */
  organisation: string;
  /** Organisations, today's first */
  affiliations: PersonAffiliation[];
  /** What they say of themselves */
  said: ProfileText;
  /** Where their clocks are */
  time_zone: string;
  /** The spaces in which both are, by name; at most 50 */
  shared_spaces: SpaceLabel[];
}

export interface OwnProfile {
  /** What they do, in a line */
  does: string;
  /** What they work on now */
  works_on: string;
  /** What they know about, a few words each */
  skills: string[];
  /** The languages they speak */
  languages: string[];
  /** When they work, in a line */
  hours: string;
  /** Another way to reach them */
  contact: string;
  /** Who is told that */
  contact_for: 'nobody' | 'shared_space' | 'staff';
  /** Where their clocks are: Europe/London */
  time_zone: string;
  /** For If-Match, when it is changed */
  version: number;
}

export interface ObjectView {
  /** The object */
  object: ObjectLabel;
  /** The viewer has starred it */
  starred: boolean;
  /** The viewer is told when it changes */
  watched: boolean;
  /** And of what lies under it, too */
  watched_below: boolean;
  /** Its tags */
  tags: string[];
  /** Its marking lets the viewer keep a copy outside the server */
  offline_copy: boolean;
  /** What the viewer may do with it */
  can: string[];
}

export interface AccessReason {
  /** Given to the person, or to what */
  subject_kind: 'person' | 'group' | 'organisation' | 'anyone';
  /** The group or organisation it came through */
  subject_name: string;
  /** Name of the role */
  role: string;
  /** Given for the site, an area, a space, a section or a thing */
  scope_kind: 'site' | 'area' | 'space' | 'component' | 'object';
  /** Its name */
  scope_name: string;
  /** Until when; empty: until taken away */
  ends: Time | null;
}

export interface PersonWhoSees {
  /** The person */
  id: Id;
  /** Their name */
  name: string;
  /** Whether a guest */
  guest: boolean;
  /** The roles that let them see it */
  why: AccessReason[];
}

export interface AccessExplanation {
  /** Whom it is for */
  audience: 'staff' | 'lane' | 'everyone';
  /** The side of outside people it is for */
  lane: string;
  /** Its marking */
  marking: string;
  /** Draft, live or deleted */
  lifecycle: 'draft' | 'live' | 'bin';
  /** Whether it lies under rules of its own */
  restricted: boolean;
  /** Whether every visitor sees it */
  anyone: boolean;
  /** How many people see it; on the first page */
  count: number;
  /** Whether there are more than counted */
  more_than_count: boolean;
  /** People by name */
  people: PersonWhoSees[];
  /** For the next page; empty at the end */
  next: string;
}

export interface RestrictionEntry {
  /** A person, a group or an organisation */
  kind: 'person' | 'group' | 'organisation' | 'anyone';
  /** Who; for a group or organisation its id and name */
  who: PersonLabel;
  /** Key of the role here */
  role: string;
  /** The organisation a person acts for here */
  capacity: Id | null;
  /** Until when; empty: until taken away */
  until: Time | null;
}

export interface RestrictionView {
  /** Whoever has a role above has it here, too */
  inherit: boolean;
  /** Who has a role here */
  items: RestrictionEntry[];
}

export interface PersonRole {
  /** Who */
  person: Id;
  /** Key of the role here */
  role: string;
  /** The organisation they act for here, if one is said */
  capacity: Id | null;
  /** Until when; left out: until taken away */
  until: Time | null;
}

export interface GroupRole {
  /** Which group */
  group: Id;
  /** Key of the role here */
  role: string;
  /** Until when; left out: until taken away */
  until: Time | null;
}

export interface OrganisationRole {
  /** Which organisation */
  organisation: Id;
  /** Key of the role here */
  role: string;
  /** Until when; left out: until taken away */
  until: Time | null;
}

export interface RestrictionPreview {
  /** Who would begin to see it */
  gain: PersonLabel[];
  /** Who would no longer see it */
  lose: PersonLabel[];
  /** There are more people than were looked at */
  incomplete: boolean;
  /** How many objects it is about, those below included */
  covers: number;
}

export interface ReadersView {
  /** Staff, one side and staff, or everyone here */
  audience: 'staff' | 'lane' | 'everyone';
  /** Which side */
  lane: Id | null;
  /** The side's name, as the viewer may know it; empty for others */
  name: string;
  /** Only those of them who see drafts */
  drafts: boolean;
}

export interface AudienceView {
  /** Whom it is for, in a community */
  audience: ReadersView | null;
  /** Whom it can be for instead, itself among them; none: it stays as it is */
  choices: ReadersView[];
  /** How many objects lie under it */
  below: number;
}

export interface RevisionLine {
  /** Counts from 1 within the object */
  number: number;
  /** Who published it */
  author: PersonLabel;
  /** When */
  created: Time;
  /** The title then */
  title: string;
  /** What the author said of it */
  note: string;
  /** Whether it told nobody */
  minor: boolean;
  /** The revision it brought back */
  restored_from: number | null;
  /** Who agreed to it before it was public; null: nobody had to */
  agreed_by: PersonLabel | null;
}

export interface RevisionLinePage {
  /** One page of the list */
  items: RevisionLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface RevisionView {
  /** Counts from 1 within the object */
  number: number;
  /** Who published it */
  author: PersonLabel;
  /** When */
  created: Time;
  /** The title then */
  title: string;
  /** What the author said of it */
  note: string;
  /** Whether it told nobody */
  minor: boolean;
  /** Who agreed to it before it was public */
  agreed_by: PersonLabel | null;
  /** The text, printed for this viewer */
  html: string;
  /** The text as Markdown */
  markdown: string;
}

export interface ComparisonView {
  /** The one revision, without its text */
  from: RevisionView;
  /** The other, without its text */
  to: RevisionView;
  /** What differs, word by word */
  html: string;
  /** Whether the texts differ at all */
  differs: boolean;
  /** Words added */
  added: number;
  /** Words taken away */
  removed: number;
}

export interface ComparisonOfTwoView {
  /** The one */
  from: ObjectLabel;
  /** The other */
  to: ObjectLabel;
  /** What differs, word by word */
  html: string;
  /** Whether the texts differ at all */
  differs: boolean;
  /** Words that only the other has */
  added: number;
  /** Words that only the one has */
  removed: number;
}

export interface ScheduledView {
  /** In whose name it will be published */
  by: PersonLabel;
  /** When its text was taken, or its moment changed last */
  made: Time;
  /** When it is published */
  due: LocalMoment;
  /** What changed, for the history */
  note: string;
  /** Tells nobody */
  minor: boolean;
  /** How many people will be able to read it */
  readers: number;
  /** All the world will, without signing in */
  everybody: boolean;
  /** What it will change, word by word */
  html: string;
  /** Words added */
  added: number;
  /** Words taken away */
  removed: number;
  /** Its editors have written other words since: they are not in it */
  moved_on: boolean;
  /** When it could not be done */
  failed: Time | null;
  /** Why */
  failure: 'right_lost' | 'in_bin' | 'refused' | null;
  /** Who agreed to it, where somebody else had to */
  agreed_by: PersonLabel | null;
}

export interface ScheduledAnswer {
  /** What is scheduled; null: nothing */
  scheduled: ScheduledView | null;
}

export interface PublicationRequestView {
  /** The request, as it stands now */
  id: Id;
  /** Who asks, and in whose name it will be published */
  by: PersonLabel;
  /** The viewer asks */
  own: boolean;
  /** When its text was taken */
  asked: Time;
  /** Its title */
  title: string;
  /** What changed, for the history */
  note: string;
  /** Tells nobody */
  minor: boolean;
  /** The older revision that it brings back */
  restored_from: number | null;
  /** When it is to be published; null: once somebody agrees, as where that is over */
  due: LocalMoment | null;
  /** What it will change, word by word */
  html: string;
  /** Words added */
  added: number;
  /** Words taken away */
  removed: number;
  /** Its editors have written other words since: they are not in it */
  moved_on: boolean;
  /** What keeps others from agreeing */
  blocked: 'published_meanwhile' | 'right_lost' | null;
  /** When somebody declined */
  declined: Time | null;
  /** Who declined */
  declined_by: PersonLabel | null;
  /** Why */
  reason: string;
  /** What the viewer may do: `agree`, `decline`, `take_back`, `ask` */
  can: string[];
}

export interface AgreeingAnswer {
  /** Whether somebody else has to agree, and there is one */
  agreement: 'not_needed' | 'needed' | 'nobody_else';
  /** What is asked; null: nothing */
  request: PublicationRequestView | null;
}

export interface PublicationAnswer {
  /** The object */
  id: Id;
  /** The new revision */
  revision: number;
  /** How many people are told */
  told: number;
  /** Whether changes of others are in it, too */
  merged: boolean;
}

export interface ReviewView {
  /** Who looks after it */
  keeper: PersonLabel;
  /** By when it is to be looked at again */
  due: Deadline;
  /** That day is over */
  overdue: boolean;
  /** How often, in months; 0: once */
  every_months: number;
  /** When it was looked at last */
  reviewed: Time | null;
  /** By whom */
  reviewed_by: PersonLabel | null;
}

export interface ReviewAnswer {
  /** What is planned; null: nothing */
  review: ReviewView | null;
}

export interface DraftView {
  /** The title so far */
  title: string;
  /** The text so far; where nothing is kept, what its editors have written together */
  markdown: string;
  /** The revision it began from */
  base_revision: number;
  /** When it was last kept; null: nothing is */
  saved: Time | null;
  /** The revision published now */
  head_revision: number;
  /** The state of the live draft it began from; null: the revision */
  base_state: number | null;
}

export interface DraftSaved {
  /** When */
  saved: Time;
}

export interface DraftDropped {
  /** Whether there was one */
  dropped: boolean;
}

export interface PreviewProblem {
  /** Counted from 1; 0: the whole */
  line: number;
  /** What is wrong */
  message: string;
}

export interface PreviewAnswer {
  /** The text as it will be printed */
  html: string;
  /** What keeps it from being printed */
  problems: PreviewProblem[];
}

export interface ConflictView {
  /** The block */
  block: string;
  /** As it was when the writer began */
  base: string;
  /** As the writer has it */
  mine: string;
  /** As others have it now */
  theirs: string;
}

export interface PublicationPreview {
  /** What changes, word by word */
  html: string;
  /** Whether the text differs at all */
  differs: boolean;
  /** Words added */
  added: number;
  /** Words taken away */
  removed: number;
  /** How many people will be able to read it */
  readers: number;
  /** All the world will, without signing in */
  everybody: boolean;
  /** How many people are told */
  told: number;
  /** How it goes together with what others published meanwhile */
  merge: 'none' | 'clean' | 'conflict';
  /** What has to be decided first */
  conflicts: ConflictView[];
  /** Both sides' changes as Markdown, and theirs where they are in conflict */
  merged: string;
  /** What to give as base_revision with what was decided */
  head_revision: number;
  /** What is missing, such as words for a picture */
  problems: string[];
  /** Whether somebody else has to agree before, and there is one */
  agreement: 'not_needed' | 'needed' | 'nobody_else';
}

export interface ContentsEntry {
  /** The heading's anchor in the text */
  id: string;
  /** 1 to 6 */
  level: number;
  /** Its words */
  text: string;
}

export interface LiveTextView {
  /** Somebody has written it live */
  begun: boolean;
  /** Something in it is not published */
  ahead: boolean;
  /** What its editors have written so far, printed */
  html: string;
  /** Its headings */
  contents: ContentsEntry[];
  /** How many blocks differ from what is published */
  changes: number;
}

export interface MarkdownSaved {
  /** Whether the draft is another now */
  changed: boolean;
  /** Whether changes of others are in it, too */
  merged: boolean;
}

export interface ExportTerms {
  /** Its marking asks why it leaves as a file */
  text_reason: boolean;
  /** A marking in its space asks why an archive leaves */
  archive_reason: boolean;
}

export interface CopyPreview {
  /** How many objects would be copied */
  objects: number;
  /** How many of them were never published */
  drafts: number;
  /** How many only some of those here see, which does not come along */
  restricted: number;
  /** How many files */
  files: number;
  /** What those take */
  octets: number;
  /** How many stay behind: being checked, or harmful */
  files_left: number;
  /** The copies would stand in another space */
  other_space: boolean;
}

export interface CopyMade {
  /** The first copy */
  id: Id;
  /** How many were made */
  objects: number;
  /** How many files came along */
  files: number;
}

export interface AnchorRange {
  /** The block, as `data-block` has it */
  block: string;
  /** Where in its words, in UTF-16 units */
  start: number;
  /** The words there */
  words: string;
}

export interface TiedAt {
  /** The relative position (Yjs) of their first letter, at most 64 octets */
  first: string;
  /** And of their last one */
  last: string;
}

export interface AnchorView {
  /** The words as they were */
  words: string;
  /** Whether they stand there still, others in their place, they have gone, or are in the draft only */
  fate: 'same' | 'changed' | 'gone' | 'in_draft';
  /** The revision they were read in; 0: the draft */
  revision: number;
  /** Where they stand now, in reading order; in the draft, where they are only there */
  ranges: AnchorRange[];
  /** Where in the live text; for its editors */
  tied: TiedAt | null;
}

export interface ResolvedBy {
  /** Who resolved it */
  by: PersonLabel;
  /** When */
  at: Time;
}

export interface ChangedPassage {
  /** The block, as `data-block` has it */
  block: string;
  /** The published revision in which it came to say so */
  revision: number;
  /** The sentences that were there; empty: it is new */
  before: string;
  /** The sentences that are there; empty: it has gone */
  after: string;
}

export interface OutcomeView {
  /** The outcome */
  id: Id;
  /** Which decision: counts from 1; for If-Match, when another is made */
  revision: number;
  /** What was decided */
  verdict: 'accepted' | 'partly' | 'not_accepted';
  /** Why, printed for this viewer */
  html: string;
  /** Why, as it was typed */
  markdown: string;
  /** Who answers for it */
  owner: PersonLabel;
  /** When */
  decided: Time;
  /** The blocks that came to say something else by it */
  changed: ChangedPassage[];
}

export interface CommentView {
  /** The comment */
  id: Id;
  /** Who wrote it */
  author: PersonLabel;
  /** When */
  made: Time;
  /** Whether it has had other words: its revisions have them */
  edited: boolean;
  /** For If-Match, when it is edited */
  revision: number;
  /** Its words, printed for this viewer */
  html: string;
  /** Its words as they were typed; for its author only */
  markdown: string;
  /** Whom it is for */
  readers: ReadersView;
  /** What was decided about it, if something was */
  outcome: OutcomeView | null;
  /** It is a point, and the viewer may decide about it */
  may_decide: boolean;
  /** The viewer may change its words */
  may_edit: boolean;
  /** The viewer may delete it */
  may_delete: boolean;
}

export interface ThreadView {
  /** The thread */
  id: Id;
  /** The words it is about; none: it is about the whole */
  anchor: AnchorView | null;
  /** Who resolved it, if somebody has */
  resolved: ResolvedBy | null;
  /** It is about the draft: those who see drafts read it */
  on_draft: boolean;
  /** Its first comment has been deleted */
  beheaded: boolean;
  /** The first hundred, the oldest first */
  comments: CommentView[];
  /** There are more: ask the thread itself */
  more: boolean;
  /** Whom an answer may be for, where one must choose */
  readers_of_reply: ReadersView[];
  /** The viewer may answer */
  may_reply: boolean;
  /** The viewer may resolve and reopen it */
  may_resolve: boolean;
}

export interface ThreadsView {
  /** The newest first */
  items: ThreadView[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
  /** How many open threads the viewer sees; at most 1,000 are counted */
  open: number;
  /** And resolved ones */
  resolved: number;
  /** Whom a new comment may be for; more than one: choose */
  readers: ReadersView[];
  /** For whom those act who said something here, where there are several; at most 50 */
  organisations: string[];
  /** The viewer may start a thread */
  may_comment: boolean;
  /** And one about the draft */
  may_comment_on_draft: boolean;
}

export interface PointedAt {
  /** The block in whose words they begin, as `data-block` has it */
  block: string;
  /** Where in the block's words, in UTF-16 units; the nearest are taken */
  start: number;
  /** The words; a line feed where another block begins */
  words: string;
  /** The published revision they were read in; 0: the draft */
  revision: number;
}

export interface MadeComment {
  /** The comment */
  id: Id;
  /** Its thread */
  thread: Id;
}

export interface CommentViewPage {
  /** One page of the list */
  items: CommentView[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface CommentPlace {
  /** What it is about */
  about: ObjectLabel;
  /** Its thread */
  thread: Id;
  /** Whether that is resolved */
  resolved: boolean;
}

export interface DecidedBy {
  /** Who decided it, or took it back */
  by: PersonLabel;
  /** When */
  at: Time;
  /** Why; may be empty */
  reason: string;
}

export interface SuggestionChangeView {
  /** Counts from 1 within the suggestion */
  number: number;
  /** Words within a block; a block added, removed, moved or of another kind; or several steps that make sense only together */
  kind: 'words' | 'added' | 'removed' | 'moved' | 'recast' | 'reshaped';
  /** The block it is about, as `data-block` has it */
  block: string;
  /** The heading that it stands under; may be empty */
  under: string;
  /** Before and after, word by word, printed for this viewer */
  html: string;
  /** What became of it */
  outcome: 'open' | 'accepted' | 'rejected' | 'withdrawn';
  /** Whether it can still be made of the draft; null for those who do not see the draft, and once it is decided */
  fits: boolean | null;
  /** Who decided, when and why */
  decided: DecidedBy | null;
}

export interface SuggestionView {
  /** The suggestion */
  id: Id;
  /** What it would change */
  about: ObjectLabel;
  /** Language of its text (BCP 47) */
  language: string;
  /** Who suggests it */
  author: PersonLabel;
  /** Whether it is being written, open or settled */
  state: 'writing' | 'open' | 'settled';
  /** Which text its author had before them */
  begun_from: 'draft' | 'published';
  /** The revision that was published then */
  base_revision: number;
  /** When it was sent */
  sent: Time | null;
  /** What its author says of it */
  note: string;
  /** Whom it is for */
  readers: ReadersView;
  /** What it would change, in the order of reading */
  changes: SuggestionChangeView[];
  /** The viewer accepts and rejects */
  may_decide: boolean;
  /** The viewer may take it back */
  may_withdraw: boolean;
  /** The viewer goes on writing it, at /collab */
  may_write: boolean;
}

export interface SuggestionsView {
  /** The newest first */
  items: SuggestionView[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
  /** How many open ones the viewer sees; at most 1,000 are counted */
  open: number;
  /** And settled ones */
  settled: number;
  /** The one that the viewer is writing */
  writing: Id | null;
  /** Whom a new one may be for; more than one: choose */
  readers: ReadersView[];
  /** The viewer may suggest changes */
  may_suggest: boolean;
  /** The viewer accepts and rejects */
  may_decide: boolean;
}

export interface BegunSuggestion {
  /** The suggestion: its text is written at /collab */
  id: Id;
}

export interface VerdictAnswer {
  /** How many changes were decided */
  decided: number;
  /** How many could not be accepted, as the text has gone on: they stay open, with their words */
  overtaken: number;
}

export interface AuthoredWords {
  /** The words */
  words: string;
  /** Who wrote them: a place in `people` */
  by: number;
  /** When they were saved; null: before what the log still tells */
  at: Time | null;
  /** The suggestion they were accepted from */
  suggestion: Id | null;
  /** Who accepted them: a place in `people` */
  accepted_by: number | null;
}

export interface RemovedWords {
  /** The words; the first 200 of their letters. Empty: they are older than what the log tells */
  words: string;
  /** Who had written them: a place in `people` */
  written_by: number;
  /** Who took them away: a place in `people` */
  by: number;
  /** When */
  at: Time;
}

export interface BlockAuthorship {
  /** The block, as `data-block` has it */
  block: string;
  /** Its kind, such as paragraph or heading */
  kind: string;
  /** Who put it there: a place in `people` */
  made_by: number;
  /** When; null: before what the log still tells */
  made_at: Time | null;
  /** Its words, in their order */
  runs: AuthoredWords[];
  /** What was taken out of it; at most 50 */
  removed: RemovedWords[];
}

export interface RemovedBlock {
  /** The block */
  block: string;
  /** Its kind, such as paragraph or heading */
  kind: string;
  /** Its words; the first 200 of their letters */
  words: string;
  /** Who took it away: a place in `people`; null: the log does not tell any more */
  by: number | null;
  /** When; null: the log does not tell any more */
  at: Time | null;
}

export interface AuthorshipView {
  /** Blocks with words of their own, in the order of reading */
  items: BlockAuthorship[];
  /** With the first page: blocks that were taken away since the publication before; at most 100 */
  removed: RemovedBlock[];
  /** Those who are named */
  people: PersonLabel[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
  /** Whether the log still tells all of it */
  whole: boolean;
}

export interface EditingLine {
  /** Who */
  by: PersonLabel;
  /** From when */
  from: Time;
  /** Until when */
  to: Time;
  /** How many blocks that are still there were changed */
  blocks: number;
  /** Letters written */
  added: number;
  /** Letters taken away */
  removed: number;
  /** The suggestion that was accepted then */
  suggestion: Id | null;
  /** By whom */
  accepted_by: PersonLabel | null;
  /** The state of the draft before it */
  before: number;
  /** The state behind it */
  state: number;
  /** Whether both can still be shown and brought back */
  kept: boolean;
}

export interface EditingLinePage {
  /** One page of the list */
  items: EditingLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface NamedState {
  /** The state's number */
  state: number;
  /** Its name */
  name: string;
  /** Who named it */
  by: PersonLabel;
  /** When */
  named: Time;
  /** When the last words in it were saved; null: it is as the draft began */
  at: Time | null;
}

export interface NamedStatePage {
  /** One page of the list */
  items: NamedState[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface DraftStateLabel {
  /** The state's number */
  state: number;
  /** When the last words in it were saved; null: it is as the draft began */
  at: Time | null;
  /** Its name, if somebody has named it */
  name: string | null;
}

export interface DraftStateView {
  /** Which it is */
  of: DraftStateLabel;
  /** The text, printed for this viewer */
  html: string;
  /** The text as Markdown */
  markdown: string;
}

export interface DraftStateRestored {
  /** Whether the draft is another than it was */
  changed: boolean;
}

export interface DraftStatesCompared {
  /** The one state */
  from: DraftStateLabel;
  /** The other */
  to: DraftStateLabel;
  /** What differs, word by word */
  html: string;
  /** Whether the texts differ at all */
  differs: boolean;
  /** Words added */
  added: number;
  /** Words taken away */
  removed: number;
}

export interface Deletions {
  /** The newest twenty first */
  items: DeletionLine[];
}

export interface DeletionSeen {
  /** The state before it */
  state: number;
}

export interface TextBroughtBack {
  /** Whether the draft is another than it was */
  changed: boolean;
}

export interface AskSummary {
  /** The ask */
  id: Id;
  /** To do what */
  kind: 'comment' | 'approve' | 'read';
  /** Who asks */
  asked_by: PersonLabel;
  /** When */
  asked: Time;
  /** By when */
  due: Deadline;
  /** Whether that is over */
  overdue: boolean;
  /** What they wrote with it */
  note: string;
  /** How many were asked */
  people: number;
  /** How many have answered */
  done: number;
  /** When it was closed or withdrawn */
  ended: Time | null;
  /** Which of the two */
  ending: 'closed' | 'withdrawn' | null;
}

export interface ObjectAsks {
  /** What the viewer is asked; answered ones, too */
  own: OwnAsk[];
  /** All of them, the newest first, for whoever may ask */
  items: AskSummary[];
  /** The viewer may ask others */
  may_ask: boolean;
  /** How many points the viewer made about it, up to 1,000 */
  points: number;
  /** About how many of them something is decided */
  decided: number;
}

export interface AskedBody {
  /** The organisation; empty: of none */
  name: string;
  /** How many people of it */
  people: number;
}

export interface AskPreview {
  /** How many people would be asked */
  people: number;
  /** Their organisations, by name */
  organisations: AskedBody[];
  /** Who cannot see it, or not do it; the first fifty */
  cannot: PersonLabel[];
  /** How many those are */
  cannot_count: number;
}

export interface MadeAsk {
  /** The ask */
  id: Id;
  /** How many people were asked */
  people: number;
}

export interface AskedPerson {
  /** Who was asked */
  person: PersonLabel;
  /** What they said to it */
  answer: 'answered' | 'nothing_to_add' | 'approved' | 'not_approved' | 'read' | null;
  /** When */
  answered: Time | null;
  /** About which revision */
  revision: number | null;
  /** How many comments of theirs the viewer sees there */
  comments: number;
}

export interface AskView {
  /** What it is about */
  object: ObjectLabel;
  /** How far it has come */
  ask: AskSummary;
  /** Whom it asks, by organisation and name */
  people: AskedPerson[];
}

export interface OutcomeHistory {
  /** What is decided; nothing: no more, or not yet */
  outcome: OutcomeView | null;
  /** What was decided before, the newest fifty */
  earlier: OutcomeView[];
}

export interface PassagesChanged {
  /** In reading order, then what has gone; the first hundred */
  items: ChangedPassage[];
}

export interface OwnPoint {
  /** The comment */
  comment: Id;
  /** Its thread */
  thread: Id;
  /** When */
  made: Time;
  /** Its words, printed */
  html: string;
  /** The words it is about; empty: it is about the whole */
  words: string;
  /** What became of it; nothing: not decided yet */
  outcome: OutcomeView | null;
}

export interface OwnPoints {
  /** The oldest first, twenty a page */
  items: OwnPoint[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
  /** How many points the viewer made, up to 1,000 */
  points: number;
  /** About how many of them something is decided */
  decided: number;
}

export interface UploadView {
  /** The upload */
  id: Id;
  /** Octets in all */
  size: number;
  /** Octets that are safely on disk: go on from here */
  received: number;
  /** Octets to send at once: exactly so many, but in the last request of the upload */
  chunk: number;
}

export interface FileView {
  /** The file */
  id: Id;
  /** Its name */
  name: string;
  /** Its kind, found in the content */
  media_type: string;
  /** Octets */
  size: number;
  /** What the virus scanner says */
  state: 'scanning' | 'clean' | 'blocked';
  /** When this version was uploaded */
  created: Time;
  /** By whom */
  author: PersonLabel;
  /** Where its content is */
  address: string;
  /** May be shown inside a page */
  picture: boolean;
  /** Number of the version, from 1 */
  version: number;
}

export interface Files {
  /** The oldest first */
  items: FileView[];
}

export interface FileVersionView {
  /** Counts from 1 within the file */
  number: number;
  /** Its name then */
  name: string;
  /** Its kind, found in the content */
  media_type: string;
  /** Octets */
  size: number;
  /** What the virus scanner says */
  state: 'scanning' | 'clean' | 'blocked';
  /** When it was uploaded */
  created: Time;
  /** By whom */
  author: PersonLabel;
  /** Where its content is */
  address: string;
}

export interface FileVersionViewPage {
  /** One page of the list */
  items: FileVersionView[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface SearchHit {
  /** What was found */
  object: ObjectLabel;
  /** Why, as safe HTML: escaped text with <mark> round what was found */
  snippet: string;
  /** It is found in what its editors have written; readers do not have that yet */
  in_draft: boolean;
}

export interface SearchAnswer {
  /** What was found, a page of it */
  items: SearchHit[];
  /** Ask for more with this; empty at the end */
  next: string;
  /** How many there are in all: a number, or "1,000+" */
  count: string;
  /** When nothing was found: another spelling that finds something, or empty */
  suggestion: string;
}

export interface QuickExpert {
  /** Who */
  person: PersonLabel;
  /** What they know about */
  skill: string;
}

export interface QuickAnswer {
  /** Things whose titles begin with the words, then those whose texts have them */
  objects: ObjectLabel[];
  /** Those of the objects that are found in what their editors have written only */
  in_draft: Id[];
  /** Spaces */
  spaces: SpaceLabel[];
  /** People */
  people: PersonLabel[];
  /** People by what they know about */
  experts: QuickExpert[];
}

export interface Ticket {
  /** Opens one live connection within 30 seconds */
  ticket: string;
}

export interface JobView {
  /** The job */
  id: Id;
  /** What it does */
  kind: string;
  /** Waiting, running, done or failed */
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** How much is done */
  done: number;
  /** Of how much; 0: not known */
  total: number;
  /** Why the last attempt failed */
  error: string;
  /** How often it was begun */
  attempts: number;
  /** Not before */
  run_after: Time;
  /** Last heard of */
  updated: Time;
}

export interface JobList {
  /** At most fifty, the newest first */
  items: JobView[];
}

export interface AccountCounts {
  /** Who can sign in */
  active: number;
  /** Who have no password yet */
  no_password: number;
  /** Guests whose time is over */
  ended: number;
  /** Who are out of use */
  disabled: number;
}

export interface AdministrationView {
  /** What the viewer may do on the site, or in some area */
  can: string[];
  /** How many people there are of each state, for those who look after accounts */
  accounts: AccountCounts | null;
  /** How many people administer the site, for those who appoint others */
  administrators: number | null;
  /** How many spaces have no owner, for those who manage all areas */
  ownerless: number | null;
}

export interface AccountLine {
  /** The person */
  id: Id;
  /** Name */
  name: string;
  /** Address */
  email: string;
  /** Staff or guest */
  kind: 'staff' | 'guest';
  /** Whether they can sign in, and why not */
  state: 'active' | 'no_password' | 'ended' | 'disabled';
  /** Today's organisation */
  organisation: string;
  /** When they signed in last */
  signed_in: Time | null;
  /** When a guest's access ends */
  expires: Time | null;
}

export interface AccountLinePage {
  /** One page of the list */
  items: AccountLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface Account {
  /** The person */
  id: Id;
  /** Name */
  name: string;
  /** Address */
  email: string;
  /** Job title */
  title: string;
  /** Staff or guest */
  kind: 'staff' | 'guest';
  /** Whether they can sign in, and why not */
  state: 'active' | 'no_password' | 'ended' | 'disabled';
  /** Today's organisation */
  organisation: string;
  /** When the account was made */
  created: Time;
  /** When they signed in last */
  signed_in: Time | null;
  /** When a guest's access ends */
  expires: Time | null;
  /** Who answers for a guest */
  sponsor: Id | null;
  /** Their name */
  sponsor_name: string;
  /** Why a guest is here */
  purpose: string;
  /** Language of the screens */
  language: string;
  /** For If-Match, when it is changed */
  version: number;
}

export interface Belonging {
  /** The affiliation */
  id: Id;
  /** The organisation */
  organisation: Id;
  /** Its name */
  name: string;
  /** Title there */
  title: string;
  /** From when */
  since: Time;
  /** Until when */
  until: Time | null;
}

export interface HeldRole {
  /** The grant */
  grant: Id;
  /** Key of the role */
  role: string;
  /** Its name */
  role_name: string;
  /** The site, an area, a space or a part of one */
  place_kind: 'site' | 'area' | 'space' | 'component' | 'object';
  /** Where it was given */
  place: Id;
  /** The area's or the space's name; empty for the site */
  place_name: string;
  /** Given to the person, or to a group or organisation they are in */
  by: 'person' | 'group' | 'organisation' | 'anyone';
  /** Which group or organisation */
  by_name: string;
  /** From when */
  since: Time;
  /** Until when */
  until: Time | null;
}

export interface SessionLine {
  /** The session */
  id: Id;
  /** Signed in */
  created: Time;
  /** Last request */
  seen: Time;
  /** The browser, as it calls itself */
  agent: string;
  /** Where it signed in from */
  network: string;
}

export interface AccountGroup {
  /** The group */
  id: Id;
  /** Its name */
  name: string;
}

export interface AccountBackground {
  /** Organisations, today's first */
  belongings: Belonging[];
  /** What they may do where; at most 500 */
  roles: HeldRole[];
  /** Where they are signed in */
  sessions: SessionLine[];
  /** The groups they are in */
  groups: AccountGroup[];
}

export interface AccountView {
  /** The account */
  account: Account;
  /** In how many places they are signed in */
  sessions: number;
  /** How often signing in has failed in a row */
  failures: number;
  /** For those who manage people */
  background: AccountBackground | null;
  /** What the viewer may do about accounts */
  can: string[];
}

export interface MergePreview {
  /** Roles */
  roles: number;
  /** Spaces they answer for */
  spaces: number;
  /** Sides of communities */
  lanes: number;
  /** Groups */
  groups: number;
  /** Organisations of today */
  organisations: number;
  /** Guests they sponsor */
  guests: number;
  /** Unfinished drafts and suggestions */
  drafts: number;
  /** What they were asked, and ask of others */
  asks: number;
  /** What they star and watch */
  marks: number;
}

export interface MergeEffect {
  /** The account that would end */
  ending: Account;
  /** The one that would stay */
  into: Account;
  /** What would go over */
  moves: MergePreview;
}

export interface OrganisationLine {
  /** The organisation */
  id: Id;
  /** Its name */
  name: string;
  /** Its short name */
  short_name: string;
  /** The site's own, government, or outside */
  kind: 'host' | 'government' | 'external';
  /** How many people belong to it today */
  people: number;
  /** When it ceased to be */
  ended: Time | null;
  /** What it became a part of */
  successor_name: string;
  /** For If-Match, when it is changed */
  version: number;
}

export interface OrganisationLinePage {
  /** One page of the list */
  items: OrganisationLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface OrganisationName {
  /** A name it has or had */
  name: string;
  /** From when */
  since: Time;
}

export interface OrganisationView {
  /** The organisation */
  organisation: OrganisationLine;
  /** The names it has had, today's first */
  names: OrganisationName[];
  /** Of its people's addresses */
  domains: string[];
}

export interface OrganisationMerge {
  /** People of today */
  people: number;
  /** Domains of addresses */
  domains: number;
  /** Roles */
  roles: number;
  /** Sides of communities */
  lanes: number;
}

export interface OrganisationMergeEffect {
  /** The one that would end */
  ending: OrganisationLine;
  /** The one that would stay */
  into: OrganisationLine;
  /** What would go over */
  moves: OrganisationMerge;
}

export interface GroupLine {
  /** The group */
  id: Id;
  /** Its name */
  name: string;
  /** Who keeps it: by hand, or a directory */
  source: string;
  /** How many people are in it */
  people: number;
  /** For If-Match, when it is renamed */
  version: number;
}

export interface GroupLinePage {
  /** One page of the list */
  items: GroupLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface GroupMember {
  /** The person */
  id: Id;
  /** Name */
  name: string;
  /** Address */
  email: string;
  /** From when */
  since: Time;
}

export interface GroupMemberPage {
  /** One page of the list */
  items: GroupMember[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface AreaLine {
  /** The area */
  id: Id;
  /** The area above */
  parent: Id | null;
  /** Its name */
  name: string;
  /** How many spaces stand directly in it */
  spaces: number;
  /** For If-Match, when it is renamed */
  version: number;
}

export interface AreaList {
  /** The areas that the viewer may manage */
  items: AreaLine[];
}

export interface AreaAdministrator {
  /** The grant */
  grant: Id;
  /** Who */
  person: Id;
  /** Name */
  name: string;
  /** Until when */
  until: Time | null;
}

export interface AreaView {
  /** The area */
  area: AreaLine;
  /** Who administers it by a role given there */
  administrators: AreaAdministrator[];
}

export interface SpaceOwner {
  /** Who */
  id: Id;
  /** A person, a group or an organisation */
  kind: 'person' | 'group' | 'organisation' | 'anyone';
  /** Their name */
  name: string;
  /** Whether a person can sign in */
  in_use: boolean;
}

export interface ManagedSpace {
  /** The space */
  id: Id;
  /** Its name */
  name: string;
  /** Its kind */
  kind: 'workspace' | 'community' | 'public';
  /** Open, frozen or archived */
  state: 'open' | 'frozen' | 'archived';
  /** Whether staff find it in the directory */
  listed: boolean;
  /** The area it stands in */
  area: Id;
  /** The area's name */
  area_name: string;
  /** As its marking is written */
  marking: string;
  /** When it was opened */
  created: Time;
  /** How many things it holds, deleted ones too */
  objects: number;
  /** The size of its files */
  octets: number;
  /** What its files may take; absent: what each space may */
  quota: number | null;
  /** When something happened in it last */
  changed: Time | null;
  /** Who has the owner's role there, in use first */
  owners: SpaceOwner[];
}

export interface ManagedSpacePage {
  /** One page of the list */
  items: ManagedSpace[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface RoleLine {
  /** The role */
  id: Id;
  /** Its name in the API */
  key: string;
  /** Its name on screens */
  name: string;
  /** Whether it comes with Folkmoot */
  stock: boolean;
  /** For If-Match, when what it may do is changed */
  version: number;
  /** What it may do */
  permissions: string[];
  /** Whether it is given to administrators or in spaces */
  reach: 'administration' | 'spaces';
  /** To how many people, groups and organisations it is given */
  holders: number;
}

export interface PermissionLine {
  /** Its name in the API */
  name: string;
  /** What it lets people do, in the reader's language where its maker says it */
  doc: string;
  /** What sort of thing that is */
  kind: 'look' | 'change' | 'govern' | 'recover';
  /** Which roles can hold it */
  reach: 'administration' | 'spaces';
}

export interface RoleTable {
  /** All roles, those that come with Folkmoot first */
  roles: RoleLine[];
  /** All that a role can hold, by name */
  permissions: PermissionLine[];
}

export interface EffectLine {
  /** What it touches */
  effect: 'guests' | 'public_page' | 'placing_outward' | 'email' | 'feeds' | 'webhooks' | 'offline_copy' | 'export' | 'copy_lower' | 'idle_minutes';
  /** How */
  value: string;
  /** What it could be; empty: minutes, 1 to 1,440 */
  choices: string[];
  /** Whether anything in this version asks for it */
  counts: boolean;
}

export interface MarkingLine {
  /** Its name in the API */
  key: string;
  /** As it is written on pages and prints */
  name: string;
  /** A greater one asks for more care */
  rank: number;
  /** Whether this site may hold it */
  allowed: boolean;
  /** For If-Match, when its effects are changed */
  version: number;
  /** How many spaces have it */
  spaces: number;
  /** How many public ones among them */
  public_spaces: number;
  /** How many things have it */
  objects: number;
  /** What it does; none above what a site may hold */
  effects: EffectLine[];
}

export interface MarkingTable {
  /** All that the site knows, by rank */
  items: MarkingLine[];
}

export interface WantedEffect {
  /** What it touches */
  effect: 'guests' | 'public_page' | 'placing_outward' | 'email' | 'feeds' | 'webhooks' | 'offline_copy' | 'export' | 'copy_lower' | 'idle_minutes';
  /** How from now on */
  value: string;
}

export interface ModuleLine {
  /** The module */
  name: string;
  /** What its sections are called, where it has any */
  title: string;
  /** As its maker signed it */
  version: string;
  /** Whether it runs, since the server started */
  in_use: boolean;
  /** Whether it is left out from the next start on */
  left_out: boolean;
  /** Why it is kept from running, if it is */
  quarantine: string;
  /** How many sections of spaces are its own */
  sections: number;
  /** In how many spaces */
  spaces: number;
}

export interface ModuleList {
  /** Folkmoot's own */
  version: string;
  /** What stands in the folder of modules */
  items: ModuleLine[];
}

export interface AreaUse {
  /** The area */
  id: Id;
  /** Its name */
  name: string;
  /** How many spaces stand directly in it */
  spaces: number;
  /** What their files take */
  octets: number;
}

export interface SpaceUse {
  /** The space */
  id: Id;
  /** Its name */
  name: string;
  /** What its files take */
  octets: number;
  /** What they may take; absent: what each space may */
  quota: number | null;
}

export interface Storage {
  /** Octets that are free where files lie */
  free: number;
  /** What may still be written */
  room: 'ample' | 'uploads_refused' | 'read_only';
  /** What all files take */
  octets: number;
  /** What the files of a space may take, unless said otherwise */
  space_quota: number;
  /** What one file may take */
  largest_file: number;
  /** What the files of each area's spaces take, the most first */
  areas: AreaUse[];
  /** The fifty spaces whose files take most */
  spaces: SpaceUse[];
}

export interface Entry {
  /** The line */
  id: Id;
  /** When */
  at: Time;
  /** Who; absent: the house itself, or a visitor */
  actor: Id | null;
  /** Their name */
  actor_name: string;
  /** What was done */
  action: string;
  /** To what */
  object: Id | null;
  /** Its name, of a person, an organisation, a group or an area */
  object_name: string;
  /** The space or area, where it was in one */
  place_name: string;
  /** Done, denied or failed */
  result: 'done' | 'denied' | 'failed';
  /** Why */
  reason: string;
  /** More, unless it has been erased */
  detail: string;
}

export interface EntryPage {
  /** One page of the list */
  items: Entry[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface MailCount {
  /** How they stand */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped';
  /** How many */
  count: number;
}

export interface MailLine {
  /** The mail */
  id: Id;
  /** Which */
  kind: string;
  /** Address */
  recipient: string;
  /** Its language */
  language: string;
  /** Waiting, being sent, sent, failed or dropped */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped';
  /** Why the last attempt did not succeed: a message's name */
  error: string;
  /** What the relay answered; 0: nothing */
  code: number;
  /** How often it was tried */
  attempts: number;
  /** Its link lets somebody in, and is never shown */
  has_secret: boolean;
  /** Not before */
  next_try: Time;
  /** Queued */
  created: Time;
  /** Last touched */
  updated: Time;
  /** Of no use after */
  useful_until: Time | null;
  /** What this kind of mail is for */
  what: string;
  /** Why the last attempt did not succeed, in words */
  why: string;
}

export interface MailQueue {
  /** What folkmoot.toml says becomes of mails */
  mode: 'send' | 'hold' | 'only_to';
  /** Whether they wait, whatever folkmoot.toml says */
  held: boolean;
  /** Addresses and domains that get mail in the mode only_to */
  only_to: string[];
  /** How many stand how */
  counts: MailCount[];
  /** At most fifty, the newest first */
  items: MailLine[];
}

export interface MailShown {
  /** How it stands */
  mail: MailLine;
  /** Its subject; empty where it is not for administrators */
  subject: string;
  /** Its text, the link of one that lets somebody in left out */
  text: string;
}

export interface MailsDropped {
  /** How many there were */
  count: number;
}

export interface NoticesShown {
  /** What stands above the screens now */
  items: ShownNotice[];
}

export interface SiteNotice {
  /** News, or a warning */
  kind: 'news' | 'warning';
  /** What it says in English */
  english: string;
  /** What it says in Welsh; empty: the English stand in both languages */
  welsh: string;
  /** Where more is said: https://..., or a path on this site; empty: nowhere */
  address: string;
  /** The notice */
  id: Id;
  /** How often it was written */
  version: number;
  /** Who sees it */
  readers: 'everybody' | 'signed_in';
  /** From when */
  begins: Time;
  /** Until when */
  ends: Time;
}

export interface NoticeTable {
  /** Those that are not over, by when they begin, then the last fifty that are */
  items: SiteNotice[];
}

export interface NoticeMinute {
  /** The day: 2026-11-27 */
  on: string;
  /** The time of day: 09:30 */
  at: string;
}

export interface PageLanguage {
  /** The title */
  title: string;
  /** Since which version of the page it says so */
  version: number;
  /** When it was published */
  changed: Time;
  /** By whom; null: it came with the software */
  by: PersonLabel | null;
}

export interface PageAsking {
  /** Which version, or a later one */
  version: number;
  /** How many people have accepted it */
  accepted: number;
  /** How many people can sign in */
  people: number;
}

export interface SitePageLine {
  /** The page's name in its address */
  page: string;
  /** Its newest version; 0: nobody has written it */
  version: number;
  /** The English; null: there is none */
  english: PageLanguage | null;
  /** The Welsh; null: there is none */
  welsh: PageLanguage | null;
  /** How many versions the Welsh is behind the English */
  behind: number;
  /** Whether people can be asked to accept it */
  may_ask: boolean;
  /** What people are asked to accept; null: nothing */
  asking: PageAsking | null;
}

export interface SitePageTable {
  /** All of them, as the footer has them */
  items: SitePageLine[];
}

export interface PageWords {
  /** The title */
  title: string;
  /** The text as Markdown */
  markdown: string;
  /** The text as it is printed */
  html: string;
}

export interface SitePageView {
  /** The page's name in its address */
  page: string;
  /** Its newest version; 0: nobody has written it */
  version: number;
  /** The English; null: there is none */
  english: PageLanguage | null;
  /** The Welsh; null: there is none */
  welsh: PageLanguage | null;
  /** How many versions the Welsh is behind the English */
  behind: number;
  /** Whether people can be asked to accept it */
  may_ask: boolean;
  /** What people are asked to accept; null: nothing */
  asking: PageAsking | null;
  /** What it says in English */
  english_words: PageWords | null;
  /** What it says in Welsh */
  welsh_words: PageWords | null;
}

export interface PagePreview {
  /** The text as it will be printed */
  html: string;
}

export interface WantedPageText {
  /** The title */
  title: string;
  /** The text as Markdown */
  markdown: string;
}

export interface PageDifference {
  /** The title before */
  title_from: string;
  /** The title after */
  title_to: string;
  /** What differs, word by word */
  html: string;
  /** Whether the title or the text differs at all */
  differs: boolean;
  /** Words added */
  added: number;
  /** Words taken away */
  removed: number;
}

export interface PageDifferences {
  /** What changes in English */
  english: PageDifference;
  /** What changes in Welsh; null: there is none */
  welsh: PageDifference | null;
}

export interface PublishedPage {
  /** The page's newest version now */
  version: number;
}

export interface PageVersionLine {
  /** Counts from 1 within the page */
  version: number;
  /** Whether the English was published with it */
  english: boolean;
  /** Whether the Welsh was */
  welsh: boolean;
  /** What its author said of it */
  note: string;
  /** Whether people are asked to accept it */
  asks: boolean;
  /** Which version it brought back */
  restored: number | null;
  /** When it was published */
  created: Time;
  /** By whom; null: it came with the software */
  by: PersonLabel | null;
  /** How many people have accepted it */
  accepted: number;
}

export interface PageVersionTable {
  /** Newest first, fifty at most */
  items: PageVersionLine[];
}

export interface PageVersionView {
  /** What it said in English then */
  english: PageWords | null;
  /** What it said in Welsh then */
  welsh: PageWords | null;
}

export interface PageToAccept {
  /** The page's name in its address */
  page: string;
  /** Which version of it this is */
  version: number;
  /** In which language: English where the Welsh does not say it yet */
  language: string;
  /** What it is called */
  title: string;
  /** What it says, printed */
  html: string;
  /** When it was published */
  changed: Time;
  /** Whether they have accepted it before, as it was then */
  again: boolean;
}

export interface PagesToAccept {
  /** One after the other */
  items: PageToAccept[];
}

export interface PageAcceptance {
  /** The page's name in its address */
  page: string;
  /** Which version of it */
  version: number;
  /** In which language */
  language: string;
  /** What it was called */
  title: string;
  /** When */
  accepted: Time;
}

export interface OwnAcceptances {
  /** Newest first, the last hundred */
  items: PageAcceptance[];
}

export interface SectionLabel {
  /** The section */
  id: Id;
  /** Its name */
  name: string;
  /** Its name in addresses */
  slug: string;
}

export interface SectionFolder {
  /** The section */
  component: SectionLabel;
  /** Its space */
  space: SpaceLabel;
  /** Its own folder, to put things and files into; null for a viewer who does not see it */
  folder: Id | null;
  /** Whom that folder is for, in a community */
  audience: ReadersView | null;
  /** Whom the viewer may make something in it for, where there is a choice */
  choices: ReadersView[];
  /** What the viewer may do with that folder */
  can: string[];
}

export interface EntryView {
  /** The folder or document */
  id: Id;
  /** documents.folder or documents.document */
  type: string;
  /** Its title */
  title: string;
  /** Where it is shown */
  address: string;
  /** Language of its title and text */
  language: string;
  /** Its published revision, which renaming names */
  revision: number;
  /** Of a document: whether readers have it */
  state: 'never_published' | 'published' | 'unpublished';
  /** Its editors have written what is not published yet; for those who may write it */
  ahead: boolean;
  /** When last changed */
  changed: Time;
  /** By whom */
  changed_by: PersonLabel;
  /** It has access rules of its own */
  restricted: boolean;
  /** Whom it is for, in a community */
  audience: ReadersView | null;
  /** What the viewer may do with it */
  can: string[];
}

export interface EntryViewPage {
  /** One page of the list */
  items: EntryView[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface PlaceLink {
  /** What it is */
  id: Id;
  /** Its title */
  title: string;
  /** Where it is shown */
  address: string;
}

export interface FolderView {
  /** The folder */
  id: Id;
  /** Its title */
  title: string;
  /** Its one right address */
  address: string;
  /** Its section */
  component: SectionLabel;
  /** Its space */
  space: SpaceLabel;
  /** It is the section's own: it stays where it is */
  of_section: boolean;
  /** The folders above, from the top */
  trail: PlaceLink[];
  /** It has access rules of its own */
  restricted: boolean;
  /** How many people can see it; 0 for a viewer who may not know */
  readers: number;
  /** Whom it is for, in a community */
  audience: ReadersView | null;
  /** Whom the viewer may make something in it for, where there is a choice */
  choices: ReadersView[];
  /** Its revision, which renaming names */
  revision: number;
  /** What the viewer may do with it */
  can: string[];
}

export interface PublishedBy {
  /** Who published it */
  by: PersonLabel;
  /** When */
  at: Time;
}

export interface TextView {
  /** The object */
  id: Id;
  /** Its title */
  title: string;
  /** Its one right address */
  address: string;
  /** Its section */
  component: SectionLabel;
  /** Its space */
  space: SpaceLabel;
  /** Its published text, printed for this viewer */
  html: string;
  /** Language of the text */
  language: string;
  /** The published revision; 0: never published */
  revision: number;
  /** Whether readers have it */
  state: 'never_published' | 'published' | 'unpublished';
  /** Editors have written what is not published yet; for those who may write it */
  ahead: boolean;
  /** A publication is scheduled, or could not be done when its time came; for those who may write it */
  scheduled: boolean;
  /** It is to be looked at again, two weeks from now at the latest; for those who may write it */
  to_review: boolean;
  /** Somebody asks others to agree to it, or was declined; for those who may write it */
  to_agree: boolean;
  /** Somebody else has to agree before it is published; for those who may write it */
  second_person: boolean;
  /** Who published it and when */
  published: PublishedBy | null;
  /** What it lies in, from the top */
  trail: PlaceLink[];
  /** Its headings */
  contents: ContentsEntry[];
  /** The viewer has starred it */
  starred: boolean;
  /** The viewer is told when it changes */
  watched: boolean;
  /** And of what lies under it, too */
  watched_below: boolean;
  /** It has access rules of its own */
  restricted: boolean;
  /** How many people can see it; 0 for a viewer who may not know */
  readers: number;
  /** All the world can see it, without signing in */
  everybody: boolean;
  /** Whom it is for, in a community */
  audience: ReadersView | null;
  /** When the viewer's own draft was saved */
  draft_saved: Time | null;
  /** Its tags */
  tags: string[];
  /** What the viewer may do with it */
  can: string[];
}

export interface WikiView {
  /** The wiki */
  id: Id;
  /** Its name */
  name: string;
  /** Its space */
  space: SpaceLabel;
  /** Its first page */
  home: Id | null;
  /** What the viewer may do in it */
  can: string[];
}

export interface TreeNode {
  /** The page */
  id: Id;
  /** Its title */
  title: string;
  /** Where it is shown */
  address: string;
  /** There are pages below it that the viewer may see */
  has_children: boolean;
  /** Readers can see it */
  published: boolean;
  /** It has access rules of its own */
  restricted: boolean;
  /** What the viewer may do with it */
  can: string[];
}

export interface TreeNodePage {
  /** One page of the list */
  items: TreeNode[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface Titles {
  /** At most twenty pages */
  items: PlaceLink[];
}

export interface Templates {
  /** At most two hundred pages, by title */
  items: PlaceLink[];
}

export interface PageView {
  /** The object */
  id: Id;
  /** Its title */
  title: string;
  /** Its one right address */
  address: string;
  /** Its section */
  component: SectionLabel;
  /** Its space */
  space: SpaceLabel;
  /** Its published text, printed for this viewer */
  html: string;
  /** Language of the text */
  language: string;
  /** The published revision; 0: never published */
  revision: number;
  /** Whether readers have it */
  state: 'never_published' | 'published' | 'unpublished';
  /** Editors have written what is not published yet; for those who may write it */
  ahead: boolean;
  /** A publication is scheduled, or could not be done when its time came; for those who may write it */
  scheduled: boolean;
  /** It is to be looked at again, two weeks from now at the latest; for those who may write it */
  to_review: boolean;
  /** Somebody asks others to agree to it, or was declined; for those who may write it */
  to_agree: boolean;
  /** Somebody else has to agree before it is published; for those who may write it */
  second_person: boolean;
  /** Who published it and when */
  published: PublishedBy | null;
  /** What it lies in, from the top */
  trail: PlaceLink[];
  /** Its headings */
  contents: ContentsEntry[];
  /** The viewer has starred it */
  starred: boolean;
  /** The viewer is told when it changes */
  watched: boolean;
  /** And of what lies under it, too */
  watched_below: boolean;
  /** It has access rules of its own */
  restricted: boolean;
  /** How many people can see it; 0 for a viewer who may not know */
  readers: number;
  /** All the world can see it, without signing in */
  everybody: boolean;
  /** Whom it is for, in a community */
  audience: ReadersView | null;
  /** When the viewer's own draft was saved */
  draft_saved: Time | null;
  /** Its tags */
  tags: string[];
  /** What the viewer may do with it */
  can: string[];
  /** The first hundred pages directly below */
  children: TreeNode[];
  /** New pages may be begun from it */
  is_template: boolean;
}

export interface WantedTitle {
  /** As the module compares titles */
  title: string;
}

export interface PageLinks {
  /** What links to the page */
  links_here: ObjectLabel[];
  /** What the page links to */
  links_from: ObjectLabel[];
  /** Titles it links to that nobody has written yet */
  wanted: WantedTitle[];
}

