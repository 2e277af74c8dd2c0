import { Challenges } from './Challenges.tsx';

/** Goals to be reached. */
export default function Challenge({ rest }: { readonly rest: string }) {
  return <Challenges kind="challenge" rest={rest} />;
}
