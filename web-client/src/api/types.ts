/** The answers of the server's HTTP interface. */
export type Id = string;
export type Time = string;

export interface Saved {
  id: Id;
  revision: number;
}
export interface List<T> {
  items: T[];
  /** Where the next page starts; empty at the end. */
  next: string;
}
export interface PersonLabel {
  id: Id;
  name: string;
  organisation: string;
}
export type SpaceKind = 'workspace' | 'community' | 'public';
export interface SpaceLabel {
  id: Id;
  slug: string;
  name: string;
  kind: SpaceKind;
}
export interface ObjectLabel {
  id: Id;
  type: string;
  title: string;
  address: string;
  space: SpaceLabel;
  updated: Time;
  updated_by: PersonLabel;
}

export interface Self {
  id: Id;
  name: string;
  email: string;
  kind: 'staff' | 'guest';
  organisation: string;
  language: 'en' | 'cy';
  time_zone: string;
}
export interface Session {
  site: { name: string; demonstration: boolean };
  person: Self | null;
  token: string;
  idle_ends: Time | null;
  ends: Time | null;
  modules: string[];
  can: string[];
}
export interface Device {
  id: Id;
  created: Time;
  seen: Time;
  agent: string;
  network: string;
  current: boolean;
}

export interface Home {
  spaces: SpaceLabel[];
  carry_on: ObjectLabel[];
  starred: ObjectLabel[];
  drafts: { object: ObjectLabel; saved: Time }[];
  news: { space: SpaceLabel; items: ObjectLabel[]; more: boolean }[];
}

export interface SpaceEntry extends SpaceLabel {
  summary: string;
  marking: string;
  area: string;
  member: boolean;
}
export type Group = 'collaborate' | 'consult' | 'inform' | 'know';
export interface Component {
  id: Id;
  module: string;
  slug: string;
  name: string;
  group: Group;
}
export interface SpaceView extends SpaceLabel {
  summary: string;
  state: 'open' | 'frozen' | 'archived';
  marking: { key: string; name: string; handling: string };
  owner: PersonLabel;
  people: number;
  components: Component[];
  can: string[];
}
export interface Area {
  id: Id;
  name: string;
  depth: number;
}
export interface Marking {
  key: string;
  name: string;
  effects: { effect: string; value: string }[];
}
export interface SpaceForm {
  areas: Area[];
  markings: Marking[];
  sections: { module: string; name: string; group: Group }[];
  templates: SpaceLabel[];
}
export interface NewSpace {
  name: string;
  summary: string;
  kind: SpaceKind;
  area: Id;
  marking: string;
  handling: string;
  listed: boolean;
  sections: { module: string; name: string }[];
  template?: Id;
}
export interface Member {
  /** The grant that makes them a member. */
  grant: Id;
  kind: 'person' | 'group' | 'organisation' | 'anyone';
  /** For a group or organisation its id and name. */
  person: PersonLabel;
  role: string;
  role_name: string;
  since: Time;
  until: Time | null;
  why: string;
}
export interface Role {
  key: string;
  name: string;
  permissions: string[];
}
export interface Members extends List<Member> {
  roles: Role[];
}
export interface NewsItem {
  id: Id;
  name: string;
  at: Time;
  actor: PersonLabel;
  object: ObjectLabel | null;
}
export interface BinItem {
  object: ObjectLabel;
  deleted: Time;
  deleted_by: PersonLabel;
}
export interface PersonEntry extends PersonLabel {
  email: string;
  kind: 'staff' | 'guest';
  title: string;
}
export interface Affiliation {
  organisation: string;
  title: string;
  since: Time;
  until: Time | null;
}
export interface PersonView extends PersonEntry {
  affiliations: Affiliation[];
}

/** One role that lets somebody see a thing, and how it came to them. */
export interface AccessReason {
  subject_kind: string;
  /** The group or organisation that it came through; empty for one's own. */
  subject_name: string;
  role: string;
  scope_kind: string;
  scope_name: string;
  ends: Time | null;
}
export interface Reader {
  id: Id;
  name: string;
  guest: boolean;
  why: AccessReason[];
}
export interface Access {
  lane: string;
  marking: string;
  /** It, or something that it lies in, has rules of its own. */
  restricted: boolean;
  /** Every visitor sees it. */
  anyone: boolean;
  /** How many people see it; on the first page. */
  count: number;
  more_than_count: boolean;
  people: Reader[];
  next: string;
}
export interface Restriction {
  inherit: boolean;
  people: { person: Id; role: string }[];
  groups: { group: Id; role: string }[];
}
export interface RestrictionPreview {
  gain: PersonLabel[];
  lose: PersonLabel[];
  /** There are more people than were looked at. */
  incomplete: boolean;
  covers: number;
}
export interface Revision {
  number: number;
  author: PersonLabel;
  created: Time;
  title: string;
  note: string;
  minor: boolean;
  restored_from: number | null;
}
export interface RevisionText extends Omit<Revision, 'restored_from'> {
  html: string;
  markdown: string;
}
export interface Comparison {
  from: Omit<Revision, 'restored_from'>;
  to: Omit<Revision, 'restored_from'>;
  html: string;
  added: number;
  removed: number;
}

export interface Hit {
  object: ObjectLabel;
  snippet: string;
}
export interface SearchAnswer extends List<Hit> {
  count: string;
  suggestion: string;
}
export interface QuickAnswer {
  objects: ObjectLabel[];
  spaces: SpaceLabel[];
  people: PersonLabel[];
}

export interface WikiView {
  id: Id;
  name: string;
  space: SpaceLabel;
  home: Id | null;
  can: string[];
}
export interface TreeNode {
  id: Id;
  title: string;
  address: string;
  has_children: boolean;
  published: boolean;
  restricted: boolean;
  can: string[];
}
export interface FileView {
  id: Id;
  name: string;
  media_type: string;
  size: number;
  state: 'scanning' | 'clean' | 'blocked';
  created: Time;
  author: PersonLabel;
  address: string;
  picture: boolean;
}
export interface PageView {
  id: Id;
  title: string;
  address: string;
  component: { id: Id; name: string; slug: string };
  space: SpaceLabel;
  html: string;
  language: string;
  revision: number;
  state: 'never_published' | 'published';
  published: { by: PersonLabel; at: Time } | null;
  trail: { id: Id; title: string; address: string }[];
  children: TreeNode[];
  contents: { id: string; level: number; text: string }[];
  starred: boolean;
  watched: boolean;
  restricted: boolean;
  readers: number;
  draft_saved: Time | null;
  can: string[];
}
export interface Draft {
  title: string;
  markdown: string;
  base_revision: number;
  saved: Time | null;
  head_revision: number;
}
export interface DraftText {
  title: string;
  markdown: string;
  base_revision: number;
}
export interface Preview {
  html: string;
  problems: { line: number; message: string }[];
}
export interface Conflict {
  block: string;
  base: string;
  mine: string;
  theirs: string;
}
/** An edit that does not merge by itself. */
export interface EditConflict {
  conflicts: Conflict[];
  /** Both sides' changes, and theirs where they are in conflict. */
  merged: string;
  head_revision: number;
}
export interface PublicationPreview extends EditConflict {
  html: string;
  added: number;
  removed: number;
  readers: number;
  told: number;
  merge: 'none' | 'clean' | 'conflict';
  problems: string[];
}
export interface Published {
  id: Id;
  revision: number;
  told: number;
  merged: boolean;
}
export interface PageLinks {
  links_here: ObjectLabel[];
  links_from: ObjectLabel[];
  wanted: { title: string }[];
}
export interface Title {
  id: Id;
  title: string;
  address: string;
}
export interface Upload {
  id: Id;
  chunk: number;
  received: number;
}
