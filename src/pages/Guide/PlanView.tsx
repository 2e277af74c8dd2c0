import type { Plan, PlanStep } from '../../lessons/guide/index.ts';
import styles from './guide.module.css';
import { nameOfScene } from './scenes.ts';

/** One plan, with the minute at which each step begins. */
export function PlanView({ plan }: { readonly plan: Plan }) {
  const starts = plan.steps.map((_, nth) =>
    plan.steps.slice(0, nth).reduce((sum, { minutes }) => sum + minutes, 0),
  );
  const id = `plan-${plan.minutes}`;
  const scenes = [...new Set(plan.steps.flatMap((one) => one.scenes))];
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {plan.title}, {plan.minutes} minutes
      </h2>
      <p>{plan.about}</p>
      <p className={styles.ways}>
        <a className={styles.way} href={`#/present/${scenes.join(',')}`}>
          Its scenes as slides
        </a>
      </p>
      <ol className={styles.steps}>
        {plan.steps.map((step, nth) => (
          <Step key={step.title} step={step} from={starts[nth] ?? 0} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, from }: { readonly step: PlanStep; readonly from: number }) {
  return (
    <li className={styles.step}>
      <p className={styles.minutes}>
        {from}–{from + step.minutes} min
      </p>
      <div className={styles.stepBody}>
        <h3 className={styles.stepTitle}>{step.title}</h3>
        <p>{step.how}</p>
        {step.ask !== null && (
          <p className={styles.ask}>
            <strong>Ask</strong> {step.ask}
          </p>
        )}
        {step.expect !== null && (
          <p>
            <strong>Expect</strong> {step.expect}
          </p>
        )}
        {step.scenes.length > 0 && (
          <ul className={styles.links}>
            {step.scenes.map((scene) => (
              <li key={scene}>
                <a className={styles.scene} href={`#/${scene}`}>
                  {nameOfScene(scene)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
