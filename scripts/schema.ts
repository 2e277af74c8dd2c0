// `npm run schema`: writes the JSON Schema of the scenario format, the fidelity page, the findings and the claims.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLAIMS_FILE, claimsPage } from './golden/claimsPage.ts';
import { FIDELITY_DATA_FILE, fidelityData, fidelityDataText } from './golden/fidelityData.ts';
import { fidelityPage } from './golden/fidelityPage.ts';
import { FIDELITY_FILE, SCHEMA_FILE, schemaText } from './golden/files.ts';
import { FINDINGS_FILE, findingsPage } from './golden/findingsPage.ts';

const fidelity = fidelityData();
for (const [name, text] of [
  [SCHEMA_FILE, schemaText()],
  [FIDELITY_FILE, fidelityPage(fidelity)],
  [FIDELITY_DATA_FILE, fidelityDataText(fidelity)],
  [FINDINGS_FILE, findingsPage()],
  [CLAIMS_FILE, claimsPage()],
] as const) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(name);
}
