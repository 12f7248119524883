import { Link } from '@tanstack/react-router';
import { useWords } from '@/words';
import './breadcrumb.css';

/** GOV.UK breadcrumbs; the page itself is not in them. */
export function Breadcrumb({ trail }: { trail: { title: string; address: string }[] }) {
  const { t } = useWords();
  return (
    <nav className="govuk-breadcrumbs breadcrumb" aria-label={t('core.breadcrumb')}>
      <ol className="govuk-breadcrumbs__list">
        {trail.map((step) => (
          <li key={step.address} className="govuk-breadcrumbs__list-item">
            <Link className="govuk-breadcrumbs__link" to={step.address}>
              {step.title}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
