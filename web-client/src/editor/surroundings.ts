/** What an editor needs of the house around it. Ids are as documents have them: decimal numbers in strings. */
export interface Surroundings {
  /** People who may be named, best first; at most ten are shown. */
  find_people(query: string): Promise<FoundPerson[]>;
  /** Whatever can be linked to or shown, by its title. */
  find_objects(query: string): Promise<FoundObject[]>;
  /** Pages that `[[title]]` can name; absent: there are no wiki links here. */
  find_pages?(query: string): Promise<{ title: string }[]>;
  /** Whether such a page is there: a link to one that is not is red. */
  has_page?(title: string): Promise<boolean>;
  /** Pictures that are stored already. */
  find_pictures?(query: string): Promise<StoredFile[]>;
  /** Stores a picture or file; absent: nothing can be uploaded. `progress` is from 0 to 1. */
  upload?(file: File, progress: (part: number) => void): Promise<StoredFile>;
  /** Where the content of a stored file is. */
  address_of_file(file: string): string;
  /** What an object is called and where it is; null: not to be seen by this person. */
  describe_object(object: string): Promise<FoundObject | null>;
}

export interface FoundPerson {
  id: string;
  name: string;
  organisation: string;
}

export interface FoundObject {
  id: string;
  title: string;
  /** Said behind the title: "Page in Flood defence". */
  about: string;
  address: string;
}

export interface StoredFile {
  id: string;
  name: string;
  picture: boolean;
}
