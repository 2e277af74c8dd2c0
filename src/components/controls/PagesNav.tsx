import { t } from '../../i18n/t.ts';
import { isPage, pageOf } from '../../store/pages.ts';
import { useLab } from '../../store/useLab.ts';
import styles from './pagesNav.module.css';

const LINKS = [
  { to: 'course', name: t`Lessons` },
  { to: 'sandbox', name: t`Sandbox` },
  { to: 'compare', name: t`Compare` },
  { to: 'guarantees', name: t`Guarantees` },
  { to: 'present', name: t`Present` },
].filter(({ to }) => isPage(to));

/** In the header of a page: the other pages. */
export default function PagesNav() {
  const page = useLab((lab) => pageOf(lab.page));
  return (
    <nav className={styles.nav} aria-label="Ways to learn">
      <a href="#/start" aria-current={page === 'start' ? 'page' : undefined}>
        Start
      </a>
      {LINKS.map(({ to, name }) => (
        <a key={to} href={`#/${to}`} aria-current={page === to ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
