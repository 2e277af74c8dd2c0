import { Challenges } from './Challenges.tsx';

/** Promises to be broken. */
export default function BreakIt({ rest }: { readonly rest: string }) {
  return <Challenges kind="break" rest={rest} />;
}
