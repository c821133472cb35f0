// Uses a page by keyboard alone: each control can be reached and does what it says. Returns faults as sentences.

const LONGEST = 30_000; // milliseconds until a text must appear
const KINDS = ['training', 'validation'];

/** Returns what is visible of the comparison now. */
function seen() {
  const plot = document.querySelector('.plot');
  const texts = [...plot.querySelectorAll('text')].map((text) => text.textContent);
  return {
    curves: [...plot.querySelectorAll('g[clip-path] > path')].filter((path) => path.getAttribute('d').includes('L')).length,
    stems: plot.querySelectorAll('.mark').length,
    value: texts.find((text) => text.startsWith('Binary crossentropy')),
    epochs: texts.find((text) => text.startsWith('Epoch')),
    ticks: texts.join(' '),
    epoch: Number(plot.getAttribute('aria-valuenow')),
    rows: [...document.querySelectorAll('.reading tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
    words: document.getElementById('live-words').textContent,
  };
}

/** Presses Tab until an element has the focus, which shows that it can be reached. */
async function reach(page, selector, faults) {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return true;
    }
  }
  faults.push(`Tab does not reach ${selector}`);
  return false;
}

/** Returns what Tab does not reach in a full cycle from the page's end; it reaches one radio button of each group. */
async function unreached(page) {
  await page.evaluate(() => {
    document.activeElement.blur();
    document.querySelectorAll('a[href], button, input, [tabindex="0"]').forEach((each) => {
      each.waiting = each.checkVisibility() && (each.type !== 'radio' || each.checked);
    });
  });
  for (let rounds = 0; rounds < 2; ) {
    await page.keyboard.press('Tab');
    rounds += await page.evaluate(() => {
      document.activeElement.waiting = false;
      return Number(document.activeElement === document.body);
    });
  }
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, [tabindex="0"]')]
      .filter((each) => each.waiting)
      .map((each) => `Tab does not reach ${each.outerHTML.slice(0, 80)}`),
  );
}

/** Chooses the next option of a group and returns what was visible before and after. */
async function choose(page, name, faults) {
  const before = await page.evaluate(seen);
  await reach(page, `[name=live-${name}]`, faults);
  await page.keyboard.press('ArrowRight');
  return { before, after: await page.evaluate(seen) };
}

async function choices(page, expect, faults) {
  const models = await page.locator('.reading tbody tr').count();
  const curves = await choose(page, 'curves', faults);
  expect(curves.before.stems === models && curves.after.stems === 0, 'Curves: training alone has no marks');
  expect(curves.after.rows.every((row) => row[1] !== '–' && row[2] === '–'), 'Curves: training alone has no validation figures');
  await page.keyboard.press('ArrowLeft');
  if ((await page.locator('[name=live-replicates]').count()) > 0) {
    const { before, after } = await choose(page, 'replicates', faults);
    expect(after.curves > before.curves && after.stems > before.stems, 'Replicates: all are more curves and marks than one');
    expect(after.rows.some((row) => row[1].includes(' to ')), 'Replicates: all have a figure from … to …');
  }
  const whole = await choose(page, 'range', faults);
  expect(whole.after.ticks !== whole.before.ticks, 'Range: whole has other ticks');
  for (const [name, axis] of [['x', 'epochs'], ['y', 'value']]) {
    const { before, after } = await choose(page, name, faults);
    const logarithmic = await page.locator(`[name=live-${name}][value=logarithmic]`).isChecked();
    const says = (state) => state[axis].endsWith(', logarithmic');
    expect(says(after) === logarithmic && says(before) !== logarithmic, `${axis}: an axis says whether it is logarithmic`);
  }
}

async function reading(page, expect, faults) {
  await reach(page, '.plot', faults);
  const epochs = [];
  for (const key of ['Home', 'ArrowRight', 'PageUp', 'End', 'ArrowLeft', 'PageDown']) {
    await page.keyboard.press(key);
    epochs.push((await page.evaluate(seen)).epoch);
  }
  const [home, right, up, end, left, down] = epochs;
  expect(home < right && right < up && up < end && end > left && left > down, `keys read other epochs: ${epochs.join(', ')}`);
  await page.keyboard.press('Home');
  const before = await page.evaluate(seen);
  const said = page.locator('#live-words', { hasText: `Epoch ${home}.` });
  await said.waitFor({ state: 'attached', timeout: LONGEST }).catch(() => faults.push(`epoch ${home} is not said`));
  const after = await page.evaluate(seen);
  expect(!before.words.startsWith(`Epoch ${home}.`), 'words are said where the epoch rests, not on the way');
  for (const row of after.rows) {
    KINDS.forEach((kind, i) => {
      const figure = row[1 + i].split('\n')[0];
      expect(after.words.includes(`${row[0]}: `) && after.words.includes(`${kind} ${figure}`), `the words have ${row[0]}, ${kind} ${figure}`);
    });
  }
}

async function legend(page, expect, faults) {
  const models = await page.locator('.reading tbody tr').count();
  const button = '.reading button';
  const all = await page.evaluate(seen);
  for (let i = 0; i < models; i++) {
    await reach(page, button, faults);
    await page.keyboard.press(i % 2 === 0 ? 'Space' : 'Enter');
    const hidden = await page.evaluate(seen);
    expect(hidden.curves < all.curves, `${all.rows[i][0]}: its button hides its curves`);
    expect(hidden.rows[i][1] === '–', `${all.rows[i][0]}: hidden, it has no figures`);
    expect((await page.locator(button).nth(i).getAttribute('aria-pressed')) === 'false', 'hidden, its button is not pressed');
    await page.keyboard.press('Enter');
  }
  expect((await page.evaluate(seen)).curves === all.curves, 'buttons show the curves again');
}

const column = (table, i) => table.locator(`tbody tr > :nth-child(${i + 1})`).allInnerTexts();

/** Sorts every table by every header: ascending, descending, as before. */
async function sorting(page, expect, faults) {
  for (const table of await page.locator('table.figures').all()) {
    const heads = await table.locator('thead th').all();
    for (let i = 0; i < heads.length; i++) {
      const name = await heads[i].innerText();
      const before = await column(table, i);
      await reach(page, 'thead button', faults);
      const orders = [];
      for (const order of ['ascending', 'descending', null]) {
        await page.keyboard.press('Enter');
        orders.push(await column(table, i));
        expect((await heads[i].getAttribute('aria-sort')) === order, `${name}: aria-sort is ${order}`);
      }
      expect(isSorted(orders[0], 1) && isSorted(orders[1], -1), `${name} sorts: ${JSON.stringify(orders)}`);
      expect(orders[2].join() === before.join(), `${name}: the third time as it was`);
    }
  }
}

function isSorted(texts, sign) {
  const told = texts.filter((text) => text !== '–');
  const numbers = told.map((text) => Number(text.replaceAll(',', '')));
  const figures = numbers.every((number) => !Number.isNaN(number));
  const last = texts.slice(told.length).every((text) => text === '–');
  const inOrder = (i) => i === 0 || sign * (numbers[i] - numbers[i - 1]) >= 0;
  return last && (!figures || told.every((_, i) => inOrder(i)));
}

/** Uses every control of a page by keyboard. */
export async function live(page) {
  const faults = [];
  const expect = (holds, what) => holds || faults.push(`not so: ${what}`);
  expect(!(await page.locator('.alive > .wide, .alive > .narrow').first().isVisible()), 'the chart stands in place of the picture');
  faults.push(...(await unreached(page)));
  await choices(page, expect, faults);
  await reading(page, expect, faults);
  await legend(page, expect, faults);
  await sorting(page, expect, faults);
  return faults;
}
