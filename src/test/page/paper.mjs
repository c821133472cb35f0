// Checks a page that is sent around alone or printed. Returns faults as sentences.

const PAGES = 6; // at most
const MARGIN = 24; // millimetres, left and right, as in report.css
const FORMATS = { A4: 210, Letter: 216 }; // millimetres wide

/** Checks that each link leads to a part of the page or contains a whole file. */
export async function links(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, img, link, script[src]')]
      .filter((link) => {
        const target = link.getAttribute('href') ?? link.getAttribute('src') ?? '';
        const inside = target.startsWith('#') && document.getElementById(target.slice(1));
        const file = link.download && /^data:[a-z/]+;base64,.{100}/.test(target);
        return !inside && !file;
      })
      .map((link) => `leads nowhere where the page stands alone: ${link.outerHTML.slice(0, 120)}`),
  );
}

/** Must be self-contained, since Chromium gets its source text. */
function cut() {
  const LEAST = 2;
  const width = document.documentElement.clientWidth;
  const name = (element) => `${element.tagName} "${element.textContent.trim().slice(0, 40)}"`;
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  const outside = (element) => element.getBoundingClientRect().right > width + 1;
  const pictures = shown('.picture');
  return [
    ...shown('table, th, td, pre, svg, p, dd').filter(outside).map((each) => `${name(each)} is cut at the right edge`),
    ...shown('pre').filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => `${name(each)} is cut`),
    ...shown('nav, .skip, .live, .controls, .plot').map((each) => `${name(each)} is a control, and printed`),
    ...pictures.filter((each) => [...each.querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).length !== 1).map(
      (each) => `${name(each)}: expected one picture in print`,
    ),
    ...(pictures.length < LEAST ? [`expected at least ${LEAST} pictures in print, found ${pictures.length}`] : []),
  ];
}

/** Checks that the page prints whole, light and on few pages on either paper size. */
export async function paper(page) {
  const faults = [];
  const size = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  for (const [format, millimetres] of Object.entries(FORMATS)) {
    await page.setViewportSize({ width: Math.floor(((millimetres - MARGIN) / 25.4) * 96), height: 900 });
    faults.push(...(await page.evaluate(cut)).map((fault) => `${format}: ${fault}`));
    const pdf = (await page.pdf({ format })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (pages === 0 || pages > PAGES) {
      faults.push(`${format}: expected 1 to ${PAGES} pages, received ${pages}`);
    }
  }
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  if (background !== 'rgb(255, 255, 255)') {
    faults.push(`expected white paper, received ${background}`);
  }
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(size);
  return faults;
}
