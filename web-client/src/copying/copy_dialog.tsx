import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as queries from '@/api/queries';
import { get_object_copying, post_object_copies } from '@/generated/copy';
import { get_object } from '@/generated/object';
import { get_spaces } from '@/generated/space';
import type { Id, SpaceLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Checkbox, Radios, SelectField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { UnderPage } from './under_page';
import './words';

export interface CopiedObject {
  id: Id;
  title: string;
  space: { id: Id; slug: string };
  component: { id: Id };
}

/** Finds what a copy may stand under in a section; of a module without it, copies stand at the section's top. */
export type FindPlaces = (section: Id, query: string) => Promise<{ id: Id; title: string }[]>;

interface CopyDialogProps {
  object: CopiedObject;
  /** Whether anything lies under it; 'always': without that there is nothing to copy. */
  below: boolean | 'always';
  /** What it stands under now. */
  here: { id: Id; title: string } | null;
  find?: FindPlaces | undefined;
  onClose: () => void;
}

/** Where to, what comes, and what does not: said before anything is copied. */
export default function CopyDialog({ object, below, here, find, onClose }: CopyDialogProps) {
  const { t } = useWords();
  const [slug, set_slug] = useState(object.space.slug);
  const [chosen, choose] = useState('');
  const [under, put_under] = useState(here);
  const [with_below, bring] = useState(below === 'always');
  const [state, set_state] = useState<'published' | 'drafts'>('published');
  const spaces = useQuery({ queryKey: ['spaces', 'all'], queryFn: ({ signal }) => all_spaces(signal) });
  const own = useQuery(queries.space(object.space.slug)).data;
  const space = useQuery(queries.space(slug)).data;
  const module = own?.components.find((section) => section.id === object.component.id)?.module;
  const sections = space?.components.filter((section) => section.module === module) ?? [];
  const section =
    sections.find((one) => one.id === chosen) ??
    sections.find((one) => one.id === object.component.id) ??
    sections[0];
  const into = (section && under?.id) || section?.id;
  const place = under?.title ?? section?.name ?? '';
  const move_to = (wanted: string) => {
    set_slug(wanted);
    choose('');
    put_under(wanted === object.space.slug ? here : null);
  };
  return (
    <Dialog title={t('copying.title', { title: object.title })} guide="copying" onClose={onClose}>
      <SelectField
        label={t('copying.space')}
        value={slug}
        onChange={move_to}
        options={(spaces.data ?? []).map((one) => ({ value: one.slug, text: one.name }))}
      />
      {space && !section && <p>{t('copying.no_place')}</p>}
      {section && sections.length > 1 && (
        <SelectField
          label={t('copying.in')}
          value={section.id}
          onChange={(wanted) => {
            choose(wanted);
            put_under(null);
          }}
          options={sections.map((one) => ({ value: one.id, text: one.name }))}
        />
      )}
      {section && find && (
        <UnderPage key={section.id} section={section} under={under} find={find} onChoose={put_under} />
      )}
      {below === true && (
        <Checkbox text={t('copying.below')} checked={with_below} onChange={() => bring(!with_below)} />
      )}
      <Radios
        legend={t('copying.state')}
        value={state}
        onChange={(wanted) => set_state(wanted === 'drafts' ? 'drafts' : 'published')}
        options={[
          { value: 'published', text: t('copying.published'), hint: t('copying.published_hint', { place }) },
          { value: 'drafts', text: t('copying.drafts'), hint: t('copying.drafts_hint') },
        ]}
      />
      {into && (
        <Copying
          key={`${into} ${with_below}`}
          object={object}
          into={into}
          place={place}
          below={with_below}
          drafts={state === 'drafts'}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface CopyingProps {
  object: CopiedObject;
  into: Id;
  place: string;
  below: boolean;
  drafts: boolean;
  onClose: () => void;
}

function Copying({ object, into, place, below, drafts, onClose }: CopyingProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const preview = useQuery({
    queryKey: ['object', object.id, 'copying', into, below],
    queryFn: ({ signal }) => get_object_copying({ object: object.id, into, below }, { signal }),
    staleTime: 0,
  });
  const apply = useMutation({
    mutationFn: async () => {
      const made = await post_object_copies({ object: object.id, into, below, drafts });
      return { made, copy: (await get_object({ object: made.id })).object };
    },
    onSuccess: ({ made, copy }) => {
      void client.invalidateQueries({ queryKey: ['space', copy.space.id] });
      onClose();
      void navigate({
        to: copy.address,
        state: { notice: t('copying.copied', { title: object.title, count: made.objects }) },
      });
    },
  });
  const comes = preview.data;
  return (
    <>
      <div aria-live="polite" className="stack">
        {preview.isPending && <Skeleton lines={2} title={false} />}
        {preview.error && <Failure error={preview.error} />}
        {comes && (
          <>
            <p>{t('copying.bring', { objects: comes.objects, files: comes.files })}</p>
            <p className="soft">{t('copying.stays')}</p>
            {comes.files_left > 0 && <p>{t('copying.files_left', { count: comes.files_left })}</p>}
            {comes.restricted > 0 && (
              <Notice kind="caution">{t('copying.restricted', { count: comes.restricted, place })}</Notice>
            )}
          </>
        )}
        {apply.error && <Failure error={apply.error} />}
      </div>
      <div className="govuk-button-group dialog__acts">
        <Button busy={apply.isPending} disabled={!comes} onClick={() => apply.mutate()}>
          {t('copying.apply')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </>
  );
}

const most_spaces = 500;

async function all_spaces(signal: AbortSignal): Promise<SpaceLine[]> {
  const all: SpaceLine[] = [];
  let after: string | undefined;
  do {
    const answer = await get_spaces({ after }, { signal });
    all.push(...answer.items);
    after = answer.next || undefined;
  } while (after && all.length < most_spaces);
  return all;
}
