/** What the value of a record becomes where an application turns it into another. */
export function producedValue(produces: { readonly prefix: string }, value: string): string {
  return `${produces.prefix}${value}`;
}
