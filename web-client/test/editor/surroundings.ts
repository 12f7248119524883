import type { Surroundings } from '@/editor';

const people = ['Siân Llŷr', 'Tomos Lewicki', 'Amara Okafor', 'Rhian Bevan'].map((name, index) => ({
  id: String(1001 + index),
  name,
  organisation: 'Rivers and Coasts',
}));
const objects = ['Flood plan', 'Flood maps of the estuary', 'Storm review'].map((title, index) => ({
  id: String(2001 + index),
  title,
  about: 'Page in Coastal defences',
  address: `/s/coast/wiki/${2001 + index}`,
}));
const holds = (text: string, query: string) => text.toLowerCase().includes(query.toLowerCase());
let uploads = 3000;

/** A house of a few people and pages that answers at once. */
export const surroundings: Surroundings = {
  find_people: async (query) => people.filter(({ name }) => holds(name, query)),
  find_objects: async (query) => objects.filter(({ title }) => holds(title, query)),
  find_pages: async (query) => objects.filter(({ title }) => holds(title, query)),
  has_page: async (title) => objects.some((object) => object.title === title),
  find_pictures: async (query) =>
    [{ id: '3000', name: 'estuary.svg', picture: true }].filter(({ name }) => holds(name, query)),
  upload: async (file, progress) => {
    progress(1);
    uploads += 1;
    return { id: String(uploads), name: file.name, picture: file.type.startsWith('image/') };
  },
  address_of_file: () => new URL('estuary.svg', document.baseURI).pathname,
  describe_object: async (object) => objects.find(({ id }) => id === object) ?? null,
};
