// Takes the pictures of reports that README and docs show, see screenshots.sh.
import { join } from 'node:path';
import { launch, open } from './report.mjs';

const WIDE = { width: 1280, height: 900, scheme: 'light' };
const PHONE = { width: 390, height: 844, scheme: 'dark', scale: 2 };

/** Takes the page from its top to the end of its first picture. */
async function top(browser, folder) {
  const page = await open(browser, folder, WIDE);
  const { bottom } = await page.locator('.picture').first().evaluate((picture) => picture.getBoundingClientRect());
  await page.screenshot({
    path: join(folder, 'page.png'),
    fullPage: true,
    clip: { x: 0, y: 0, width: WIDE.width, height: Math.ceil(bottom) },
  });
}

/** Takes what a phone shows first. */
async function phone(browser, folder) {
  const page = await open(browser, folder, PHONE);
  await page.screenshot({ path: join(folder, 'page-phone.png') });
}

const browser = await launch();
try {
  for (const folder of process.argv.slice(2)) {
    await top(browser, folder);
    await phone(browser, folder);
  }
} finally {
  await browser.close();
}
