// A stand-in for kubectl: answers from a cluster kept in the file KUBECTL_CLUSTER, and notes every call in KUBECTL_CALLS.
import { appendFileSync, readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const cluster = JSON.parse(readFileSync(process.env.KUBECTL_CLUSTER, 'utf8'));
const stdin = args[0] === 'apply' ? readFileSync(0, 'utf8') : '';
appendFileSync(process.env.KUBECTL_CALLS, `${JSON.stringify({ args, stdin })}\n`);

const option = (name) => args.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const fail = (text) => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};
if (args[0] === 'apply') {
  process.stdout.write('secret/camunda-credentials serverside-applied\n');
} else if (args[0] === 'get') {
  if (args[args.length - 2] !== '--') fail('a name that could be taken for an option');
  const name = args[args.length - 1];
  const object = cluster[`${option('namespace')}/${args[1]}/${name}`];
  const template = option('output') ?? '';
  if (!object) {
    if (!args.includes('--ignore-not-found')) fail(`Error from server (NotFound): "${name}" not found`);
  } else if (args[1] === 'secret') {
    const key = /index \. "([^"]*)"/.exec(template)?.[1];
    process.stdout.write(object[key] ?? '');
  } else {
    const variable = /eq \.name "([^"]*)"/.exec(template)?.[1];
    process.stdout.write(object[variable] ?? '');
  }
} else fail(`unknown command ${args[0]}`);
