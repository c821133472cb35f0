// Runs inside the page and returns the layout's faults as sentences, and what was checked.

/** Must be self-contained, since Chromium gets its source text. */
export function examine() {
  const faults = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const name = (element) =>
    `<${element.tagName.toLowerCase()}> "${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 50)}"`;
  const overlap = (a, b, by) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > by &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`scrolls sideways: ${root.scrollWidth} pixels in a window of ${root.clientWidth}`);
  }

  const blocks = [...document.querySelectorAll('h1, h2, h3, p, li, th, td, dt, dd, caption, pre')].filter(
    (block) => shown(block) && !block.closest('.spoken, .skip') && block.getBoundingClientRect().width > 1,
  );
  for (const block of blocks) {
    const box = block.getBoundingClientRect();
    const scrolls = block.closest('.scroll, pre');
    if (!scrolls && (box.left < 0 || box.right > root.clientWidth + 1)) {
      faults.push(`${name(block)} leaves the window`);
    }
    if (block.scrollWidth > block.clientWidth + 1 && block.clientWidth > 0 && !scrolls) {
      faults.push(`${name(block)} is cut off: ${block.scrollWidth} pixels in ${block.clientWidth}`);
    }
  }

  const pictures = [...document.querySelectorAll('.picture svg:not(button svg)')].filter(shown);
  const boxes = pictures.map((picture) => picture.getBoundingClientRect());
  let texts = 0;
  let smallest = Infinity;
  pictures.forEach((picture, i) => {
    const title = picture.closest('.picture').querySelector('h3').textContent;
    for (let j = 0; j < i; j++) {
      if (overlap(boxes[i], boxes[j], 1)) {
        faults.push(`picture "${title}" overlaps another`);
      }
    }
    for (const block of blocks) {
      if (!picture.contains(block) && overlap(boxes[i], block.getBoundingClientRect(), 1)) {
        faults.push(`picture "${title}" overlaps ${name(block)}`);
      }
    }
    const labels = [...picture.querySelectorAll('text')].filter((label) => label.textContent.trim());
    const places = labels.map((label) => label.getBoundingClientRect());
    texts += labels.length;
    labels.forEach((label, a) => {
      const place = places[a];
      const scale = boxes[i].width / picture.viewBox.baseVal.width;
      smallest = Math.min(smallest, parseFloat(getComputedStyle(label).fontSize) * scale);
      const inside =
        place.left >= boxes[i].left - 1 &&
        place.right <= boxes[i].right + 1 &&
        place.top >= boxes[i].top - 1 &&
        place.bottom <= boxes[i].bottom + 1;
      if (!inside) {
        faults.push(`picture "${title}": text "${label.textContent}" is cut off`);
      }
      for (let b = 0; b < a; b++) {
        if (overlap(place, places[b], 2)) {
          faults.push(`picture "${title}": "${label.textContent}" overlaps "${labels[b].textContent}"`);
        }
      }
    });
  });

  // Checks what an accessibility checker cannot for SVG: the contrast of texts and lines with the page's background.
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color)
      .slice(0, 3)
      .map((c) => c / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = luminance(getComputedStyle(document.body).backgroundColor);
  const contrast = (color) => {
    const ink = luminance(color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  const colors = new Map();
  for (const label of document.querySelectorAll('.picture text')) {
    colors.set(getComputedStyle(label).fill, 4.5);
  }
  const style = getComputedStyle(root);
  const drawn = document.querySelectorAll('.models article').length;
  for (let i = 0; i < drawn; i++) {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = style.getPropertyValue(`--series-${i}`);
    colors.set(getComputedStyle(probe).color, 3);
    probe.remove();
  }
  for (const [color, least] of colors) {
    if (contrast(color) < least) {
      faults.push(`${color} has a contrast of ${contrast(color).toFixed(2)} with the paper, below ${least}`);
    }
  }

  return {
    faults,
    blocks: blocks.length,
    pictures: pictures.length,
    texts,
    smallest: Math.round(smallest * 10) / 10,
    paper,
  };
}
