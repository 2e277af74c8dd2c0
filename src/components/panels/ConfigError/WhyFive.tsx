import { t } from '../../../i18n/t.ts';
import { NoStamp, Stamp, Surface, stampSizes } from '../../marks/index.ts';
import styles from './configError.module.css';

/** As many batches as a broker remembers per producer id and partition. */
const REMEMBERED = 5;
const FIRST = 2;
const PITCH = 66;

/** More requests in flight than the broker remembers: drawn, since a number alone does not convince. */
export function WhyFive({ asked }: { readonly asked: number }) {
  const stamps = Array.from({ length: asked }, (_, at) => FIRST + at);
  const forgotten = asked - REMEMBERED;
  const { w, h } = stampSizes.M;
  const width = asked * PITCH;
  const left = (at: number) => at * PITCH + 2;
  const range = forgotten === 1 ? String(FIRST) : t`${FIRST} to ${FIRST + forgotten - 1}`;
  return (
    <section className={styles.why} aria-labelledby="why-five">
      <h3 id="why-five" className="t-h2">
        Why five
      </h3>
      <div className={styles.drawing}>
        <p className={styles.upper}>
          <strong>{asked} requests</strong> in flight at once
        </p>
        <p className={styles.lower}>
          <strong>five batches</strong> the broker remembers
        </p>
        <svg
          className={styles.five}
          viewBox={`0 0 ${width} 186`}
          role="img"
          aria-label={t`Of ${asked} requests in flight the broker remembers the last five. A retry of ${range} could not be recognised.`}
        >
          {stamps.map((number, at) => {
            const lost = at < forgotten;
            return (
              <g key={number} transform={`translate(${left(at)} 2)`}>
                <Surface
                  x={0}
                  y={0}
                  w={58}
                  h={54}
                  kind={lost ? 'dashed' : 'outline'}
                  tone={lost ? 'lost' : 'req'}
                />
                <Stamp
                  x={29 - w / 2}
                  y={27 - h / 2}
                  size="M"
                  session="a"
                  numeral={String(number)}
                />
                {lost ? (
                  <path className={styles.gone} d="M29 60v28m-5 5l10 10m0-10l-10 10" />
                ) : (
                  <path className={styles.kept} d="M29 58v52" />
                )}
              </g>
            );
          })}
          <rect
            className={styles.memory}
            x={left(forgotten) - 4}
            y={112}
            width={REMEMBERED * PITCH - 2}
            height={66}
            rx={5}
          />
          {stamps.slice(forgotten).map((number, at) => (
            <Stamp
              key={number}
              x={left(forgotten + at) + 29 - w / 2}
              y={145 - h / 2}
              size="M"
              session="a"
              numeral={String(number)}
            />
          ))}
          {forgotten < 2 && <NoStamp x={left(0) + 29 - w / 2} y={125} size="M" numeral="" />}
        </svg>
        <p className={styles.note}>
          <strong>A retry of {range} could not be recognised:</strong>{' '}
          {forgotten === 1 ? t`its stamp has` : t`their stamps have`} left the broker’s memory.
        </p>
      </div>
    </section>
  );
}
