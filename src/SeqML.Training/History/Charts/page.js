// Pointing at a chart shows the values there; without it, the page is the same.
for (const svg of document.querySelectorAll('svg[data-plot]')) {
  const numbers = name => svg.dataset[name].split(' ').map(Number);
  const [left, top, width, height] = numbers('plot'), [x0, x1] = numbers('x'), [y0, y1] = numbers('y');
  const logarithmic = svg.dataset.log === '1';
  const lines = [...svg.querySelectorAll('path[data-name]')].map(path => ({
    name: path.dataset.name,
    points: [...path.getAttribute('d').matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
  }));
  const value = y => {
    const share = 1 - (y - top) / height;
    return logarithmic ? y0 * Math.pow(y1 / y0, share) : y0 + (y1 - y0) * share;
  };
  const written = number => Number(number.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
  const figure = svg.closest('figure');
  const tip = figure.appendChild(document.createElement('div'));
  tip.className = 'tip';
  tip.hidden = true;
  const cross = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  cross.setAttribute('class', 'cross');
  svg.addEventListener('pointerleave', () => { tip.hidden = true; cross.setAttribute('d', ''); });
  svg.addEventListener('pointermove', event => {
    const box = svg.getBoundingClientRect(), place = figure.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const across = (event.clientX - box.left) * scale;
    const near = lines.map(line => line.points.reduce((best, point) => Math.abs(best[0] - across) > Math.abs(point[0] - across) ? point : best, [Infinity, 0]));
    const at = near.reduce((best, point) => Math.abs(best - across) > Math.abs(point[0] - across) ? point[0] : best, Infinity);
    if (!Number.isFinite(at)) return;
    const where = x0 + (x1 - x0) * (at - left) / width;
    tip.replaceChildren();
    const row = (name, text) => {
      const line = tip.appendChild(document.createElement('div'));
      line.append(name);
      line.appendChild(document.createElement('b')).textContent = text;
    };
    row(svg.dataset.across, x1 - x0 > 1 ? Math.round(where).toLocaleString('en') : written(where));
    lines.forEach((line, i) => row(line.name, written(value(near[i][1]))));
    tip.hidden = false;
    cross.setAttribute('d', `M${at} ${top}V${top + height}`);
    const x = at / scale + box.left - place.left;
    tip.style.left = `${x + 14 + tip.offsetWidth > place.width ? x - 14 - tip.offsetWidth : x + 14}px`;
    tip.style.top = `${box.top - place.top + 30}px`;
  });
}
