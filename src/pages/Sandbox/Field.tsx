import { useId } from 'react';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { t } from '../../i18n/t.ts';
import {
  type FormField,
  freshMember,
  freshValue,
  memberOf,
  type NamedField,
} from '../../store/sandbox/schemaForm.ts';
import { hintText } from './hints.ts';
import styles from './sandbox.module.css';

interface FieldProps {
  readonly name: string;
  /** Its place in the scenario, as in the messages: `producers[0].sends[1].at`. */
  readonly path: string;
  readonly field: FormField;
  /** Undefined: it is not said, and has its default. */
  readonly value: unknown;
  readonly problems: ReadonlyMap<string, string>;
  /** Undefined takes it out. */
  readonly onChange: (value: unknown) => void;
}

/** One field of the format, whatever its kind. */
function Field(props: FieldProps) {
  const { field, path, problems } = props;
  switch (field.kind) {
    case 'object':
    case 'list':
    case 'map':
    case 'oneOf':
      return <Group {...props} />;
    case 'optional':
      return field.inner.kind === 'object' || field.inner.kind === 'list' ? (
        <OptionalGroup {...props} inner={field.inner} />
      ) : (
        <Field {...props} field={{ ...field.inner, about: field.about, fallback: null }} />
      );
    default:
      return <Line {...props} problem={problems.get(path)} />;
  }
}

/** A single value: text, number, choice or switch. */
function Line({
  name,
  field,
  value,
  problem,
  onChange,
}: FieldProps & { problem: string | undefined }) {
  const id = useId();
  const shown = value === undefined || value === null ? '' : String(value);
  const fallback = field.fallback === undefined ? '' : String(field.fallback ?? t`not set`);
  const common = { id, 'aria-invalid': problem !== undefined, 'aria-describedby': `${id}about` };
  return (
    <div className={styles.line}>
      <label htmlFor={id}>{name}</label>
      {field.kind === 'choice' || field.kind === 'switch' ? (
        <select
          {...common}
          value={shown}
          onChange={(event) => onChange(choiceOf(field, event.target.value))}
        >
          <option value="">{fallback === '' ? t`choose` : t`default: ${fallback}`}</option>
          {valuesOf(field).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          value={shown}
          inputMode={field.kind === 'number' ? 'numeric' : 'text'}
          placeholder={fallback}
          onChange={(event) => onChange(typedOf(field, event.target.value))}
        />
      )}
      <p id={`${id}about`} className={problem ? styles.problem : styles.about}>
        {problem ?? hintText(field.about)}
      </p>
    </div>
  );
}

function valuesOf(field: FormField): readonly string[] {
  return field.kind === 'choice' ? field.values.map(String) : ['true', 'false'];
}

function choiceOf(field: FormField, text: string): unknown {
  if (text === '') return undefined;
  if (field.kind === 'choice') return field.values.find((one) => String(one) === text);
  return text === 'true';
}

/** A number where one is meant; anything else stays text, for the reader to say what is wrong with it. */
function typedOf(field: FormField, text: string): unknown {
  if (text === '') return field.fallback === undefined ? '' : undefined;
  return field.kind === 'number' && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function OptionalGroup({ inner, ...props }: FieldProps & { readonly inner: FormField }) {
  const { name, field, value, onChange } = props;
  if (value === undefined || value === null) {
    return (
      <div className={styles.absent}>
        <Button size="small" icon="plus" onClick={() => onChange(freshValue(inner))}>
          {name}
        </Button>
        <p className={styles.about}>{hintText(field.about || inner.about)}</p>
      </div>
    );
  }
  return <Group {...props} field={inner} />;
}

/** Something with fields of its own, which opens and closes. */
function Group(props: FieldProps) {
  const { name, path, field, value, problems, onChange } = props;
  const broken = [...problems.keys()].some((one) => one.startsWith(path));
  const count = Array.isArray(value) ? ` (${value.length})` : '';
  return (
    <details className={styles.group} open={path.split(/[.[]/).length < 2 || broken}>
      <summary>
        {name}
        {count}
        {broken && <span className={styles.broken}> to mend</span>}
      </summary>
      <div className={styles.inside}>
        <p className={problems.has(path) ? styles.problem : styles.about}>
          {problems.get(path) ?? hintText(field.about)}
        </p>
        <Inside {...props} />
        {field.fallback !== undefined && value !== undefined && (
          <Button size="small" icon="undo" onClick={() => onChange(undefined)}>
            {name} by default
          </Button>
        )}
      </div>
    </details>
  );
}

function Inside(props: FieldProps) {
  const { path, field, value, problems, onChange } = props;
  switch (field.kind) {
    case 'object':
      return <Fields fields={field.fields} {...{ path, value, problems, onChange }} />;
    case 'oneOf':
      return <OneOf {...props} field={field} />;
    case 'list':
      return <List {...props} field={field} />;
    case 'map':
      return <Settings {...props} />;
    default:
      return null;
  }
}

type InsideProps = Omit<FieldProps, 'name' | 'field'>;

export function Fields({
  fields,
  path,
  value,
  problems,
  onChange,
}: InsideProps & { readonly fields: readonly NamedField[] }) {
  const held = asObject(value);
  return fields.map(({ name, field }) => (
    <Field
      key={name}
      name={name}
      path={path === '' ? name : `${path}.${name}`}
      field={field}
      value={held[name]}
      problems={problems}
      onChange={(next) => {
        const { [name]: _, ...rest } = held;
        onChange(next === undefined ? rest : { ...held, [name]: next });
      }}
    />
  ));
}

function OneOf({
  name,
  field,
  ...props
}: FieldProps & { readonly field: Extract<FormField, { kind: 'oneOf' }> }) {
  const id = useId();
  const member = memberOf(field, props.value);
  const fields = member?.field.kind === 'object' ? member.field.fields : [];
  return (
    <>
      <div className={styles.line}>
        <label htmlFor={id}>{field.tag || t`kind`}</label>
        <select
          id={id}
          aria-label={t`Kind of ${name}`}
          value={member?.word ?? ''}
          onChange={(event) => {
            const next = field.members.find((one) => one.word === event.target.value);
            if (!next) return;
            const made = asObject(freshMember(field.tag, next));
            const kept = next.field.kind === 'object' ? next.field.fields : [];
            const old = asObject(props.value);
            const same = kept.filter((one) => one.name in old && one.name !== field.tag);
            props.onChange({
              ...made,
              ...Object.fromEntries(same.map((one) => [one.name, old[one.name]])),
            });
          }}
        >
          {field.members.map(({ word }) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <Fields {...props} fields={fields.filter((one) => one.name !== field.tag)} />
    </>
  );
}

function List({
  name,
  path,
  field,
  value,
  problems,
  onChange,
}: FieldProps & { readonly field: Extract<FormField, { kind: 'list' }> }) {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const one = name.replace(/s$/, '');
  return (
    <>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no name but its place
        <div key={at} className={styles.item}>
          <Field
            name={`${one} ${at + 1}${titleOf(item)}`}
            path={`${path}[${at}]`}
            field={field.item}
            value={item}
            problems={problems}
            onChange={(next) => onChange(items.with(at, next ?? freshValue(field.item)))}
          />
          <IconButton
            icon="x"
            label={t`Remove ${one} ${at + 1}`}
            onClick={() => onChange(items.toSpliced(at, 1))}
          />
        </div>
      ))}
      {items.length < field.most && (
        <Button
          size="small"
          icon="plus"
          onClick={() => onChange([...items, nextItem(field.item, items.at(-1))])}
        >
          {t`Add ${one}`}
        </Button>
      )}
    </>
  );
}

/** Like the one before, so that a list of orders is quickly written; names and values are told apart by a number. */
function nextItem(item: FormField, last: unknown): unknown {
  if (typeof last === 'number') return last + 1;
  if (typeof last !== 'object' || last === null) return freshValue(item);
  const counted = Object.entries(last).map(([name, value]) => {
    if (typeof value === 'string' && /^(id|name|value)$/.test(name)) return [name, counting(value)];
    return [name, name === 'at' && typeof value === 'number' ? value + 100 : value];
  });
  return Object.fromEntries(counted);
}

function counting(text: string): string {
  const number = /\d+$/.exec(text)?.[0];
  return number ? text.slice(0, -number.length) + (Number(number) + 1) : `${text}2`;
}

function titleOf(item: unknown): string {
  const held = asObject(item);
  const title = held['id'] ?? held['name'] ?? held['value'] ?? held['do'] ?? held['call'];
  return typeof title === 'string' ? `: ${title}` : '';
}

/** Settings by name, one a line, as a properties file has them. */
function Settings({ name, path, value, problems, onChange }: FieldProps) {
  const id = useId();
  const held = asObject(value);
  const text = Object.entries(held)
    .map(([key, one]) => `${key}=${String(one)}`)
    .join('\n');
  const wrong = [...problems].filter(([at]) => at.startsWith(`${path}.`));
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {name}, one setting a line
      </label>
      <textarea
        key={text}
        id={id}
        className={styles.settings}
        rows={Math.max(2, Object.keys(held).length + 1)}
        spellCheck={false}
        placeholder={/^(topics|brokerConfig)/.test(path) ? 'min.insync.replicas=2' : 'linger.ms=5'}
        defaultValue={text}
        onBlur={(event) => onChange(settingsOf(event.target.value))}
      />
      {wrong.map(([at, problem]) => (
        <p key={at} className={styles.problem}>
          {problem}
        </p>
      ))}
    </>
  );
}

function settingsOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [key = '', ...rest] = line.split('=');
      return [key.trim(), rest.join('=').trim()];
    }),
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
