import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { may } from '@/api/permissions';
import * as queries from '@/api/queries';
import { put_session_language } from '@/generated/session';
import { IconButton } from '@/kit/button';
import { Icon, Mark } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import { type Language, speak, useWords } from '@/words';
import { type Appearance, appearance, show_appearance } from './appearance';
import { usePerson, useSession } from './session';
import { useSignOut } from './sign_out';
import './header.css';

interface HeaderProps {
  onMenu: () => void;
  onSearch: () => void;
  onSwitch: () => void;
  onHelp: () => void;
}

export function Header({ onMenu, onSearch, onSwitch, onHelp }: HeaderProps) {
  const { t } = useWords();
  const { site } = useSession();
  return (
    <header className="header">
      <div className="header__start">
        <span className="header__phone">
          <IconButton icon="menu" label={t('core.menu')} onClick={onMenu} />
        </span>
        <Link to="/" className="header__brand bare" aria-label={t('core.home_of', { site: site.name })}>
          <Mark />
          <span className="header__name">{site.name}</span>
        </Link>
        <Switcher onSwitch={onSwitch} />
      </div>
      <SiteNavigation />
      <div className="header__end">
        <button type="button" className="header__search" aria-label={t('core.search')} onClick={onSearch}>
          <Icon name="search" />
          <span className="header__search-text">{t('core.search')}</span>
          <kbd className="header__key">/</kbd>
        </button>
        <PersonMenu onHelp={onHelp} />
      </div>
    </header>
  );
}

export function SiteNavigation() {
  const { t } = useWords();
  return (
    <nav className="site-navigation" aria-label={t('core.site_navigation')}>
      <Link to="/" activeOptions={{ exact: true }}>
        {t('core.home')}
      </Link>
      <Link to="/spaces">{t('core.spaces')}</Link>
      <Link to="/people">{t('core.people')}</Link>
    </nav>
  );
}

function Switcher({ onSwitch }: { onSwitch: () => void }) {
  const { t } = useWords();
  const { space: slug } = useParams({ strict: false });
  const { data: space } = useQuery({ ...queries.space(slug ?? ''), enabled: slug !== undefined });
  return (
    <button type="button" className="header__switcher" aria-haspopup="dialog" onClick={onSwitch}>
      <span className="header__space">{space && slug ? space.name : t('core.choose_space')}</span>
      <Icon name="down" />
    </button>
  );
}

function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const { t, language } = useWords();
  const person = usePerson();
  const { can } = useSession();
  const navigate = useNavigate();
  const sign_out = useSignOut();
  const [look, set_look] = useState(appearance);
  const choose_look = (choice: Appearance) => {
    show_appearance(choice);
    set_look(choice);
  };
  const choose_language = async (choice: Language) => {
    await speak(choice);
    await put_session_language({ language: choice });
  };
  return (
    <>
      {sign_out.dialog}
      <Menu
        label={t('core.person_menu', { name: person.name })}
        buttonClass="header__person"
        button={
          <>
            <Icon name="person" />
            <span className="header__person-name">{person.name}</span>
          </>
        }
        items={[
          { text: person.name, hint: person.organisation, icon: 'person', href: `/people/${person.id}` },
          {
            text: t('core.my_sessions'),
            icon: 'lock',
            onChoose: () => void navigate({ to: '/me/sessions' }),
          },
          ...(can.includes(may.unlock_people) || can.includes(may.manage_areas)
            ? [{ text: t('core.administration'), icon: 'keys' as const, href: '/administration' }]
            : []),
          {
            text: t(language === 'en' ? 'core.in_welsh' : 'core.in_english'),
            icon: 'globe',
            onChoose: () => void choose_language(language === 'en' ? 'cy' : 'en'),
          },
          { text: t('core.look_system'), checked: look === 'system', onChoose: () => choose_look('system') },
          { text: t('core.look_light'), checked: look === 'light', onChoose: () => choose_look('light') },
          { text: t('core.look_dark'), checked: look === 'dark', onChoose: () => choose_look('dark') },
          { text: t('core.shortcuts'), hint: '?', onChoose: onHelp },
          { text: t('core.sign_out'), onChoose: sign_out.start },
        ]}
      />
    </>
  );
}
