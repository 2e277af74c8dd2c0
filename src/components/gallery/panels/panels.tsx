/**
 * Development page: every panel over fixed runs. Address: `?theme=dark`, `?motion=reduce`, and `?only=bytes` for the
 * stories of one panel.
 */
import '../../../trace/extras.ts';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import '../../ui/fonts.css';
import '../../ui/tokens.css';
import '../../ui/base.css';
import type { LabStore } from '../../../store/labStore.ts';
import { LabContext } from '../../../store/useLab.ts';
import Desk from '../../app/Desk/Desk.tsx';
import { labStories, storeOfLab } from './labStories.tsx';
import styles from './panels.module.css';
import { panelStories, storeOf } from './stories.ts';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;
const only = query.get('only') ?? '';

const still = query.get('motion') === 'reduce';

/** Under reduced motion it plays as a row of still pictures. */
function paced(store: LabStore): LabStore {
  store.actions.setReducedMotion(still);
  return store;
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <main className={styles.page}>
        <h1 className="t-h1">Every panel</h1>
        {panelStories
          .filter(({ desk }) => desk.startsWith(only))
          .map((story) => (
            <section key={story.title} className={styles.story}>
              <h2 className="t-label">{story.title}</h2>
              <LabContext value={paced(storeOf(story))}>
                <Suspense>
                  <Desk />
                </Suspense>
              </LabContext>
            </section>
          ))}
        {labStories
          .filter(({ panel }) => panel.toLowerCase().startsWith(only))
          .map((story) => (
            <section key={story.title} className={styles.story}>
              <h2 className="t-label">{story.title}</h2>
              <LabContext value={paced(storeOfLab(story))}>
                <Suspense>
                  <story.show />
                </Suspense>
              </LabContext>
            </section>
          ))}
      </main>
    </StrictMode>,
  );
}
