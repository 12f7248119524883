import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import * as queries from '@/api/queries';
import type { FileView, ObjectLabel } from '@/generated/types';
import { useWords } from '@/words';
import type { ReadText } from './text';
import './words';
import { size_in_words } from '@/reading/size';
import { ContentsList } from './contents';
import { Tags } from './tags';

const heading_passed_px = 120;

/** Beside the text on wide screens: contents, links to here, files. */
export default function Rail({
  page,
  edit,
  links_here = [],
}: {
  page: ReadText;
  /** The permission to change its tags. */
  edit: string;
  links_here?: ObjectLabel[] | undefined;
}) {
  const { t } = useWords();
  const files = useQuery(queries.files(page.id)).data?.items ?? [];
  const here = useHeadingInSight(page.contents.map((heading) => heading.id));
  return (
    <aside className="page-rail" aria-label={t('reading.about_page')}>
      {page.contents.length > 1 && (
        <section className="page-rail__contents" aria-labelledby="rail-contents">
          <h2 id="rail-contents">{t('reading.contents')}</h2>
          <ContentsList contents={page.contents} here={here} />
        </section>
      )}
      {links_here.length > 0 && (
        <section aria-labelledby="rail-links">
          <h2 id="rail-links">{t('reading.links_here')}</h2>
          <ul className="plain">
            {links_here.map((object) => (
              <li key={object.id}>
                <Link to={object.address}>{object.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Tags page={page} edit={edit} />
      {files.length > 0 && (
        <section aria-labelledby="rail-files">
          <h2 id="rail-files">{t('reading.files')}</h2>
          <ul className="plain">
            {files.map((file) => (
              <li key={file.id}>
                <FileLink file={file} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function FileLink({ file }: { file: FileView }) {
  const { t } = useWords();
  if (file.state !== 'clean')
    return <p className="soft">{t(`reading.file_${file.state}`, { name: file.name })}</p>;
  return (
    <a href={`${file.address}?download=1`} download={file.name} className="page-rail__file">
      <span>{file.name}</span>
      <span className="soft tabular">{size_in_words(file.size)}</span>
    </a>
  );
}

/** The heading whose part of the text is being read. */
function useHeadingInSight(ids: string[]): string | undefined {
  const [here, set_here] = useState<string>();
  const all = ids.join(' ');
  useEffect(() => {
    const look = () => {
      const passed = all.split(' ').filter((id) => {
        const heading = document.getElementById(id);
        return heading !== null && heading.getBoundingClientRect().top < heading_passed_px;
      });
      set_here(passed.at(-1));
    };
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [all]);
  return here;
}
