(() => {
  'use strict';
  const { words, charts } = JSON.parse(document.getElementById('data').textContent);
  const host = document.getElementById('charts');
  // The namespace of the page's own drawings: the page names no address.
  const NS = document.querySelector('svg').namespaceURI;
  const make = (name, attributes = {}, parent, text) => {
    const element = document.createElementNS(NS, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const html = (name, className, parent, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const format = value => {
    if (value === null || value === undefined) return '–';
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size >= 1e6 || size < 1e-4) return value.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e');
    return String(+value.toPrecision(4));
  };
  const colour = i => `var(--s${i % 6})`;
  const ticks = (low, high, count, whole) => {
    const rough = (high - low) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    let step = [1, 2, 2.5, 5, 10].map(f => f * power).find(s => s >= rough * 0.999);
    if (whole) step = Math.max(1, Math.ceil(step));
    const found = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) found.push(+(i * step).toPrecision(12));
    return found;
  };
  const logTicks = (low, high) => {
    const found = [];
    const [first, last] = [Math.floor(low), Math.ceil(high)];
    const every = Math.ceil((last - first) / 7);
    const factors = last - first > 3 ? [1] : last - first > 1 ? [1, 3] : [1, 2, 3, 5, 7];
    for (let e = first; e <= last; e += every) for (const f of factors) {
      const at = e + Math.log10(f);
      if (at >= low - 1e-9 && at <= high + 1e-9) found.push(at);
    }
    return found;
  };
  const smoothed = (ys, weight) => {
    let mean = 0, total = 0;
    return ys.map(y => {
      if (y === null) return null;
      mean = weight * mean + (1 - weight) * y;
      total = weight * total + (1 - weight);
      return mean / total;
    });
  };

  const build = chart => {
    const card = html('div', 'card chart', host);
    const head = html('div', 'head', card);
    html('h3', '', head, chart.title);
    const legend = html('div', 'legend', head);
    const state = { log: false, weight: 0 };
    const longest = Math.max(...chart.curves.map(c => c.xs.length));
    const values = chart.curves.flatMap(c => c.ys).filter(y => y !== null);
    const noisy = chart.steps && longest > 40 && chart.curves.some(c => {
      let turns = 0;
      for (let i = 2; i < c.ys.length; i++) if ((c.ys[i] - c.ys[i - 1]) * (c.ys[i - 1] - c.ys[i - 2]) < 0) turns++;
      return turns > c.ys.length / 5;
    });
    if (noisy) {
      state.weight = 0.9;
      const label = html('label', 'smooth', head, words.Smoothing);
      const slider = html('input', '', label);
      Object.assign(slider, { type: 'range', min: 0, max: 0.99, step: 0.01, value: state.weight });
      slider.addEventListener('input', () => { state.weight = +slider.value; draw(); });
    }
    if (values.length && values.every(y => y > 0)) {
      const group = html('div', 'switch', head);
      const buttons = [words.Linear, words.Log].map((word, i) => {
        const button = html('button', '', group, word);
        button.type = 'button';
        button.setAttribute('aria-pressed', String(i === 0));
        button.addEventListener('click', () => {
          state.log = i === 1;
          buttons.forEach((other, j) => other.setAttribute('aria-pressed', String(i === j)));
          draw();
        });
        return button;
      });
    }
    const svg = make('svg', { role: 'img', tabindex: 0, 'aria-label': chart.title }, card);
    const tip = html('div', 'tip', card);
    tip.hidden = true;
    let hover = () => {}, leave = () => {}, cursorAt = -1;

    function draw() {
      const width = svg.clientWidth || 480, height = 248;
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.replaceChildren();
      legend.replaceChildren();
      const shown = chart.curves.map(c => ({ ...c, ys: state.weight > 0 ? smoothed(c.ys, state.weight) : c.ys, raw: c.ys }));
      const scale = y => state.log ? Math.log10(y) : y;
      const all = (state.log ? shown.flatMap(c => c.ys) : shown.flatMap(c => state.weight > 0 ? quantiles(c.raw).concat(c.ys) : c.ys))
        .filter(y => y !== null).map(scale);
      if (!all.length) { make('text', { x: 12, y: 30 }, svg, words['No curves yet']); return; }
      const reduce = (f, list) => list.reduce((a, b) => f(a, b));
      let [low, high] = [reduce(Math.min, all), reduce(Math.max, all)];
      const room = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
      const floor = !state.log && low >= 0 && low < (high - low) * 0.35;
      [low, high] = [floor ? 0 : low - room, high + room];
      const yTicks = state.log ? logTicks(low, high) : ticks(low, high, 5, false);
      const labels = yTicks.map(t => format(state.log ? +(10 ** t).toPrecision(3) : t));
      const left = 14 + Math.max(...labels.map(l => l.length)) * 7.2, right = width - 12, top = 10, bottom = height - 40;
      const xsAll = shown.flatMap(c => c.xs);
      let [x0, x1] = [reduce(Math.min, xsAll), reduce(Math.max, xsAll)];
      if (x0 === x1) [x0, x1] = [x0 - 1, x1 + 1];
      const X = x => left + (x - x0) / (x1 - x0) * (right - left);
      const Y = y => bottom - (scale(y) - low) / (high - low) * (bottom - top);
      yTicks.forEach((t, i) => {
        const y = bottom - (t - low) / (high - low) * (bottom - top);
        make('line', { class: 'grid', x1: left, x2: right, y1: y, y2: y }, svg);
        make('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, svg, labels[i]);
      });
      for (const t of ticks(x0, x1, Math.max(3, Math.min(9, (right - left) / 70)), true)) {
        make('line', { class: 'axis', x1: X(t), x2: X(t), y1: bottom, y2: bottom + 4 }, svg);
        make('text', { x: X(t), y: bottom + 18, 'text-anchor': 'middle' }, svg, t >= 1e4 ? `${t / 1000}k` : t);
      }
      make('line', { class: 'axis', x1: left, x2: right, y1: bottom, y2: bottom }, svg);
      make('text', { x: (left + right) / 2, y: height - 5, 'text-anchor': 'middle' }, svg, chart.x);
      const clip = `clip${charts.indexOf(chart)}`;
      make('rect', { x: left - 4, y: top - 6, width: right - left + 8, height: bottom - top + 8 }, make('clipPath', { id: clip }, svg));
      const plot = make('g', { 'clip-path': `url(#${clip})` }, svg);
      const path = (xs, ys) => {
        let d = '', pen = false;
        ys.forEach((y, i) => {
          if (y === null) { pen = false; return; }
          d += `${pen ? 'L' : 'M'}${X(xs[i]).toFixed(1)} ${Y(y).toFixed(1)}`;
          pen = true;
        });
        return d;
      };
      shown.forEach((c, i) => {
        const style = `stroke:${colour(i)}`;
        if (state.weight > 0) make('path', { class: 'curve raw', style, d: path(c.xs, c.raw) }, plot);
        make('path', { class: 'curve', style, d: path(c.xs, c.ys) }, plot);
        if (c.xs.length === 1 && c.ys[0] !== null) make('circle', { cx: X(c.xs[0]), cy: Y(c.ys[0]), r: 4, style: `fill:${colour(i)}` }, plot);
        if (shown.length > 1 || !chart.steps) {
          const entry = html('span', '', legend);
          html('i', '', entry).style.background = colour(i);
          entry.append(c.name);
          html('b', '', entry, format(c.ys.findLast(y => y !== null)));
        } else html('b', '', legend, format(c.ys.findLast(y => y !== null)));
      });
      if (chart.best && shown.length > 1) {
        const c = shown[1];
        const at = c.ys.reduce((best, y, i) => y !== null && (best < 0 || y < c.ys[best]) ? i : best, -1);
        if (at >= 0) {
          make('circle', { class: 'dot', cx: X(c.xs[at]), cy: Y(c.ys[at]), r: 5.5, style: `fill:${colour(1)}` }, svg);
          const end = X(c.xs[at]) > right - 60;
          make('text', { x: X(c.xs[at]) - (end ? 2 : 0), y: Y(c.ys[at]) - 11, 'text-anchor': end ? 'end' : 'middle' }, svg, words.best);
        }
      }
      const marks = make('g', {}, svg);
      const grid = [...new Set(xsAll)].sort((a, b) => a - b);
      hover = index => {
        cursorAt = Math.max(0, Math.min(grid.length - 1, index));
        const x = grid[cursorAt];
        marks.replaceChildren();
        make('line', { class: 'cursor', x1: X(x), x2: X(x), y1: top, y2: bottom }, marks);
        tip.replaceChildren();
        html('div', '', tip, `${chart.x} ${x}`);
        shown.forEach((c, i) => {
          const k = c.xs.indexOf(x);
          if (k < 0 || c.ys[k] === null) return;
          make('circle', { class: 'dot', cx: X(x), cy: Y(c.ys[k]), r: 5, style: `fill:${colour(i)}` }, marks);
          const row = html('div', '', tip);
          html('i', '', row).style.background = colour(i);
          row.append(c.name);
          html('b', '', row, format(c.ys[k]));
        });
        tip.hidden = false;
        const [outer, inner] = [card.getBoundingClientRect(), svg.getBoundingClientRect()];
        const at = inner.left - outer.left + X(x), needed = tip.offsetWidth + 16;
        tip.style.left = `${at + needed > card.clientWidth ? Math.max(4, at - needed + 2) : at + 12}px`;
        tip.style.top = `${inner.top - outer.top + 12}px`;
      };
      leave = () => { marks.replaceChildren(); tip.hidden = true; };
      svg.onpointermove = event => {
        const x = x0 + (event.clientX - svg.getBoundingClientRect().left - left) / (right - left) * (x1 - x0);
        let best = 0;
        grid.forEach((g, i) => { if (Math.abs(g - x) < Math.abs(grid[best] - x)) best = i; });
        hover(best);
      };
    }

    // One outlier should not press a noisy curve flat.
    function quantiles(ys) {
      const sorted = ys.filter(y => y !== null).sort((a, b) => a - b);
      return sorted.length ? [sorted[Math.floor((sorted.length - 1) * 0.005)], sorted[Math.floor((sorted.length - 1) * 0.995)]] : [];
    }

    svg.addEventListener('pointerleave', () => leave());
    svg.addEventListener('blur', () => leave());
    svg.addEventListener('keydown', event => {
      const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!move) return;
      event.preventDefault();
      hover(cursorAt + move);
    });
    return draw;
  };

  if (!charts.length) html('p', 'about', host, words['No curves yet']);
  const redraw = charts.map(build);
  const drawAll = () => redraw.forEach(draw => draw());
  let last = 0;
  new ResizeObserver(() => {
    if (host.clientWidth === last) return;
    last = host.clientWidth;
    drawAll();
  }).observe(host);
  drawAll();

  document.getElementById('theme').addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });
})();
