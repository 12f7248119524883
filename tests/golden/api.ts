// Written by `folkmoot openapi --typescript` from the server's own records. Do not edit.

/** Sends one request: a GET puts the payload into the query, all others into a JSON body. */
export type Call = (method: string, path: string, payload?: object) => Promise<unknown>;

export interface SessionSite {
  /** The site's name */
  name: string;
  /** A demonstration site: nothing here is real */
  demonstration: boolean;
}

export interface SessionPerson {
  /** The person */
  id: string;
  /** Name */
  name: string;
  /** Address */
  email: string;
  /** Staff or guest */
  kind: string;
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
  idle_ends: string | null;
  /** When it ends in any case */
  ends: string | null;
  /** The modules in use */
  modules: string[];
  /** What the person may do on the site as a whole */
  can: string[];
}

export interface Done {
}

export interface OwnSession {
  /** The session */
  id: string;
  /** Signed in */
  created: string;
  /** Last request */
  seen: string;
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
  id: string;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** workspace, community or public */
  kind: string;
}

export interface PersonLabel {
  /** The person */
  id: string;
  /** Name as others see it */
  name: string;
  /** Organisation the person acts for */
  organisation: string;
}

export interface ObjectLabel {
  /** The object */
  id: string;
  /** Its type, such as wiki.page */
  type: string;
  /** Its title */
  title: string;
  /** Where the client shows it */
  address: string;
  /** The space it is in */
  space: SpaceLabel;
  /** When last changed */
  updated: string;
  /** By whom */
  updated_by: PersonLabel;
}

export interface OwnDraft {
  /** What is being written */
  object: ObjectLabel;
  /** When last saved */
  saved: string;
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
  /** The spaces one may see, by name; the first fifty */
  spaces: SpaceLabel[];
  /** The last five things opened */
  carry_on: ObjectLabel[];
  /** The newest twenty stars */
  starred: ObjectLabel[];
  /** The ten drafts saved last */
  drafts: OwnDraft[];
  /** What others did, by space */
  news: SpaceNews[];
}

export interface SpaceLine {
  /** The space */
  id: string;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** Its kind */
  kind: string;
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
  id: string;
  /** Its module */
  module: string;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** Which part of the navigation it stands in */
  group: "collaborate" | "consult" | "inform" | "know";
}

export interface SpaceView {
  /** The space */
  id: string;
  /** Its name in addresses */
  slug: string;
  /** Its name */
  name: string;
  /** Workspace, community or public */
  kind: string;
  /** What it is for */
  summary: string;
  /** Open, frozen or archived */
  state: string;
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
  id: string;
  /** Its published revision now */
  revision: number;
}

export interface NewsItem {
  /** The event */
  id: string;
  /** What happened, such as wiki.page_published */
  name: string;
  /** When */
  at: string;
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
  deleted: string;
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
  id: string;
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
  group: "collaborate" | "consult" | "inform" | "know";
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
  grant: string;
  /** A person, a group, an organisation or anyone */
  kind: "person" | "group" | "organisation" | "anyone";
  /** Who; for a group or organisation its id and name */
  person: PersonLabel;
  /** Key of the role */
  role: string;
  /** Name of the role */
  role_name: string;
  /** From when */
  since: string;
  /** Until when */
  until: string | null;
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
  id: string;
  /** Name */
  name: string;
  /** Today's organisation */
  organisation: string;
  /** Address */
  email: string;
  /** Staff or guest */
  kind: string;
  /** Job title */
  title: string;
}

export interface DirectoryPersonPage {
  /** One page of the list */
  items: DirectoryPerson[];
  /** Ask with it as `after` for the page behind; empty at the end */
  next: string;
}

export interface PersonAffiliation {
  /** The organisation */
  organisation: string;
  /** Title there */
  title: string;
  /** From when */
  since: string;
  /** Until when */
  until: string | null;
}

export interface PersonProfile {
  /** The person */
  id: string;
  /** Name */
  name: string;
  /** Job title */
  title: string;
  /** Address */
  email: string;
  /** Staff or guest */
  kind: string;
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
  /** What the viewer may do with it */
  can: string[];
}

export interface AccessReason {
  /** Given to the person, or to what */
  subject_kind: "person" | "group" | "organisation" | "anyone";
  /** The group or organisation it came through */
  subject_name: string;
  /** Name of the role */
  role: string;
  /** Given for the site, an area, a space, a section or a thing */
  scope_kind: "site" | "area" | "space" | "component" | "object";
  /** Its name */
  scope_name: string;
  /** Until when; empty: until taken away */
  ends: string | null;
}

export interface PersonWhoSees {
  /** The person */
  id: string;
  /** Their name */
  name: string;
  /** Whether a guest */
  guest: boolean;
  /** The roles that let them see it */
  why: AccessReason[];
}

export interface AccessExplanation {
  /** Whom it is for */
  audience: "staff" | "lane" | "everyone";
  /** The side of outside people it is for */
  lane: string;
  /** Its marking */
  marking: string;
  /** Draft, live or deleted */
  lifecycle: "draft" | "live" | "bin";
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

export interface PersonRole {
  /** Who */
  person: string;
  /** Key of the role here */
  role: string;
}

export interface GroupRole {
  /** Which group */
  group: string;
  /** Key of the role here */
  role: string;
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

export interface RevisionLine {
  /** Counts from 1 within the object */
  number: number;
  /** Who published it */
  author: PersonLabel;
  /** When */
  created: string;
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
  created: string;
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
  /** Blocks added */
  added: number;
  /** Blocks taken away */
  removed: number;
}

export interface UploadView {
  /** The upload */
  id: string;
  /** Octets in all */
  size: number;
  /** Octets that are safely on disk: go on from here */
  received: number;
  /** Octets to send at once: exactly so many, but in the last request of the upload */
  chunk: number;
}

export interface FileView {
  /** The file */
  id: string;
  /** Its name */
  name: string;
  /** Its kind, found in the content */
  media_type: string;
  /** Octets */
  size: number;
  /** What the virus scanner says */
  state: "scanning" | "clean" | "blocked";
  /** When this version was uploaded */
  created: string;
  /** By whom */
  author: PersonLabel;
  /** Where its content is */
  address: string;
  /** May be shown inside a page */
  picture: boolean;
}

export interface Files {
  /** The oldest first */
  items: FileView[];
}

export interface SearchHit {
  /** What was found */
  object: ObjectLabel;
  /** Why, as safe HTML: escaped text with <mark> round what was found */
  snippet: string;
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
  /** Things whose titles begin with the words */
  objects: ObjectLabel[];
  /** Spaces */
  spaces: SpaceLabel[];
  /** People */
  people: PersonLabel[];
}

export interface Ticket {
  /** Opens one live connection within 30 seconds */
  ticket: string;
}

export interface WikiView {
  /** The wiki */
  id: string;
  /** Its name */
  name: string;
  /** Its space */
  space: SpaceLabel;
  /** Its first page */
  home: string | null;
  /** What the viewer may do in it */
  can: string[];
}

export interface TreeNode {
  /** The page */
  id: string;
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

export interface PageLink {
  /** The page */
  id: string;
  /** Its title */
  title: string;
  /** Where it is shown */
  address: string;
}

export interface Titles {
  /** At most twenty pages */
  items: PageLink[];
}

export interface WikiLabel {
  /** The wiki */
  id: string;
  /** Its name */
  name: string;
  /** Its name in addresses */
  slug: string;
}

export interface PublishedBy {
  /** Who published it */
  by: PersonLabel;
  /** When */
  at: string;
}

export interface ContentsEntry {
  /** The heading's anchor in the page */
  id: string;
  /** 1 to 6 */
  level: number;
  /** Its words */
  text: string;
}

export interface PageView {
  /** The page */
  id: string;
  /** Its title */
  title: string;
  /** Its one right address */
  address: string;
  /** Its wiki */
  component: WikiLabel;
  /** Its space */
  space: SpaceLabel;
  /** Its published text, printed for this viewer */
  html: string;
  /** Language of the text */
  language: string;
  /** The published revision; 0: never published */
  revision: number;
  /** never_published or published */
  state: string;
  /** Who published it and when */
  published: PublishedBy | null;
  /** The pages above, from the top */
  trail: PageLink[];
  /** The first hundred pages directly below */
  children: TreeNode[];
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
  /** When the viewer's own draft was saved */
  draft_saved: string | null;
  /** Its tags */
  tags: string[];
  /** What the viewer may do with it */
  can: string[];
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

export interface DraftView {
  /** The title so far */
  title: string;
  /** The text so far; the published one where nothing is drafted */
  markdown: string;
  /** The revision it began from */
  base_revision: number;
  /** When it was last saved; null: nothing is drafted */
  saved: string | null;
  /** The revision published now */
  head_revision: number;
}

export interface DraftSaved {
  /** When */
  saved: string;
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
  /** The text as the page will print it */
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
  /** As it has been published meanwhile */
  theirs: string;
}

export interface PublicationPreview {
  /** What changes, word by word */
  html: string;
  /** Words added */
  added: number;
  /** Words taken away */
  removed: number;
  /** How many people will be able to read it */
  readers: number;
  /** How many people are told */
  told: number;
  /** none, clean or conflict: what others published meanwhile */
  merge: string;
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
  /** The page */
  id: string;
  /** The new revision */
  revision: number;
  /** How many people are told */
  told: number;
  /** Whether changes of others are in it, too */
  merged: boolean;
}

/** Who is signed in */
export const getSession = (call: Call, input: { }): Promise<SessionView> =>
  call("GET", `/api/v1/session`, undefined) as Promise<SessionView>;

/** Sign in */
export const postSession = (call: Call, input: { email: string; password: string; }): Promise<SessionView> =>
  call("POST", `/api/v1/session`, { email: input.email, password: input.password }) as Promise<SessionView>;

/** Sign out */
export const deleteSession = (call: Call, input: { }): Promise<Done> =>
  call("DELETE", `/api/v1/session`, undefined) as Promise<Done>;

/** One's own open sessions */
export const getSessions = (call: Call, input: { }): Promise<OwnSessions> =>
  call("GET", `/api/v1/sessions`, undefined) as Promise<OwnSessions>;

/** End one of one's own sessions */
export const deleteSessionsSession = (call: Call, input: { session: string; }): Promise<Done> =>
  call("DELETE", `/api/v1/sessions/${encodeURIComponent(input.session)}`, undefined) as Promise<Done>;

/** Choose the language of the screens */
export const putSessionLanguage = (call: Call, input: { language: string; }): Promise<Done> =>
  call("PUT", `/api/v1/session/language`, { language: input.language }) as Promise<Done>;

/** One's spaces, what one was at, and what is new */
export const getHome = (call: Call, input: { }): Promise<Home> =>
  call("GET", `/api/v1/home`, undefined) as Promise<Home>;

/** The spaces one can go into, then those staff can find */
export const getSpaces = (call: Call, input: { after?: string; }): Promise<SpaceLinePage> =>
  call("GET", `/api/v1/spaces`, { after: input.after }) as Promise<SpaceLinePage>;

/** A space's frame */
export const getSpacesSpace = (call: Call, input: { space: string; }): Promise<SpaceView> =>
  call("GET", `/api/v1/spaces/${encodeURIComponent(input.space)}`, undefined) as Promise<SpaceView>;

/** Open a space; asks for core.create_space in its area */
export const postSpaces = (call: Call, input: { name: string; slug?: string; summary?: string; kind: "workspace" | "community" | "public"; area: string; marking: string; handling?: string; listed?: boolean; sections?: WantedSection[]; template?: string | null; }): Promise<Saved> =>
  call("POST", `/api/v1/spaces`, { name: input.name, slug: input.slug, summary: input.summary, kind: input.kind, area: input.area, marking: input.marking, handling: input.handling, listed: input.listed, sections: input.sections, template: input.template }) as Promise<Saved>;

/** Rename and describe a space */
export const putSpacesSpace = (call: Call, input: { space: string; name: string; summary: string; handling: string; listed: boolean; }): Promise<Saved> =>
  call("PUT", `/api/v1/spaces/${encodeURIComponent(input.space)}`, { name: input.name, summary: input.summary, handling: input.handling, listed: input.listed }) as Promise<Saved>;

/** Add a section */
export const postSpacesSpaceSections = (call: Call, input: { space: string; module: string; name: string; }): Promise<Saved> =>
  call("POST", `/api/v1/spaces/${encodeURIComponent(input.space)}/sections`, { module: input.module, name: input.name }) as Promise<Saved>;

/** What happened here */
export const getSpacesSpaceNews = (call: Call, input: { space: string; after?: string; }): Promise<NewsItemPage> =>
  call("GET", `/api/v1/spaces/${encodeURIComponent(input.space)}/news`, { after: input.after }) as Promise<NewsItemPage>;

/** What was deleted here */
export const getSpacesSpaceBin = (call: Call, input: { space: string; after?: string; }): Promise<BinItemPage> =>
  call("GET", `/api/v1/spaces/${encodeURIComponent(input.space)}/bin`, { after: input.after }) as Promise<BinItemPage>;

/** What the form for a new space offers to choose from */
export const getSpaceForm = (call: Call, input: { }): Promise<SpaceForm> =>
  call("GET", `/api/v1/space-form`, undefined) as Promise<SpaceForm>;

/** Who has a role here */
export const getSpacesSpaceMembers = (call: Call, input: { space: string; after?: string; }): Promise<Members> =>
  call("GET", `/api/v1/spaces/${encodeURIComponent(input.space)}/members`, { after: input.after }) as Promise<Members>;

/** Give somebody a role here, instead of the one they have */
export const postSpacesSpaceMembers = (call: Call, input: { space: string; person: string; role: string; until?: string | null; reason?: string; }): Promise<Done> =>
  call("POST", `/api/v1/spaces/${encodeURIComponent(input.space)}/members`, { person: input.person, role: input.role, until: input.until, reason: input.reason }) as Promise<Done>;

/** Take somebody's role here away */
export const deleteSpacesSpaceMembersPerson = (call: Call, input: { space: string; person: string; }): Promise<Done> =>
  call("DELETE", `/api/v1/spaces/${encodeURIComponent(input.space)}/members/${encodeURIComponent(input.person)}`, undefined) as Promise<Done>;

/** Find people by name; guests find only themselves */
export const getPeople = (call: Call, input: { q?: string; after?: string; }): Promise<DirectoryPersonPage> =>
  call("GET", `/api/v1/people`, { q: input.q, after: input.after }) as Promise<DirectoryPersonPage>;

/** A person's profile, as far as the viewer may know */
export const getPeoplePerson = (call: Call, input: { person: string; }): Promise<PersonProfile> =>
  call("GET", `/api/v1/people/${encodeURIComponent(input.person)}`, undefined) as Promise<PersonProfile>;

/** What every object has */
export const getObjectsObject = (call: Call, input: { object: string; }): Promise<ObjectView> =>
  call("GET", `/api/v1/objects/${encodeURIComponent(input.object)}`, undefined) as Promise<ObjectView>;

/** Star it */
export const putObjectsObjectStar = (call: Call, input: { object: string; }): Promise<Done> =>
  call("PUT", `/api/v1/objects/${encodeURIComponent(input.object)}/star`, undefined) as Promise<Done>;

/** Take the star away */
export const deleteObjectsObjectStar = (call: Call, input: { object: string; }): Promise<Done> =>
  call("DELETE", `/api/v1/objects/${encodeURIComponent(input.object)}/star`, undefined) as Promise<Done>;

/** Be told when it changes */
export const putObjectsObjectWatch = (call: Call, input: { object: string; }): Promise<Done> =>
  call("PUT", `/api/v1/objects/${encodeURIComponent(input.object)}/watch`, undefined) as Promise<Done>;

/** Be told no more */
export const deleteObjectsObjectWatch = (call: Call, input: { object: string; }): Promise<Done> =>
  call("DELETE", `/api/v1/objects/${encodeURIComponent(input.object)}/watch`, undefined) as Promise<Done>;

/** Say all its tags */
export const putObjectsObjectTags = (call: Call, input: { object: string; tags?: string[]; }): Promise<Done> =>
  call("PUT", `/api/v1/objects/${encodeURIComponent(input.object)}/tags`, { tags: input.tags }) as Promise<Done>;

/** Move it to the recycle bin */
export const deleteObjectsObject = (call: Call, input: { object: string; }): Promise<Done> =>
  call("DELETE", `/api/v1/objects/${encodeURIComponent(input.object)}`, undefined) as Promise<Done>;

/** Bring it back from the recycle bin */
export const postObjectsObjectRestoration = (call: Call, input: { object: string; }): Promise<Saved> =>
  call("POST", `/api/v1/objects/${encodeURIComponent(input.object)}/restoration`, undefined) as Promise<Saved>;

/** Who can see it, and why */
export const getObjectsObjectAccess = (call: Call, input: { object: string; after?: string; }): Promise<AccessExplanation> =>
  call("GET", `/api/v1/objects/${encodeURIComponent(input.object)}/access`, { after: input.after }) as Promise<AccessExplanation>;

/** Who would begin and cease to see it */
export const postObjectsObjectRestrictionPreview = (call: Call, input: { object: string; inherit: boolean; people?: PersonRole[]; groups?: GroupRole[]; }): Promise<RestrictionPreview> =>
  call("POST", `/api/v1/objects/${encodeURIComponent(input.object)}/restriction-preview`, { inherit: input.inherit, people: input.people, groups: input.groups }) as Promise<RestrictionPreview>;

/** Say who may do what with it and what lies below */
export const putObjectsObjectRestriction = (call: Call, input: { object: string; inherit: boolean; people?: PersonRole[]; groups?: GroupRole[]; }): Promise<Saved> =>
  call("PUT", `/api/v1/objects/${encodeURIComponent(input.object)}/restriction`, { inherit: input.inherit, people: input.people, groups: input.groups }) as Promise<Saved>;

/** The published revisions */
export const getObjectsObjectRevisions = (call: Call, input: { object: string; after?: string; }): Promise<RevisionLinePage> =>
  call("GET", `/api/v1/objects/${encodeURIComponent(input.object)}/revisions`, { after: input.after }) as Promise<RevisionLinePage>;

/** One revision */
export const getObjectsObjectRevisionsNumber = (call: Call, input: { object: string; number: number; }): Promise<RevisionView> =>
  call("GET", `/api/v1/objects/${encodeURIComponent(input.object)}/revisions/${encodeURIComponent(input.number)}`, undefined) as Promise<RevisionView>;

/** Two revisions, word by word */
export const getObjectsObjectComparison = (call: Call, input: { object: string; from: number; to: number; }): Promise<ComparisonView> =>
  call("GET", `/api/v1/objects/${encodeURIComponent(input.object)}/comparison`, { from: input.from, to: input.to }) as Promise<ComparisonView>;

/** Begin to send a file */
export const postUploads = (call: Call, input: { object: string; name?: string; size: number; file?: string | null; }): Promise<UploadView> =>
  call("POST", `/api/v1/uploads`, { object: input.object, name: input.name, size: input.size, file: input.file }) as Promise<UploadView>;

/** How far an upload has come */
export const getUploadsUpload = (call: Call, input: { upload: string; }): Promise<UploadView> =>
  call("GET", `/api/v1/uploads/${encodeURIComponent(input.upload)}`, undefined) as Promise<UploadView>;

/** Make a file of an upload that is whole */
export const postUploadsUploadCompletion = (call: Call, input: { upload: string; }): Promise<FileView> =>
  call("POST", `/api/v1/uploads/${encodeURIComponent(input.upload)}/completion`, undefined) as Promise<FileView>;

/** The files of an object */
export const getObjectsObjectFiles = (call: Call, input: { object: string; }): Promise<Files> =>
  call("GET", `/api/v1/objects/${encodeURIComponent(input.object)}/files`, undefined) as Promise<Files>;

/** A file's content, or a range of it */
export const getFilesFileContent = (call: Call, input: { file: string; download?: boolean; }): Promise<Blob> =>
  call("GET", `/api/v1/files/${encodeURIComponent(input.file)}/content`, { download: input.download }) as Promise<Blob>;

/** Find what the viewer may see */
export const getSearch = (call: Call, input: { q?: string; space?: string | null; type?: string; tag?: string; author?: string | null; changed_from?: string | null; changed_to?: string | null; sort?: "best" | "newest"; after?: string; }): Promise<SearchAnswer> =>
  call("GET", `/api/v1/search`, { q: input.q, space: input.space, type: input.type, tag: input.tag, author: input.author, changed_from: input.changed_from, changed_to: input.changed_to, sort: input.sort, after: input.after }) as Promise<SearchAnswer>;

/** Things, spaces and people while one types */
export const getSearchQuick = (call: Call, input: { q: string; }): Promise<QuickAnswer> =>
  call("GET", `/api/v1/search/quick`, { q: input.q }) as Promise<QuickAnswer>;

/** A ticket for one live connection */
export const postLiveTicket = (call: Call, input: { }): Promise<Ticket> =>
  call("POST", `/api/v1/live-ticket`, undefined) as Promise<Ticket>;

/** A wiki */
export const getWikiComponentsComponent = (call: Call, input: { component: string; }): Promise<WikiView> =>
  call("GET", `/api/v1/wiki/components/${encodeURIComponent(input.component)}`, undefined) as Promise<WikiView>;

/** The pages directly below a page, or the wiki's top pages */
export const getWikiComponentsComponentPages = (call: Call, input: { component: string; parent?: string | null; after?: string; }): Promise<TreeNodePage> =>
  call("GET", `/api/v1/wiki/components/${encodeURIComponent(input.component)}/pages`, { parent: input.parent, after: input.after }) as Promise<TreeNodePage>;

/** Pages whose titles hold what has been typed */
export const getWikiComponentsComponentTitles = (call: Call, input: { component: string; q?: string; }): Promise<Titles> =>
  call("GET", `/api/v1/wiki/components/${encodeURIComponent(input.component)}/titles`, { q: input.q }) as Promise<Titles>;

/** A page as its reader sees it */
export const getWikiPagesPage = (call: Call, input: { page: string; }): Promise<PageView> =>
  call("GET", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}`, undefined) as Promise<PageView>;

/** What links here, and where this links to */
export const getWikiPagesPageLinks = (call: Call, input: { page: string; }): Promise<PageLinks> =>
  call("GET", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/links`, undefined) as Promise<PageLinks>;

/** The published text as a file */
export const getWikiPagesPageExport = (call: Call, input: { page: string; format?: string; }): Promise<Blob> =>
  call("GET", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/export`, { format: input.format }) as Promise<Blob>;

/** One's own draft, or the text to start from */
export const getWikiPagesPageDraft = (call: Call, input: { page: string; }): Promise<DraftView> =>
  call("GET", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/draft`, undefined) as Promise<DraftView>;

/** Keep one's own draft */
export const putWikiPagesPageDraft = (call: Call, input: { page: string; title: string; markdown: string; base_revision: number; }): Promise<DraftSaved> =>
  call("PUT", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/draft`, { title: input.title, markdown: input.markdown, base_revision: input.base_revision }) as Promise<DraftSaved>;

/** Drop one's own draft */
export const deleteWikiPagesPageDraft = (call: Call, input: { page: string; }): Promise<DraftDropped> =>
  call("DELETE", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/draft`, undefined) as Promise<DraftDropped>;

/** A text as the page would print it */
export const postWikiPreview = (call: Call, input: { component: string; page?: string | null; markdown: string; }): Promise<PreviewAnswer> =>
  call("POST", `/api/v1/wiki/preview`, { component: input.component, page: input.page, markdown: input.markdown }) as Promise<PreviewAnswer>;

/** What publishing would change, who will read it and who is told */
export const postWikiPagesPagePublicationPreview = (call: Call, input: { page: string; title: string; markdown: string; base_revision: number; note?: string; minor?: boolean; }): Promise<PublicationPreview> =>
  call("POST", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/publication-preview`, { title: input.title, markdown: input.markdown, base_revision: input.base_revision, note: input.note, minor: input.minor }) as Promise<PublicationPreview>;

/** Publish a text, merged with what others published meanwhile */
export const postWikiPagesPagePublication = (call: Call, input: { page: string; title: string; markdown: string; base_revision: number; note?: string; minor?: boolean; }): Promise<PublicationAnswer> =>
  call("POST", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/publication`, { title: input.title, markdown: input.markdown, base_revision: input.base_revision, note: input.note, minor: input.minor }) as Promise<PublicationAnswer>;

/** Publish an older revision again */
export const postWikiPagesPageRevisionsNumberRestoration = (call: Call, input: { page: string; number: number; note?: string; }): Promise<Saved> =>
  call("POST", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/revisions/${encodeURIComponent(input.number)}/restoration`, { note: input.note }) as Promise<Saved>;

/** Begin a page, which nobody but editors sees yet */
export const postWikiPages = (call: Call, input: { component: string; parent?: string | null; title: string; }): Promise<Saved> =>
  call("POST", `/api/v1/wiki/pages`, { component: input.component, parent: input.parent, title: input.title }) as Promise<Saved>;

/** Move a page with all below it */
export const putWikiPagesPagePlace = (call: Call, input: { page: string; parent?: string | null; before?: string | null; }): Promise<Saved> =>
  call("PUT", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/place`, { parent: input.parent, before: input.before }) as Promise<Saved>;

/** Rename a page; its old title still leads to it */
export const putWikiPagesPageTitle = (call: Call, input: { page: string; title: string; }): Promise<Saved> =>
  call("PUT", `/api/v1/wiki/pages/${encodeURIComponent(input.page)}/title`, { title: input.title }) as Promise<Saved>;

