// A fault of the scenario as a clause: “the connection is cut 15 ms after order-17 was answered”.

import { type Intervention, isTime, type When } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { listText, numberText } from '../words.ts';

/** `fault 1`: people count from one, the scenario's list from zero. */
export function faultName(index: number): string {
  return t`fault ${index + 1}`;
}

/** What it does and when, without a full stop. */
export function faultWords(fault: Intervention): string {
  const after = 'afterMs' in fault ? fault.afterMs : 0;
  return `${actionOf(fault)} ${whenOf(fault.when, after)}`;
}

function whenOf(when: When, after: number): string {
  if (isTime(when)) return t`at ${numberText(when.at + after)} ms`;
  const of = when.record === null ? '' : t` of ${when.record}`;
  const where = when.partition === null ? '' : t` on ${when.partition}`;
  const nth = when.copy === 1 ? '' : t`, time ${when.copy}`;
  return `${after === 0 ? t`at` : t`${numberText(after)} ms after`} ${when.moment}${of}${where}${nth}`;
}

function actionOf(fault: Intervention): string {
  switch (fault.do) {
    case 'cut':
      return t`the connection is cut`;
    case 'hold':
      return t`requests are held back`;
    case 'stall':
      return t`answers are held back`;
    case 'release':
      return t`what was held back is let go`;
    case 'delay':
      return t`a message is delayed by ${numberText(fault.byMs)} ms`;
    case 'refuse':
      return t`broker ${fault.broker} takes no new connection for ${numberText(fault.forMs)} ms`;
    case 'denyWrite':
      return t`${fault.producer} loses WRITE on ${fault.topic ?? t`its transactional.id`}`;
    case 'allowWrite':
      return t`${fault.producer} gets WRITE on ${fault.topic ?? t`its transactional.id`} back`;
    case 'crash':
      return t`the process of ${fault.producer} dies`;
    case 'restart':
      return fault.resend === 'none'
        ? t`the application of ${fault.producer} starts again`
        : t`the application of ${fault.producer} starts again and sends what it does not know acknowledged`;
    case 'crashBroker':
      return t`broker ${fault.broker} crashes${fault.diskLost ? t` and loses its disk` : ''}`;
    case 'stopBroker':
      return t`broker ${fault.broker} is shut down`;
    case 'startBroker':
      return t`broker ${fault.broker} is started`;
    case 'moveLeader':
      return t`broker ${fault.broker} is made leader of ${fault.partition}${fault.unclean ? t`, in sync or not,` : ''}`;
    case 'stopReplication':
      return t`broker ${fault.broker} stops fetching${fault.partition === null ? '' : ` ${fault.partition}`}`;
    case 'resumeReplication':
      return t`broker ${fault.broker} fetches${fault.partition === null ? '' : ` ${fault.partition}`} again`;
    case 'shrinkIsr':
      return t`only ${listText(fault.isr.map((one) => t`broker ${one}`)) || t`the leader`} ${fault.isr.length > 1 ? t`stay` : t`stays`} in sync on ${fault.partition}`;
    case 'forgetProducer':
      return t`the leader of ${fault.partition} is made to forget ${fault.producer}`;
    case 'crashConsumer':
      return t`the process of ${fault.consumer} dies`;
    case 'restartConsumer':
      return t`${fault.consumer} starts again`;
    case 'pauseConsumer':
      return t`${fault.consumer} stands still for ${numberText(fault.forMs)} ms`;
    case 'cutConsumer':
      return t`the connections of ${fault.consumer} are cut`;
    default:
      return (fault as Intervention).do;
  }
}
