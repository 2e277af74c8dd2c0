import { useMemo } from 'react';
import { choiceOf } from '../../../store/desk.ts';
import { useActions, useLab, useRun } from '../../../store/useLab.ts';
import { LANGUAGES, type Language, selectCode } from '../../../trace/selectors/codeView.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './code.module.css';

const TABS: readonly { readonly id: Language; readonly text: string }[] = [
  { id: 'properties', text: 'Properties' },
  { id: 'java', text: 'Java' },
  { id: 'spring', text: 'Spring Boot' },
  { id: 'python', text: 'Python' },
  { id: 'node', text: 'Node, Confluent' },
  { id: 'kafkajs', text: 'Node, kafkajs' },
  { id: 'go', text: 'Go' },
];

/** The configuration of this run in six languages, Node with two clients, with what differs between clients said beside it. */
export default function Code() {
  const { openDesk } = useActions();
  const { scenario } = useRun();
  const asked = choiceOf(useLab((lab) => lab.desk));
  const language = LANGUAGES.find((one) => one === asked) ?? 'properties';
  const view = useMemo(() => selectCode(scenario, language), [scenario, language]);
  const text = view.lines.map((one) => `${one.text}\n`).join('');
  return (
    <div className={styles.code}>
      <Tabs
        label="Languages"
        tabs={TABS}
        chosen={language}
        onChoose={(id) => openDesk(`code:${id}`)}
      >
        <div className={styles.head}>
          <code>{view.file}</code>
          <CopyButton text={text} what="code" />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <section className={styles.lines} tabIndex={0} aria-label={view.file}>
          <ol>
            {view.lines.map(({ text: one, margin }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of code has no other name than its place
              <li key={at} data-throws={margin?.startsWith('throws')}>
                <code>{one || ' '}</code>
                {margin && <span>{margin}</span>}
              </li>
            ))}
          </ol>
          {view.notes.length > 0 && (
            <ul className={styles.notes}>
              {view.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </section>
      </Tabs>
    </div>
  );
}
