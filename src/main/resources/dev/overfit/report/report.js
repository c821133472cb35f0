// Adds sortable tables and the comparison as an interactive chart. The page is complete without them.

// ---- Figures

const NONE = '–';
const collator = new Intl.Collator('en', { numeric: true });

function decimal(value, decimals) {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

const count = (value) => decimal(value, 0);
const crossentropy = (value) => (Number.isFinite(value) ? decimal(value, 4) : NONE);

// ---- Sortable tables

const startsAsFigure = (text) => /^[-+]?[\d.]/.test(text);
const figure = (text) => Number.parseFloat(text.replaceAll(',', ''));

/** Returns how to compare the cells of a column: as figures if all of them are, else as words. */
function comparison(texts) {
  return texts.every((text) => text === NONE || startsAsFigure(text))
    ? (one, other) => figure(one) - figure(other)
    : collator.compare;
}

/** Returns the rows in the order of a column's cells; rows without a figure stay last either way. */
function sorted(rows, column, descending) {
  const text = (row) => row.cells[column].textContent.trim();
  const compare = comparison(rows.map(text));
  const missing = (row) => Number(text(row) === NONE);
  return [...rows].sort(
    (one, other) =>
      missing(one) - missing(other) || (descending ? -1 : 1) * (compare(text(one), text(other)) || 0),
  );
}

/** Makes a table's headers buttons that sort ascending, then descending, then as the page had it. */
function makeSortable(table) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const next = { null: 'ascending', ascending: 'descending', descending: null };
  table.classList.add('sortable');
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const order = next[head.getAttribute('aria-sort')];
      heads.forEach((each) => each.removeAttribute('aria-sort'));
      if (order) {
        head.setAttribute('aria-sort', order);
      }
      body.append(...(order ? sorted(original, column, order === 'descending') : original));
    });
  });
}

// ---- Data

/** Decodes running differences into their values; NaN for missing ones. */
function running(differences, unit) {
  let sum = 0;
  return differences.map((difference) => (difference === null ? NaN : (sum += difference) / unit));
}

function decoded(text) {
  const data = JSON.parse(text);
  const unit = 10 ** data.decimals;
  data.epochs = running(data.epochs, 1);
  for (const replicate of data.models.flatMap((model) => model.replicates)) {
    replicate.training = running(replicate.training, unit);
    replicate.validation = running(replicate.validation, unit);
  }
  return data;
}

// ---- Axes

const ROOM = 0.03; // beyond the curves at both ends
const FEW_STEPS = 5; // up to this ratio of its ends a logarithmic axis has the ticks of a linear one
const MANY_DECADES = 3.7;

/** Returns an axis between two pixels: the position of a value, and the ticks. */
function axis({ low, high, logarithmic }, from, to) {
  const onto = logarithmic ? Math.log10 : (value) => value;
  const slope = (to - from) / (onto(high) - onto(low));
  return {
    low,
    high,
    from,
    to,
    words: logarithmic ? ', logarithmic' : '',
    at: (value) => from + (onto(value) - onto(low)) * slope,
    ticks: (about) => (logarithmic && high / low > FEW_STEPS ? decadeTicks(low, high) : linearTicks(low, high, about)),
  };
}

/** Returns the range from the lowest to the highest value, and a little beyond. */
function widened(values, logarithmic) {
  const low = values.reduce((one, other) => Math.min(one, other));
  const high = values.reduce((one, other) => Math.max(one, other));
  if (logarithmic) {
    const room = (high / low) ** ROOM;
    return { low: low / room, high: high * room };
  }
  const room = ROOM * (high - low) || 0.05;
  return { low: low - room, high: high + room };
}

/** Returns ticks at multiples of 1, 2 or 5 times a power of ten. */
function linearTicks(low, high, about) {
  const wanted = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = power * [1, 2, 5, 10].find((digit) => digit * power >= wanted * 0.75);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-6); i * step <= high + 1e-6 * step; i++) {
    const value = i * step + 0; // never -0
    ticks.push({ value, label: decimal(value, decimals) });
  }
  return ticks;
}

function decadeTicks(low, high) {
  const digits = Math.log10(high / low) < MANY_DECADES ? [1, 2, 5] : [1];
  const ticks = [];
  for (let decade = Math.floor(Math.log10(low)); 10 ** decade <= high; decade++) {
    for (const value of digits.map((digit) => digit * 10 ** decade)) {
      if (value >= low && value <= high) {
        ticks.push({ value, label: decimal(value, Math.max(0, -decade)) });
      }
    }
  }
  return ticks;
}

// ---- The comparison

const KINDS = ['training', 'validation'];
const MARGIN = { top: 30, right: 16, bottom: 46, left: 58 };
const PAUSE = 700; // milliseconds without a move before the figures are announced
const KEYS = {
  ArrowLeft: [-1, 0.01], // direction, and share of the axis
  ArrowDown: [-1, 0.01],
  ArrowRight: [1, 0.01],
  ArrowUp: [1, 0.01],
  PageDown: [-1, 0.1],
  PageUp: [1, 0.1],
  Home: [-1, 1],
  End: [1, 1],
};

function add(parent, name, attributes = {}, text = '') {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.textContent = text;
  parent.append(element);
  return element;
}

const color = (model) => `var(--series-${model.color})`;
const dash = (model, kind) => (kind === 'training' ? 'none' : model.dash.join(' '));
const inside = (axis, value) => value >= axis.low && value <= axis.high;

class Comparison {
  /** Draws the comparison in an element that contains the controls. */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.plot = root.querySelector('.plot');
    this.rows = [...root.querySelectorAll('tbody tr')];
    this.hidden = new Set();
    this.index = Math.min(...data.models.map((model) => model.replicates[0].training.length)) - 1; // all models have figures there
    this.rows.forEach((row, i) => this.makeLegend(row.querySelector('button'), data.models[i]));
    root.querySelector('.controls').addEventListener('change', () => this.change());
    this.plot.addEventListener('pointermove', (event) => this.point(event));
    this.plot.addEventListener('pointerdown', (event) => this.point(event));
    this.plot.addEventListener('keydown', (event) => this.press(event));
    new ResizeObserver(() => this.resize()).observe(this.plot);
    this.draw();
  }

  makeLegend(button, model) {
    const sample = add(button, 'svg', { viewBox: '0 0 36 16', 'aria-hidden': 'true' });
    add(sample, 'path', { d: 'M1 4H35', stroke: color(model) });
    add(sample, 'path', { d: 'M1 12H35', stroke: color(model), 'stroke-dasharray': dash(model) });
    add(sample, 'path', { d: model.mark, fill: color(model), class: 'mark', transform: 'translate(18 8)' });
    button.prepend(sample);
    button.addEventListener('click', () => {
      const shown = this.hidden.delete(model);
      if (!shown) {
        this.hidden.add(model);
      }
      button.setAttribute('aria-pressed', shown);
      this.change();
    });
  }

  change() {
    this.draw();
    this.sayLater();
  }

  resize() {
    const width = this.plot.clientWidth;
    if (width > 0 && width !== this.width) {
      this.draw();
    }
  }

  // Choices

  is(name, choice) {
    return this.root.querySelector(`[name=live-${name}][value=${choice}]`)?.checked ?? false;
  }

  get models() {
    return this.data.models.filter((model) => !this.hidden.has(model));
  }

  get kinds() {
    return KINDS.filter((kind) => this.is('curves', 'both') || this.is('curves', kind));
  }

  /** Returns the shown replicates of a model, the representative one first. */
  replicates(model) {
    return this.is('replicates', 'all') ? model.replicates : model.replicates.slice(0, 1);
  }

  /** Returns the shown curves, those of first replicates last so that they are drawn on top. */
  curves() {
    const curvesOf = (model, replicate, i) =>
      this.kinds.map((kind) => ({ model, replicate, kind, first: i === 0, values: replicate[kind] }));
    return this.models
      .flatMap((model) => this.replicates(model).flatMap((replicate, i) => curvesOf(model, replicate, i)))
      .sort((one, other) => one.first - other.first);
  }

  /** Returns the range of epochs to show: the picture's, or all that the curves have. */
  epochRange(curves) {
    const logarithmic = this.is('x', 'logarithmic');
    const last = Math.max(2, ...curves.map((curve) => this.data.epochs[curve.values.length - 1]));
    const { low, high } = this.is('range', 'whole') ? { low: 0, high: last } : this.data.x;
    return { low: logarithmic ? Math.max(low, 1) : low, high, logarithmic };
  }

  /** Returns the range of values to show: the picture's, or all that the curves pass through. */
  valueRange(curves) {
    const logarithmic = this.is('y', 'logarithmic');
    const values = curves.flatMap((curve) => curve.values).filter((value) => (logarithmic ? value > 0 : Number.isFinite(value)));
    if (this.is('range', 'whole') && values.length > 0) {
      return { ...widened(values, logarithmic), logarithmic };
    }
    const { low, high } = this.data.y;
    return { low: logarithmic && low <= 0 ? high / 100 : low, high, logarithmic };
  }

  // Drawing

  draw() {
    const curves = this.curves();
    this.width = this.plot.clientWidth;
    this.height = Math.round(Math.min(480, Math.max(300, this.width / 2)));
    this.x = axis(this.epochRange(curves), MARGIN.left, this.width - MARGIN.right);
    this.y = axis(this.valueRange(curves), this.height - MARGIN.bottom, MARGIN.top);
    this.plot.replaceChildren();
    const svg = add(this.plot, 'svg', { viewBox: `0 0 ${this.width} ${this.height}`, 'aria-hidden': 'true' });
    this.drawValueAxis(svg);
    this.drawEpochAxis(svg);
    const lines = add(svg, 'g', { 'clip-path': 'url(#live-clip)' });
    curves.forEach((curve) => this.drawCurve(lines, curve));
    curves.filter((curve) => curve.kind === 'validation').forEach((curve) => this.drawBest(svg, lines, curve));
    this.cursor = add(svg, 'g', { class: 'cursor' });
    this.read(this.index);
  }

  drawValueAxis(svg) {
    const width = this.x.to - this.x.from;
    add(svg, 'text', { x: 2, y: 14 }, `Binary crossentropy${this.y.words}`);
    for (const { value, label } of this.y.ticks(5)) {
      const y = this.y.at(value);
      add(svg, 'path', { d: `M${MARGIN.left} ${y}h${width}`, class: 'grid' });
      add(svg, 'text', { x: MARGIN.left - 8, y: y + 4, class: 'figure' }, label);
    }
    const clip = add(svg, 'clipPath', { id: 'live-clip' });
    add(clip, 'rect', { x: MARGIN.left, y: MARGIN.top, width, height: this.y.from - this.y.to });
  }

  drawEpochAxis(svg) {
    const foot = this.y.from;
    add(svg, 'text', { x: (this.x.from + this.x.to) / 2, y: this.height - 6, class: 'middle' }, `Epoch${this.x.words}`);
    add(svg, 'path', { d: `M${this.x.from} ${foot}H${this.x.to}`, class: 'axis' });
    let free = 0;
    for (const { value, label } of this.x.ticks(this.width / 110)) {
      const x = this.x.at(value);
      const half = 3.5 * label.length + 3;
      add(svg, 'path', { d: `M${x} ${foot}v5`, class: 'axis' });
      if (x - half >= free && x + half <= this.width) {
        add(svg, 'text', { x, y: foot + 19, class: 'middle' }, label);
        free = x + half;
      }
    }
  }

  drawCurve(parent, { model, kind, first, values }) {
    let data = '';
    let pen = 'M';
    values.forEach((value, i) => {
      const y = this.y.at(value);
      const drawn = Number.isFinite(y);
      data += drawn ? `${pen}${this.x.at(this.data.epochs[i]).toFixed(1)} ${y.toFixed(1)}` : '';
      pen = drawn ? 'L' : 'M';
    });
    const look = { stroke: color(model), 'stroke-dasharray': dash(model, kind), class: first ? 'first' : 'other' };
    add(parent, 'path', { d: data, ...look });
  }

  /** Draws the mark of a replicate's best epoch at its unsmoothed value, with a stem to the smoothed curve. */
  drawBest(svg, lines, { model, replicate, first }) {
    const { best } = replicate;
    if (best && inside(this.x, best.epoch) && inside(this.y, best.value)) {
      const [x, y] = [this.x.at(best.epoch), this.y.at(best.value)];
      const smoothed = this.y.at(replicate.validation[this.data.epochs.indexOf(best.epoch)]);
      const place = `translate(${x} ${y}) scale(${first ? 1 : 0.6})`;
      add(lines, 'path', { d: `M${x} ${y}V${smoothed}`, stroke: color(model), class: 'other' });
      add(svg, 'path', { d: model.mark, fill: color(model), class: 'mark', transform: place });
    }
  }

  // Reading

  point(event) {
    const pixel = event.clientX - this.plot.getBoundingClientRect().left;
    this.move(this.nearest(pixel));
  }

  /** Moves by a share of the axis, but at least by one epoch. */
  press(event) {
    if (!(event.key in KEYS) || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const [direction, share] = KEYS[event.key];
    const pixel = this.x.at(this.data.epochs[this.index]) + direction * share * (this.x.to - this.x.from);
    const near = this.nearest(pixel);
    this.move(near === this.index ? near + direction : near);
  }

  /** Returns the index of the epoch nearest to a pixel. */
  nearest(pixel) {
    const distances = this.data.epochs.map((epoch) => Math.abs(this.x.at(epoch) - pixel));
    return distances.indexOf(Math.min(...distances));
  }

  /** Moves to the given epoch, or to the nearest one that the axis shows. */
  move(index) {
    const first = this.data.epochs.findIndex((epoch) => epoch >= this.x.low);
    const last = this.data.epochs.findLastIndex((epoch) => epoch <= this.x.high);
    this.read(Math.max(first, Math.min(last, index)));
    this.sayLater();
  }

  /** Shows the values of all curves in an epoch, in the picture and in the table. */
  read(index) {
    this.index = index;
    const epoch = this.data.epochs[index];
    this.plot.setAttribute('aria-valuemax', this.data.epochs.at(-1));
    this.plot.setAttribute('aria-valuenow', epoch);
    this.plot.setAttribute('aria-valuetext', `epoch ${count(epoch)}`);
    this.root.querySelector('#live-epoch').textContent = count(epoch);
    this.drawCursor(epoch);
    this.data.models.forEach((model, i) => this.fill(this.rows[i], model));
  }

  drawCursor(epoch) {
    this.cursor.replaceChildren();
    if (inside(this.x, epoch)) {
      const x = this.x.at(epoch);
      add(this.cursor, 'path', { d: `M${x} ${this.y.from}V${this.y.to}` });
      for (const { model, first, values } of this.curves().filter((curve) => inside(this.y, curve.values[this.index]))) {
        add(this.cursor, 'circle', { cx: x, cy: this.y.at(values[this.index]), r: first ? 4 : 2, fill: color(model) });
      }
    }
  }

  fill(row, model) {
    KINDS.forEach((kind, i) => {
      const { figure, spread } = this.figures(model, kind);
      const small = document.createElement('small');
      small.textContent = spread && `${spread.low} to ${spread.high}`;
      row.cells[1 + i].replaceChildren(figure, small);
    });
  }

  /** Returns the figure of a model's first replicate in the epoch, and the spread over all shown ones. */
  figures(model, kind) {
    const shown = !this.hidden.has(model) && this.kinds.includes(kind);
    const values = shown ? this.replicates(model).map((replicate) => replicate[kind][this.index]) : [];
    const sound = values.filter(Number.isFinite);
    const spread = { replicates: sound.length, low: crossentropy(Math.min(...sound)), high: crossentropy(Math.max(...sound)) };
    return { figure: crossentropy(values[0]), spread: sound.length > 1 ? spread : null };
  }

  /** Announces the figures to a screen reader once the epoch rests, not on the way. */
  sayLater() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.root.querySelector('#live-words').textContent = this.words();
    }, PAUSE);
  }

  words() {
    const told = (model, kind) => {
      const { figure, spread } = this.figures(model, kind);
      const others = spread ? `, of ${spread.replicates} replicates ${spread.low} to ${spread.high}` : '';
      return `${kind} ${figure === NONE ? 'ended' : figure}${others}`;
    };
    const models = this.models.map((model) => `${model.name}: ${this.kinds.map((kind) => told(model, kind)).join(', ')}.`);
    return `Epoch ${count(this.data.epochs[this.index])}. ${models.join(' ') || 'All models are hidden.'}`;
  }
}

// ---- The page

document.querySelectorAll('table.figures').forEach(makeSortable);

const template = document.getElementById('live');
if (template) {
  const picture = template.parentElement;
  picture.append(template.content);
  new Comparison(picture.querySelector('.live'), decoded(document.getElementById('live-data').textContent));
  picture.classList.add('alive');
}
