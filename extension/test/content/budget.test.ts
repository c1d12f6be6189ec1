import { expect, test } from 'vitest';
import { Budget } from '../../src/content/budget';

/** What share of an hour a page gets that asks for more as soon as it may. */
function share(cost: number): number {
  let now = 0;
  let spent = 0;
  const budget = new Budget(() => now);
  const hour = 3_600_000;
  while (now < hour) {
    now += Math.max(40, budget.wait());
    now += cost;
    spent += cost;
    budget.spend(cost);
  }
  return spent / hour;
}

test.each([1, 10, 100, 1_000])('a page that never rests gets under a hundredth, %d ms at a time', (cost) => {
  expect(share(cost)).toBeLessThan(0.01);
});

test('a page that has just loaded may be followed closely', () => {
  let now = 0;
  const budget = new Budget(() => now);
  for (let burst = 0; burst < 10; burst += 1) {
    expect(budget.wait()).toBe(0);
    budget.spend(20);
    now += 60;
  }
});
