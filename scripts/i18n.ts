// `npm run -s i18n`: how far German is. `todo AREA` lists what is missing, `fill AREA FILE` takes translations.
import { fill, prune, report, say, todo } from './i18n/commands.ts';

const [command, ...rest] = process.argv.slice(2);
switch (command) {
  case undefined:
    process.exitCode = report();
    break;
  case 'todo':
    todo(rest);
    break;
  case 'fill':
    process.exitCode = fill(rest);
    break;
  case 'say':
    await say(rest);
    break;
  case 'prune':
    prune();
    break;
  default:
    console.error(
      `${command} is no command; there are todo AREA [PATH], fill AREA FILE, say SCENE, prune, and none: the report`,
    );
    process.exitCode = 2;
}
