// Checks the reports of suites and takes their pictures, see check_page.sh.
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRequire } from 'node:module';
import { examine } from './layout.mjs';
import { live } from './live.mjs';
import { links, paper } from './paper.mjs';
import { launch, open } from './report.mjs';

const VIEWS = [1280, 390].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, height: 900, scheme })));
const SMALLEST_TEXT = 9; // pixels, in pictures
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function fail(where, faults) {
  for (const fault of faults) {
    console.error(`FAILED: ${where}: ${fault}`);
  }
  return faults.length;
}

async function accessibility(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ impact, id, nodes }) => nodes.map((node) => `axe: ${impact}: ${id}: ${node.html.slice(0, 120)}`));
}

/** Checks that the first Tab leads to the skip link and shows it. */
async function keyboard(page) {
  await page.keyboard.press('Tab');
  const box = await page.evaluate(() => {
    const { left, right, top } = document.activeElement.getBoundingClientRect();
    return { skip: document.activeElement.matches('.skip'), left, right, top };
  });
  await page.keyboard.press('Enter');
  const target = await page.evaluate(() => document.activeElement.id);
  return box.skip && box.left >= 0 && box.top >= 0 && box.right > box.left && target === 'answer'
    ? []
    : [`the skip link is not first, not seen, or leads to "${target}": ${JSON.stringify(box)}`];
}

function scheme(view, layout) {
  return view.scheme === (layout.paper < 0.2 ? 'dark' : 'light') ? [] : [`expected ${view.scheme}`];
}

function amount(layout, narrow) {
  const faults = [];
  if (layout.pictures < 5 || layout.blocks < 50 || layout.texts < 50) {
    faults.push(`expected a report with pictures, found ${JSON.stringify(layout)}`);
  }
  if (layout.smallest < SMALLEST_TEXT) {
    faults.push(`texts of ${layout.smallest} pixels in pictures, expected at least ${SMALLEST_TEXT}`);
  }
  return faults;
}

/** Checks that without scripts every picture is there and no control that would do nothing. */
async function withoutScript(browser, folder, view) {
  const page = await open(browser, folder, { ...view, script: false });
  const shown = (selector) => page.locator(`${selector}:visible`).count();
  const [pictures, drawings, controls] = [await shown('.picture'), await shown('.picture svg'), await shown('button, input')];
  await page.context().close();
  return pictures > 0 && drawings === pictures && controls === 0
    ? []
    : [`without scripts: ${pictures} pictures with ${drawings} drawings, and ${controls} controls`];
}

/** Runs the slow checks, which are done in one view of each folder, a different one each. */
async function use(browser, folder, view, page) {
  return [
    ...(await links(page)),
    ...(await live(page)),
    ...(await accessibility(page)),
    ...(await paper(page)),
    ...(await withoutScript(browser, folder, view)),
  ];
}

async function check(browser, folder, shots, used) {
  let faults = 0;
  for (const view of VIEWS) {
    const where = `${basename(folder)}, ${view.width} pixels, ${view.scheme}`;
    const page = await open(browser, folder, view);
    const layout = await page.evaluate(examine);
    const found = [
      ...layout.faults,
      ...scheme(view, layout),
      ...amount(layout),
      ...(await accessibility(page)),
    ];
    await page.screenshot({ path: join(shots, `${basename(folder)}-${view.width}-${view.scheme}.png`), fullPage: true });
    found.push(...(await keyboard(page)), ...(view === used ? await use(browser, folder, view, page) : []), ...page.problems);
    faults += fail(where, found);
    console.log(
      `${where}: ${layout.blocks} texts, ${layout.pictures} pictures with ${layout.texts} texts of at least ` +
        `${layout.smallest} pixels, ${found.length} faults`,
    );
    await page.context().close();
  }
  return faults;
}

const [shots, ...folders] = process.argv.slice(2);
mkdirSync(shots, { recursive: true });
const browser = await launch();
let faults = 0;
try {
  for (const [i, folder] of folders.entries()) {
    faults += await check(browser, folder, shots, VIEWS[i % VIEWS.length]);
  }
} finally {
  await browser.close();
}
process.exitCode = faults === 0 && folders.length > 0 ? 0 : 1;
