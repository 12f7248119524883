import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useDocumentTitle } from '@/shell/heading';
import type { SectionProps } from '../module';
import { Contents } from './contents';
import * as documents from './queries';

/** A section's own address shows its own folder. */
export default function SectionHome({ space, component }: SectionProps) {
  const { data, error, refetch } = useQuery(documents.section(component.id));
  useDocumentTitle(component.name, space.name);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <Contents
      title={component.name}
      space={data.space}
      component={data.component}
      folder={data.folder}
      of_section
      audience={data.audience}
      choices={data.choices}
      can={data.can}
      trail={[]}
      above={[]}
      entries={documents.section_entries(space.id, component.id)}
    />
  );
}
