// Opens reports in headless Chromium: what the checks and the screenshots share.
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const LONGEST = 600_000; // milliseconds; keeps a browser that hangs from hanging this
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

function executable() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = process.env.CHROMIUM ?? candidates.find(existsSync);
  if (!found) {
    throw new Error(`no Chromium: expected one of ${NAMES.join(', ')} on the PATH, or its path in CHROMIUM`);
  }
  return found;
}

/** Starts Chromium without its sandbox, which root cannot use; it opens only our own files. */
export function launch() {
  return chromium.launch({ executablePath: executable(), chromiumSandbox: false, timeout: LONGEST });
}

/**
 * Opens the report in a suite's folder.
 *
 * @param view {width, height, scheme: 'light' or 'dark', scale, script: false for a browser that runs none}
 */
export async function open(browser, folder, view) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.scheme,
    deviceScaleFactor: view.scale ?? 1,
    javaScriptEnabled: view.script ?? true,
  });
  context.setDefaultTimeout(LONGEST);
  const page = await context.newPage();
  page.problems = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) {
      page.problems.push(`asks the network for ${request.url()}`);
    }
  });
  page.on('console', (message) => {
    if (message.type() === 'error') {
      page.problems.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => page.problems.push(`script: ${error}`));
  await page.goto(pathToFileURL(resolve(folder, 'report.html')).href);
  return page;
}
