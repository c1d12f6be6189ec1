#!/usr/bin/env node
/** `npm run <task>`: one part of `npm test`, or something to look at; arguments after `--` go to its last step. */
import { Advice, entry } from './lib/process.mjs';
import { runSteps, setUpFor } from './lib/steps.mjs';
import { tasks } from './lib/tasks.mjs';

await entry(async () => {
  const [task, ...extraArguments] = process.argv.slice(2);
  const names = tasks[task];
  if (!names) throw new Advice(`There is no task "${task}". There are: ${Object.keys(tasks).join(', ')}.`);
  await setUpFor(names);
  return runSteps(names, extraArguments);
});
