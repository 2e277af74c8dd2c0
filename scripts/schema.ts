// `npm run schema`: writes the JSON Schema of the scenario format.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCHEMA_FILE, schemaText } from './golden/files.ts';

const file = fileURLToPath(new URL(`../${SCHEMA_FILE}`, import.meta.url));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, schemaText());
console.log(SCHEMA_FILE);
