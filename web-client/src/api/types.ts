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
  site: { name: string; notice: string; demonstration: boolean };
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
  sections: { module: string; name: string; summary: string }[];
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

export interface Access {
  summary: string;
  inherits: boolean;
  from: string;
  people: { person: PersonLabel; role: string; why: string; can_edit: boolean }[];
  groups: { kind: string; name: string; count: number; role: string }[];
  total: number;
}
export interface Restriction {
  inherit: boolean;
  people: { person: Id; role: string }[];
  groups: { group: Id; role: string }[];
}
export interface RestrictionPreview {
  gain: PersonLabel[];
  lose: PersonLabel[];
  keep: number;
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
export interface RevisionText extends Omit<Revision, 'minor' | 'restored_from'> {
  html: string;
  markdown: string;
}
export interface Comparison {
  from: Revision;
  to: Revision;
  title: { from: string; to: string };
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
  files: FileView[];
  can: string[];
  etag: string;
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
/** One stretch of a merged text; where a conflict stands its index, else -1. */
export interface Piece {
  markdown: string;
  conflict: number;
}
/** An edit that does not merge by itself: what agrees, and where a person must choose. */
export interface EditConflict {
  conflicts: Conflict[];
  pieces: Piece[];
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
