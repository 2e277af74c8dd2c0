/**
 * Development page: every panel of the desk over fixed runs. Address: `?theme=dark`, and `?only=bytes` for the stories
 * of one panel.
 */
import '../../../trace/extras.ts';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import '../../ui/fonts.css';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { LabContext } from '../../../store/useLab.ts';
import Desk from '../../app/Desk/Desk.tsx';
import styles from './panels.module.css';
import { panelStories, storeOf } from './stories.ts';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;
const only = query.get('only') ?? '';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <main className={styles.page}>
        <h1 className="t-h1">Panels under the lab</h1>
        {panelStories
          .filter(({ desk }) => desk.startsWith(only))
          .map((story) => (
            <section key={story.title} className={styles.story}>
              <h2 className="t-label">{story.title}</h2>
              <LabContext value={storeOf(story)}>
                <Suspense>
                  <Desk />
                </Suspense>
              </LabContext>
            </section>
          ))}
      </main>
    </StrictMode>,
  );
}
