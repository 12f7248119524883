// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';

/** Of anything; means nothing but itself. */
export type Id = string;
/** In UTC, after RFC 3339. */
export type Time = string;

export interface SessionSite {
  /** The site's name */
  name: string;
  /** A demonstration site: nothing here is real */
  demonstration: boolean;
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

export interface Home {
  /** What one is asked to do, what is overdue first */
  for_you: OwnAskPage;
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
  /** Whether the viewer can go in */
  member: boolean;
}

export interface SpaceLinePage {
  /** One page of the list */
  items: SpaceLine[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
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
}

export interface DirectoryPersonPage {
  /** One page of the list */
  items: DirectoryPerson[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
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
  /** Today's organisation */
  organisation: string;
  /** Organisations, today's first */
  affiliations: PersonAffiliation[];
}

export interface ObjectView {
  /** The object */
  object: ObjectLabel;
  /** The viewer has starred it */
  starred: boolean;
  /** The viewer is told when it changes */
  watched: boolean;
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
}

export interface ScheduledAnswer {
  /** What is scheduled; null: nothing */
  scheduled: ScheduledView | null;
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

export interface QuickAnswer {
  /** Things whose titles begin with the words, then those whose texts have them */
  objects: ObjectLabel[];
  /** Those of the objects that are found in what their editors have written only */
  in_draft: Id[];
  /** Spaces */
  spaces: SpaceLabel[];
  /** People */
  people: PersonLabel[];
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
  /** It has access rules of its own */
  restricted: boolean;
  /** How many people can see it; 0 for a viewer who may not know */
  readers: number;
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
  /** It has access rules of its own */
  restricted: boolean;
  /** How many people can see it; 0 for a viewer who may not know */
  readers: number;
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

/** Who is signed in */
export const get_session = (options?: Options): Promise<SessionView> =>
  call('GET', '/session', options);

/** Sign in */
export const post_session = (fields: {
  email: string;
  password: string;
}, options?: Options): Promise<SessionView> =>
  call('POST', '/session', options, fields);

/** Sign out */
export const delete_session = (options?: Options): Promise<Done> =>
  call('DELETE', '/session', options);

/** One's own open sessions */
export const get_sessions = (options?: Options): Promise<OwnSessions> =>
  call('GET', '/sessions', options);

/** End one of one's own sessions */
export const delete_session_by_id = ({ session }: {
  session: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/sessions/${session}`, options);

/** Choose the language of the screens */
export const put_session_language = (fields: {
  language: string;
}, options?: Options): Promise<Done> =>
  call('PUT', '/session/language', options, fields);

/** Send a link to choose a new password, if there is an account */
export const post_password_resets = (fields: {
  email: string;
}, options?: Options): Promise<Done> =>
  call('POST', '/password-resets', options, fields);

/** Choose a new password with the token of a link */
export const put_password = (fields: {
  token: string;
  password: string;
}, options?: Options): Promise<Done> =>
  call('PUT', '/password', options, fields);

/** One's spaces, what one was at, and what is new */
export const get_home = (options?: Options): Promise<Home> =>
  call('GET', '/home', options);

/** Comments that concern one, newest first */
export const get_comment_news = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<CommentNewsPage> =>
  call('GET', '/comment-news', options, fields);

/** What one has begun to write, saved last first */
export const get_drafts = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<OwnDraftPage> =>
  call('GET', '/drafts', options, fields);

/** The spaces one can go into, then those staff can find */
export const get_spaces = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<SpaceLinePage> =>
  call('GET', '/spaces', options, fields);

/** A space's frame */
export const get_space = ({ space }: {
  space: string;
}, options?: Options): Promise<SpaceView> =>
  call('GET', path`/spaces/${space}`, options);

/** Open a space; asks for core.create_space in its area */
export const post_spaces = (fields: {
  name: string;
  slug?: string | undefined;
  summary?: string | undefined;
  kind: 'workspace' | 'community' | 'public';
  area: Id;
  marking: string;
  handling?: string | undefined;
  listed?: boolean | undefined;
  sections?: WantedSection[] | undefined;
  template?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/spaces', options, fields);

/** Rename and describe a space */
export const put_space = ({ space, ...fields }: {
  space: Id;
  name: string;
  summary: string;
  handling: string;
  listed: boolean;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/spaces/${space}`, options, fields);

/** Add a section */
export const post_space_sections = ({ space, ...fields }: {
  space: Id;
  module: string;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/spaces/${space}/sections`, options, fields);

/** What happened here */
export const get_space_news = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<NewsItemPage> =>
  call('GET', path`/spaces/${space}/news`, options, fields);

/** What was deleted here */
export const get_space_bin = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<BinItemPage> =>
  call('GET', path`/spaces/${space}/bin`, options, fields);

/** What the form for a new space offers to choose from */
export const get_space_form = (options?: Options): Promise<SpaceForm> =>
  call('GET', '/space-form', options);

/** Who has a role here */
export const get_space_members = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<Members> =>
  call('GET', path`/spaces/${space}/members`, options, fields);

/** Give somebody a role here, instead of the one they have */
export const post_space_members = ({ space, ...fields }: {
  space: Id;
  person: Id;
  role: string;
  until?: Time | null | undefined;
  reason?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('POST', path`/spaces/${space}/members`, options, fields);

/** Take somebody's role here away */
export const delete_space_member = ({ space, person }: {
  space: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/spaces/${space}/members/${person}`, options);

/** Find people by name; guests find only themselves */
export const get_people = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryPersonPage> =>
  call('GET', '/people', options, fields);

/** Find groups by name; guests find none */
export const get_groups = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryBodyPage> =>
  call('GET', '/groups', options, fields);

/** Find organisations by name; guests find none */
export const get_organisations = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryBodyPage> =>
  call('GET', '/organisations', options, fields);

/** A person's profile, as far as the viewer may know */
export const get_person = ({ person }: {
  person: Id;
}, options?: Options): Promise<PersonProfile> =>
  call('GET', path`/people/${person}`, options);

/** What every object has */
export const get_object = ({ object }: {
  object: Id;
}, options?: Options): Promise<ObjectView> =>
  call('GET', path`/objects/${object}`, options);

/** Star it */
export const put_object_star = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/star`, options);

/** Take the star away */
export const delete_object_star = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/star`, options);

/** Be told when it changes */
export const put_object_watch = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/watch`, options);

/** Be told no more */
export const delete_object_watch = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/watch`, options);

/** Say all its tags */
export const put_object_tags = ({ object, ...fields }: {
  object: Id;
  tags?: string[] | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/tags`, options, fields);

/** Move it to the recycle bin */
export const delete_object = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}`, options);

/** Bring it back from the recycle bin */
export const post_object_restoration = ({ object }: {
  object: Id;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/objects/${object}/restoration`, options);

/** Who can see it, and why */
export const get_object_access = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<AccessExplanation> =>
  call('GET', path`/objects/${object}/access`, options, fields);

/** The rules of its own that it has */
export const get_object_restriction = ({ object }: {
  object: Id;
}, options?: Options): Promise<RestrictionView> =>
  call('GET', path`/objects/${object}/restriction`, options);

/** Who would begin and cease to see it */
export const post_object_restriction_preview = ({ object, ...fields }: {
  object: Id;
  inherit: boolean;
  people?: PersonRole[] | undefined;
  groups?: GroupRole[] | undefined;
  organisations?: OrganisationRole[] | undefined;
}, options?: Options): Promise<RestrictionPreview> =>
  call('POST', path`/objects/${object}/restriction-preview`, options, fields);

/** Say who may do what with it and what lies below */
export const put_object_restriction = ({ object, ...fields }: {
  object: Id;
  inherit: boolean;
  people?: PersonRole[] | undefined;
  groups?: GroupRole[] | undefined;
  organisations?: OrganisationRole[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/objects/${object}/restriction`, options, fields);

/** Whom it is for in a community, and can be for */
export const get_object_audience = ({ object }: {
  object: Id;
}, options?: Options): Promise<AudienceView> =>
  call('GET', path`/objects/${object}/audience`, options);

/** Who would begin and cease to see it if it were for others */
export const post_object_audience_preview = ({ object, ...fields }: {
  object: Id;
  audience: 'staff' | 'lane' | 'everyone';
  lane?: Id | null | undefined;
  under?: 'narrowed' | 'along' | undefined;
}, options?: Options): Promise<RestrictionPreview> =>
  call('POST', path`/objects/${object}/audience-preview`, options, fields);

/** Say whom it is for from now on */
export const put_object_audience = ({ object, ...fields }: {
  object: Id;
  audience: 'staff' | 'lane' | 'everyone';
  lane?: Id | null | undefined;
  under?: 'narrowed' | 'along' | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/objects/${object}/audience`, options, fields);

/** The published revisions */
export const get_object_revisions = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<RevisionLinePage> =>
  call('GET', path`/objects/${object}/revisions`, options, fields);

/** One revision */
export const get_object_revision = ({ object, number }: {
  object: Id;
  number: number;
}, options?: Options): Promise<RevisionView> =>
  call('GET', path`/objects/${object}/revisions/${number}`, options);

/** Two revisions, word by word */
export const get_object_comparison = ({ object, ...fields }: {
  object: Id;
  from: number;
  to: number;
}, options?: Options): Promise<ComparisonView> =>
  call('GET', path`/objects/${object}/comparison`, options, fields);

/** What of a text will be published later, and when */
export const get_object_scheduled_publication = ({ object }: {
  object: Id;
}, options?: Options): Promise<ScheduledAnswer> =>
  call('GET', path`/objects/${object}/scheduled-publication`, options);

/** Publish the live text, as it is now, at a moment */
export const put_object_scheduled_publication = ({ object, ...fields }: {
  object: Id;
  on: string;
  at: string;
  zone: string;
  note?: string | undefined;
  minor?: boolean | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/scheduled-publication`, options, fields);

/** Publish what is scheduled at another moment */
export const put_object_scheduled_publication_moment = ({ object, ...fields }: {
  object: Id;
  on: string;
  at: string;
  zone: string;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/scheduled-publication/moment`, options, fields);

/** Do not publish what is scheduled */
export const delete_object_scheduled_publication = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/scheduled-publication`, options);

/** By when a text is to be looked at again, and by whom */
export const get_object_review = ({ object }: {
  object: Id;
}, options?: Options): Promise<ReviewAnswer> =>
  call('GET', path`/objects/${object}/review`, options);

/** Say who looks after a text, and by when it is to be looked at again */
export const put_object_review = ({ object, ...fields }: {
  object: Id;
  keeper: Id;
  on: string;
  zone: string;
  every_months?: number | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/review`, options, fields);

/** Nobody has to look at it again */
export const delete_object_review = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/review`, options);

/** Say that one has looked at it, and it may stand */
export const post_object_review_done = ({ object }: {
  object: Id;
}, options?: Options): Promise<ReviewAnswer> =>
  call('POST', path`/objects/${object}/review/done`, options);

/** The draft as Markdown, or one's own that is not saved into it yet */
export const get_object_draft = ({ object }: {
  object: Id;
}, options?: Options): Promise<DraftView> =>
  call('GET', path`/objects/${object}/draft`, options);

/** Keep one's own Markdown until it is saved into the draft */
export const put_object_draft = ({ object, ...fields }: {
  object: Id;
  title: string;
  markdown: string;
  base_revision: number;
  base_state?: number | null | undefined;
}, options?: Options): Promise<DraftSaved> =>
  call('PUT', path`/objects/${object}/draft`, options, fields);

/** Drop one's own Markdown that is not saved */
export const delete_object_draft = ({ object }: {
  object: Id;
}, options?: Options): Promise<DraftDropped> =>
  call('DELETE', path`/objects/${object}/draft`, options);

/** A text as it would be printed */
export const post_object_preview = ({ object, ...fields }: {
  object: Id;
  markdown: string;
}, options?: Options): Promise<PreviewAnswer> =>
  call('POST', path`/objects/${object}/preview`, options, fields);

/** What publishing would change, who will read it and who is told */
export const post_object_publication_preview = ({ object, ...fields }: {
  object: Id;
  title: string;
  source?: 'markdown' | 'live' | undefined;
  markdown?: string | undefined;
  base_revision?: number | undefined;
  note?: string | undefined;
  minor?: boolean | undefined;
}, options?: Options): Promise<PublicationPreview> =>
  call('POST', path`/objects/${object}/publication-preview`, options, fields);

/** Publish a text, merged with what others published meanwhile */
export const post_object_publication = ({ object, ...fields }: {
  object: Id;
  title: string;
  source?: 'markdown' | 'live' | undefined;
  markdown?: string | undefined;
  base_revision?: number | undefined;
  note?: string | undefined;
  minor?: boolean | undefined;
}, options?: Options): Promise<PublicationAnswer> =>
  call('POST', path`/objects/${object}/publication`, options, fields);

/** Unpublish a text: only its editors see it */
export const delete_object_publication = ({ object }: {
  object: Id;
}, options?: Options): Promise<Saved> =>
  call('DELETE', path`/objects/${object}/publication`, options);

/** What its editors have written together so far */
export const get_object_live_text = ({ object }: {
  object: Id;
}, options?: Options): Promise<LiveTextView> =>
  call('GET', path`/objects/${object}/live-text`, options);

/** Save Markdown into the draft, merged with what others have written in it since */
export const put_object_live_text = ({ object, ...fields }: {
  object: Id;
  markdown: string;
  base_revision: number;
  base_state?: number | null | undefined;
}, options?: Options): Promise<MarkdownSaved> =>
  call('PUT', path`/objects/${object}/live-text`, options, fields);

/** Publish an older revision again */
export const post_object_revision_restoration = ({ object, number, ...fields }: {
  object: Id;
  number: number;
  note?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/objects/${object}/revisions/${number}/restoration`, options, fields);

/** The threads of comments on an object */
export const get_object_comments = ({ object, ...fields }: {
  object: Id;
  state?: 'open' | 'resolved' | undefined;
  which?: 'published' | 'draft' | undefined;
  mine?: boolean | undefined;
  organisation?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<ThreadsView> =>
  call('GET', path`/objects/${object}/comments`, options, fields);

/** Comment on an object, or on words in it */
export const post_object_comments = ({ object, ...fields }: {
  object: Id;
  text: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
  anchor?: PointedAt | null | undefined;
  tied?: TiedAt | null | undefined;
  which?: 'published' | 'draft' | undefined;
}, options?: Options): Promise<MadeComment> =>
  call('POST', path`/objects/${object}/comments`, options, fields);

/** A thread of comments */
export const get_comment_thread = ({ thread }: {
  thread: Id;
}, options?: Options): Promise<ThreadView> =>
  call('GET', path`/comment-threads/${thread}`, options);

/** All comments of a thread */
export const get_comment_thread_comments = ({ thread, ...fields }: {
  thread: Id;
  after?: string | undefined;
}, options?: Options): Promise<CommentViewPage> =>
  call('GET', path`/comment-threads/${thread}/comments`, options, fields);

/** Answer in a thread */
export const post_comment_thread_comments = ({ thread, ...fields }: {
  thread: Id;
  text: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<MadeComment> =>
  call('POST', path`/comment-threads/${thread}/comments`, options, fields);

/** Say that it is dealt with */
export const put_comment_thread_resolution = ({ thread }: {
  thread: Id;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/comment-threads/${thread}/resolution`, options);

/** Open it again */
export const delete_comment_thread_resolution = ({ thread }: {
  thread: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/comment-threads/${thread}/resolution`, options);

/** Where a comment is shown */
export const get_comment = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<CommentPlace> =>
  call('GET', path`/comments/${comment}`, options);

/** Give one's own comment other words */
export const put_comment = ({ comment, ...fields }: {
  comment: Id;
  text: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/comments/${comment}`, options, fields);

/** Move a comment to the recycle bin */
export const delete_comment = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/comments/${comment}`, options);

/** The suggestions for an object's text */
export const get_object_suggestions = ({ object, ...fields }: {
  object: Id;
  state?: 'open' | 'settled' | undefined;
  after?: string | undefined;
}, options?: Options): Promise<SuggestionsView> =>
  call('GET', path`/objects/${object}/suggestions`, options, fields);

/** Begin to suggest changes, or go on */
export const post_object_suggestions = ({ object, ...fields }: {
  object: Id;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<BegunSuggestion> =>
  call('POST', path`/objects/${object}/suggestions`, options, fields);

/** Accept or reject all that one person suggests */
export const put_object_suggestions_verdict = ({ object, ...fields }: {
  object: Id;
  author: Id;
  verdict: 'accepted' | 'rejected';
  reason?: string | undefined;
}, options?: Options): Promise<VerdictAnswer> =>
  call('PUT', path`/objects/${object}/suggestions/verdict`, options, fields);

/** A suggestion and what became of it */
export const get_suggestion = ({ suggestion }: {
  suggestion: Id;
}, options?: Options): Promise<SuggestionView> =>
  call('GET', path`/suggestions/${suggestion}`, options);

/** Take back one's own suggestion */
export const delete_suggestion = ({ suggestion }: {
  suggestion: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/suggestions/${suggestion}`, options);

/** Send a suggestion to those it is for */
export const put_suggestion_sending = ({ suggestion, ...fields }: {
  suggestion: Id;
  note?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/suggestions/${suggestion}/sending`, options, fields);

/** Accept or reject a change, or all that are open */
export const put_suggestion_verdict = ({ suggestion, ...fields }: {
  suggestion: Id;
  number?: number | null | undefined;
  verdict: 'accepted' | 'rejected';
  reason?: string | undefined;
}, options?: Options): Promise<VerdictAnswer> =>
  call('PUT', path`/suggestions/${suggestion}/verdict`, options, fields);

/** Who wrote and who removed which words of the draft, and when */
export const get_object_authorship = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<AuthorshipView> =>
  call('GET', path`/objects/${object}/authorship`, options, fields);

/** Who wrote and who removed which words of a revision, and when */
export const get_object_revision_authorship = ({ object, number, ...fields }: {
  object: Id;
  number: number;
  after?: string | undefined;
}, options?: Options): Promise<AuthorshipView> =>
  call('GET', path`/objects/${object}/revisions/${number}/authorship`, options, fields);

/** What was written in the draft, by person and time */
export const get_object_edits = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<EditingLinePage> =>
  call('GET', path`/objects/${object}/edits`, options, fields);

/** The states of the draft that somebody has named */
export const get_object_draft_states = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<NamedStatePage> =>
  call('GET', path`/objects/${object}/draft-states`, options, fields);

/** The draft as it was */
export const get_object_draft_state = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<DraftStateView> =>
  call('GET', path`/objects/${object}/draft-states/${state}`, options);

/** Name a state of the draft, and keep its text for good */
export const put_object_draft_state = ({ object, state, ...fields }: {
  object: Id;
  state: number;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/objects/${object}/draft-states/${state}`, options, fields);

/** Take its name off a state of the draft */
export const delete_object_draft_state = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<Saved> =>
  call('DELETE', path`/objects/${object}/draft-states/${state}`, options);

/** Bring the draft back to what it was */
export const post_object_draft_state_restoration = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<DraftStateRestored> =>
  call('POST', path`/objects/${object}/draft-states/${state}/restoration`, options);

/** Two states of the draft, word by word */
export const get_object_draft_comparison = ({ object, ...fields }: {
  object: Id;
  from: number;
  to?: number | null | undefined;
}, options?: Options): Promise<DraftStatesCompared> =>
  call('GET', path`/objects/${object}/draft-comparison`, options, fields);

/** When somebody deleted most of its live text */
export const get_object_large_deletions = ({ object }: {
  object: Id;
}, options?: Options): Promise<Deletions> =>
  call('GET', path`/objects/${object}/large-deletions`, options);

/** Say that one knows of a large deletion that one was told of */
export const put_object_large_deletion_seen = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<DeletionSeen> =>
  call('PUT', path`/objects/${object}/large-deletions/${state}/seen`, options);

/** Bring back the text before a large deletion */
export const post_object_large_deletion_restoration = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<TextBroughtBack> =>
  call('POST', path`/objects/${object}/large-deletions/${state}/restoration`, options);

/** What one is asked to do and has not done yet */
export const get_asks = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<OwnAskPage> =>
  call('GET', '/asks', options, fields);

/** What is asked about an object */
export const get_object_asks = ({ object }: {
  object: Id;
}, options?: Options): Promise<ObjectAsks> =>
  call('GET', path`/objects/${object}/asks`, options);

/** Whom an ask would reach */
export const post_object_ask_preview = ({ object, ...fields }: {
  object: Id;
  kind: 'comment' | 'approve' | 'read';
  people?: Id[] | undefined;
  groups?: Id[] | undefined;
  organisations?: Id[] | undefined;
  lanes?: Id[] | undefined;
}, options?: Options): Promise<AskPreview> =>
  call('POST', path`/objects/${object}/ask-preview`, options, fields);

/** Ask people to comment on, approve or read it */
export const post_object_asks = ({ object, ...fields }: {
  object: Id;
  kind: 'comment' | 'approve' | 'read';
  people?: Id[] | undefined;
  groups?: Id[] | undefined;
  organisations?: Id[] | undefined;
  lanes?: Id[] | undefined;
  on: string;
  zone: string;
  note?: string | undefined;
}, options?: Options): Promise<MadeAsk> =>
  call('POST', path`/objects/${object}/asks`, options, fields);

/** How far an ask has come, for whoever may ask */
export const get_ask = ({ ask }: {
  ask: Id;
}, options?: Options): Promise<AskView> =>
  call('GET', path`/asks/${ask}`, options);

/** Give it another day or note */
export const put_ask = ({ ask, ...fields }: {
  ask: Id;
  on: string;
  zone: string;
  note?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/asks/${ask}`, options, fields);

/** Close or withdraw it */
export const put_ask_ending = ({ ask, ...fields }: {
  ask: Id;
  ending: 'closed' | 'withdrawn';
}, options?: Options): Promise<Done> =>
  call('PUT', path`/asks/${ask}/ending`, options, fields);

/** Say that one has done it */
export const put_ask_answer = ({ ask, ...fields }: {
  ask: Id;
  answer: 'answered' | 'nothing_to_add' | 'approved' | 'not_approved' | 'read';
  revision: number;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/asks/${ask}/answer`, options, fields);

/** Say that one has not, after all */
export const delete_ask_answer = ({ ask }: {
  ask: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/asks/${ask}/answer`, options);

/** What was decided about a comment, now and before */
export const get_comment_outcome = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<OutcomeHistory> =>
  call('GET', path`/comments/${comment}/outcome`, options);

/** What of the text says something else since the comment was made */
export const get_comment_changed_passages = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<PassagesChanged> =>
  call('GET', path`/comments/${comment}/changed-passages`, options);

/** Decide about a comment, or decide otherwise */
export const put_comment_outcome = ({ comment, ...fields }: {
  comment: Id;
  verdict: 'accepted' | 'partly' | 'not_accepted';
  text?: string | undefined;
  changed?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/comments/${comment}/outcome`, options, fields);

/** Take back what was decided about a comment */
export const delete_comment_outcome = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/comments/${comment}/outcome`, options);

/** The points that one made about an object, and what became of them */
export const get_object_points = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<OwnPoints> =>
  call('GET', path`/objects/${object}/points`, options, fields);

/** Begin to send a file */
export const post_uploads = (fields: {
  object: Id;
  name?: string | undefined;
  size: number;
  file?: Id | null | undefined;
}, options?: Options): Promise<UploadView> =>
  call('POST', '/uploads', options, fields);

/** How far an upload has come */
export const get_upload = ({ upload }: {
  upload: Id;
}, options?: Options): Promise<UploadView> =>
  call('GET', path`/uploads/${upload}`, options);

/** Make a file of an upload that is whole */
export const post_upload_completion = ({ upload }: {
  upload: Id;
}, options?: Options): Promise<FileView> =>
  call('POST', path`/uploads/${upload}/completion`, options);

/** The files of an object */
export const get_object_files = ({ object }: {
  object: Id;
}, options?: Options): Promise<Files> =>
  call('GET', path`/objects/${object}/files`, options);

/** All versions of a file, the newest first */
export const get_file_versions = ({ file, ...fields }: {
  file: Id;
  after?: number | null | undefined;
}, options?: Options): Promise<FileVersionViewPage> =>
  call('GET', path`/files/${file}/versions`, options, fields);

/** Give a file another name */
export const put_file_name = ({ file, ...fields }: {
  file: Id;
  name: string;
}, options?: Options): Promise<FileView> =>
  call('PUT', path`/files/${file}/name`, options, fields);

/** Make an earlier version the latest again */
export const post_file_version_restoration = ({ file, version }: {
  file: Id;
  version: number;
}, options?: Options): Promise<FileView> =>
  call('POST', path`/files/${file}/versions/${version}/restoration`, options);

/** Find what the viewer may see */
export const get_search = (fields: {
  q?: string | undefined;
  space?: Id | null | undefined;
  type?: string | undefined;
  tag?: string | undefined;
  author?: Id | null | undefined;
  changed_from?: Time | null | undefined;
  changed_to?: Time | null | undefined;
  sort?: 'best' | 'newest' | undefined;
  after?: string | undefined;
}, options?: Options): Promise<SearchAnswer> =>
  call('GET', '/search', options, fields);

/** Things, spaces and people while one types */
export const get_search_quick = (fields: {
  q: string;
}, options?: Options): Promise<QuickAnswer> =>
  call('GET', '/search/quick', options, fields);

/** A ticket for one live connection */
export const post_live_ticket = (options?: Options): Promise<Ticket> =>
  call('POST', '/live-ticket', options);

/** How the work that outlives requests stands */
export const get_jobs = (fields: {
  before?: Id | null | undefined;
}, options?: Options): Promise<JobList> =>
  call('GET', '/jobs', options, fields);

/** Try a failed job again */
export const post_job_attempt = ({ job }: {
  job: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/jobs/${job}/attempt`, options);

/** What needs looking at, for whoever administers something */
export const get_administration = (options?: Options): Promise<AdministrationView> =>
  call('GET', '/administration', options);

/** Find accounts by name, state, kind and organisation */
export const get_administration_people = (fields: {
  q?: string | undefined;
  state?: 'active' | 'no_password' | 'ended' | 'disabled' | null | undefined;
  kind?: 'staff' | 'guest' | null | undefined;
  organisation?: Id | null | undefined;
  after?: string | undefined;
}, options?: Options): Promise<AccountLinePage> =>
  call('GET', '/administration/people', options, fields);

/** One account: whether its person can sign in; for those who manage people, all that hangs on it */
export const get_administration_person = ({ person }: {
  person: Id;
}, options?: Options): Promise<AccountView> =>
  call('GET', path`/administration/people/${person}`, options);

/** What would go over if an account became part of another */
export const get_administration_person_merge = ({ person, ...fields }: {
  person: Id;
  into: Id;
}, options?: Options): Promise<MergeEffect> =>
  call('GET', path`/administration/people/${person}/merge`, options, fields);

/** Add somebody, who has no password yet */
export const post_administration_people = (fields: {
  name: string;
  email: string;
  kind: 'staff' | 'guest';
  title?: string | undefined;
  organisation?: Id | null | undefined;
  language?: string | undefined;
  sponsor?: Id | null | undefined;
  purpose?: string | undefined;
  expires?: Time | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/people', options, fields);

/** Change somebody's name, address or title */
export const put_administration_person = ({ person, ...fields }: {
  person: Id;
  name: string;
  email: string;
  title?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/people/${person}`, options, fields);

/** Say who answers for a guest, why and until when they are here */
export const put_administration_person_guest_terms = ({ person, ...fields }: {
  person: Id;
  sponsor: Id;
  purpose?: string | undefined;
  expires: Time;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/people/${person}/guest-terms`, options, fields);

/** Take an account out of use, or put it back into use */
export const put_administration_person_state = ({ person, ...fields }: {
  person: Id;
  in_use: boolean;
  reason?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/people/${person}/state`, options, fields);

/** Sign somebody out everywhere */
export const delete_administration_person_sessions = ({ person }: {
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/sessions`, options);

/** Sign somebody out in one place */
export const delete_administration_person_session = ({ person, session }: {
  person: Id;
  session: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/sessions/${session}`, options);

/** Let somebody who mistyped their password try again at once */
export const delete_administration_person_sign_in_failures = ({ person }: {
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/sign-in-failures`, options);

/** Say that somebody belongs to an organisation from now on */
export const post_administration_person_belongings = ({ person, ...fields }: {
  person: Id;
  organisation: Id;
  title?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/people/${person}/belongings`, options, fields);

/** Say that somebody belongs to an organisation no longer */
export const delete_administration_person_belonging = ({ person, belonging }: {
  person: Id;
  belonging: Id;
}, options?: Options): Promise<Saved> =>
  call('DELETE', path`/administration/people/${person}/belongings/${belonging}`, options);

/** Make an account part of another of the same person */
export const post_administration_person_merge = ({ person, ...fields }: {
  person: Id;
  into: Id;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/people/${person}/merge`, options, fields);

/** Give somebody a role on the site, in an area or in a space */
export const post_administration_person_roles = ({ person, ...fields }: {
  person: Id;
  role: string;
  place?: Id | null | undefined;
  until?: Time | null | undefined;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/people/${person}/roles`, options, fields);

/** Take a role away that somebody has in their own name */
export const delete_administration_person_role = ({ person, grant }: {
  person: Id;
  grant: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/roles/${grant}`, options);

/** Organisations by name, ended ones too */
export const get_administration_organisations = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<OrganisationLinePage> =>
  call('GET', '/administration/organisations', options, fields);

/** One organisation, with the names it has had */
export const get_administration_organisation = ({ organisation }: {
  organisation: Id;
}, options?: Options): Promise<OrganisationView> =>
  call('GET', path`/administration/organisations/${organisation}`, options);

/** Add an organisation */
export const post_administration_organisations = (fields: {
  name: string;
  short_name?: string | undefined;
  kind: 'host' | 'government' | 'external';
  domains?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/organisations', options, fields);

/** Rename an organisation from now on, or say which domains are its own */
export const put_administration_organisation = ({ organisation, ...fields }: {
  organisation: Id;
  name: string;
  short_name?: string | undefined;
  domains?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/organisations/${organisation}`, options, fields);

/** What would go over if an organisation became part of another */
export const get_administration_organisation_merge = ({ organisation, ...fields }: {
  organisation: Id;
  into: Id;
}, options?: Options): Promise<OrganisationMergeEffect> =>
  call('GET', path`/administration/organisations/${organisation}/merge`, options, fields);

/** Make an organisation part of another, from today */
export const post_administration_organisation_merge = ({ organisation, ...fields }: {
  organisation: Id;
  into: Id;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/organisations/${organisation}/merge`, options, fields);

/** Make a part of an organisation one of its own, from today */
export const post_administration_organisation_split = ({ organisation, ...fields }: {
  organisation: Id;
  name: string;
  short_name?: string | undefined;
  domains?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/organisations/${organisation}/split`, options, fields);

/** Groups by name */
export const get_administration_groups = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<GroupLinePage> =>
  call('GET', '/administration/groups', options, fields);

/** One group */
export const get_administration_group = ({ group }: {
  group: Id;
}, options?: Options): Promise<GroupLine> =>
  call('GET', path`/administration/groups/${group}`, options);

/** Who is in a group */
export const get_administration_group_members = ({ group, ...fields }: {
  group: Id;
  after?: string | undefined;
}, options?: Options): Promise<GroupMemberPage> =>
  call('GET', path`/administration/groups/${group}/members`, options, fields);

/** Make a group */
export const post_administration_groups = (fields: {
  name: string;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/groups', options, fields);

/** Rename a group */
export const put_administration_group = ({ group, ...fields }: {
  group: Id;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/groups/${group}`, options, fields);

/** Put somebody into a group */
export const post_administration_group_members = ({ group, ...fields }: {
  group: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/groups/${group}/members`, options, fields);

/** Take somebody out of a group */
export const delete_administration_group_member = ({ group, person }: {
  group: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/groups/${group}/members/${person}`, options);

/** The areas that one may manage */
export const get_administration_areas = (options?: Options): Promise<AreaList> =>
  call('GET', '/administration/areas', options);

/** One area, and who administers it */
export const get_administration_area = ({ area }: {
  area: Id;
}, options?: Options): Promise<AreaView> =>
  call('GET', path`/administration/areas/${area}`, options);

/** Add an area */
export const post_administration_areas = (fields: {
  parent?: Id | null | undefined;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/areas', options, fields);

/** Rename an area */
export const put_administration_area = ({ area, ...fields }: {
  area: Id;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/areas/${area}`, options, fields);

/** Make somebody an administrator of an area */
export const post_administration_area_administrators = ({ area, ...fields }: {
  area: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/areas/${area}/administrators`, options, fields);

/** Take the role from an administrator of an area */
export const delete_administration_area_administrator = ({ area, grant }: {
  area: Id;
  grant: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/areas/${area}/administrators/${grant}`, options);

/** What was done by whom, the newest first */
export const get_administration_audit = (fields: {
  actor?: Id | null | undefined;
  object?: Id | null | undefined;
  action?: string | undefined;
  since?: Time | null | undefined;
  until?: Time | null | undefined;
  after?: string | undefined;
}, options?: Options): Promise<EntryPage> =>
  call('GET', '/administration/audit', options, fields);

/** How the mails stand that the site sends */
export const get_mails = (fields: {
  state?: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped' | null | undefined;
  before?: Id | null | undefined;
}, options?: Options): Promise<MailQueue> =>
  call('GET', '/mails', options, fields);

/** One mail, without what lets somebody in */
export const get_mail = ({ mail }: {
  mail: Id;
}, options?: Options): Promise<MailShown> =>
  call('GET', path`/mails/${mail}`, options);

/** Try a mail again that has failed */
export const post_mail_attempt = ({ mail }: {
  mail: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/mails/${mail}/attempt`, options);

/** Never send a mail that waits or has failed */
export const delete_mail = ({ mail }: {
  mail: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/mails/${mail}`, options);

/** Never send any mail that waits now */
export const delete_waiting_mails = (options?: Options): Promise<MailsDropped> =>
  call('DELETE', '/waiting-mails', options);

/** Let all mails wait, or let them go */
export const put_mail_hold = (fields: {
  held: boolean;
}, options?: Options): Promise<Done> =>
  call('PUT', '/mail-hold', options, fields);

/** Send a test mail to oneself */
export const post_mails = (options?: Options): Promise<Saved> =>
  call('POST', '/mails', options);

/** A section and its own folder */
export const get_documents_component = ({ component }: {
  component: Id;
}, options?: Options): Promise<SectionFolder> =>
  call('GET', path`/documents/components/${component}`, options);

/** What lies in a section's own folder */
export const get_documents_component_entries = ({ component, ...fields }: {
  component: Id;
  after?: string | undefined;
}, options?: Options): Promise<EntryViewPage> =>
  call('GET', path`/documents/components/${component}/entries`, options, fields);

/** A folder */
export const get_documents_folder = ({ folder }: {
  folder: Id;
}, options?: Options): Promise<FolderView> =>
  call('GET', path`/documents/folders/${folder}`, options);

/** What lies in a folder */
export const get_documents_folder_entries = ({ folder, ...fields }: {
  folder: Id;
  after?: string | undefined;
}, options?: Options): Promise<EntryViewPage> =>
  call('GET', path`/documents/folders/${folder}/entries`, options, fields);

/** A document as its reader sees it */
export const get_documents_document = ({ document }: {
  document: Id;
}, options?: Options): Promise<TextView> =>
  call('GET', path`/documents/documents/${document}`, options);

/** Make a folder in another */
export const post_documents_folders = (fields: {
  folder: Id;
  title: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/documents/folders', options, fields);

/** Begin a document, which nobody but editors sees yet */
export const post_documents_documents = (fields: {
  folder: Id;
  title: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/documents/documents', options, fields);

/** Rename a folder */
export const put_documents_folder_title = ({ folder, ...fields }: {
  folder: Id;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/folders/${folder}/title`, options, fields);

/** Rename a document */
export const put_documents_document_title = ({ document, ...fields }: {
  document: Id;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/documents/${document}/title`, options, fields);

/** Move a folder with all that lies in it */
export const put_documents_folder_place = ({ folder, ...fields }: {
  folder: Id;
  to: Id;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/folders/${folder}/place`, options, fields);

/** Move a document to another folder */
export const put_documents_document_place = ({ document, ...fields }: {
  document: Id;
  to: Id;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/documents/${document}/place`, options, fields);

/** A wiki */
export const get_wiki_component = ({ component }: {
  component: Id;
}, options?: Options): Promise<WikiView> =>
  call('GET', path`/wiki/components/${component}`, options);

/** The pages directly below a page, or the wiki's top pages */
export const get_wiki_component_pages = ({ component, ...fields }: {
  component: Id;
  parent?: Id | null | undefined;
  after?: string | undefined;
}, options?: Options): Promise<TreeNodePage> =>
  call('GET', path`/wiki/components/${component}/pages`, options, fields);

/** Pages whose titles hold what has been typed */
export const get_wiki_component_titles = ({ component, ...fields }: {
  component: Id;
  q?: string | undefined;
}, options?: Options): Promise<Titles> =>
  call('GET', path`/wiki/components/${component}/titles`, options, fields);

/** A page as its reader sees it */
export const get_wiki_page = ({ page }: {
  page: Id;
}, options?: Options): Promise<PageView> =>
  call('GET', path`/wiki/pages/${page}`, options);

/** What links here, and where this links to */
export const get_wiki_page_links = ({ page }: {
  page: Id;
}, options?: Options): Promise<PageLinks> =>
  call('GET', path`/wiki/pages/${page}/links`, options);

/** Begin a page, which nobody but editors sees yet */
export const post_wiki_pages = (fields: {
  component: Id;
  parent?: Id | null | undefined;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('POST', '/wiki/pages', options, fields);

/** Move a page with all below it */
export const put_wiki_page_place = ({ page, ...fields }: {
  page: Id;
  parent?: Id | null | undefined;
  before?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/wiki/pages/${page}/place`, options, fields);

/** Rename a page; its old title still leads to it */
export const put_wiki_page_title = ({ page, ...fields }: {
  page: Id;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/wiki/pages/${page}/title`, options, fields);

