import { linkOf } from '../../store/labStore.ts';
import { writeLink } from '../../store/urlState.ts';
import { useLabStore } from '../../store/useLab.ts';
import styles from './languageLink.module.css';

// Each names itself in its own language, and stands beside the other: de/ is the German page.
const OTHER =
  __LANGUAGE__ === 'de'
    ? { lang: 'en', page: '../', name: 'English', short: 'EN' }
    : { lang: 'de', page: 'de/', name: 'Deutsch', short: 'DE' };

/** To the same moment in the other language. */
export default function LanguageLink({ wide = false }: { readonly wide?: boolean }) {
  const store = useLabStore();
  return (
    <a
      className={`${styles.link} ${wide ? styles.wide : ''}`}
      href={OTHER.page}
      hrefLang={OTHER.lang}
      lang={OTHER.lang}
      translate="no"
      aria-label={OTHER.name}
      title={OTHER.name}
      // The address of this very moment, whenever somebody is about to use or copy it
      onPointerDown={aim}
      onFocus={aim}
      onClick={aim}
    >
      <span className={styles.sign}>{OTHER.short}</span>
      {wide && OTHER.name}
    </a>
  );

  function aim(event: { readonly currentTarget: HTMLAnchorElement }) {
    event.currentTarget.href = OTHER.page + writeLink(linkOf(store.getState()));
  }
}
