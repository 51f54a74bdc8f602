// The plots of one topic: lanes below one another, drawn over one time axis. uPlot draws axes, grid and crosshair.

import {tick, timeTick} from './text.js';

/** The colours of the window: on a light and on a dark ground. A test holds that they are the same. */
export const COLOURS = [
  ['#3180d7', '#4c92ec'], ['#9b9800', '#d7d04a'], ['#8d3c56', '#f498b2'], ['#9d5305', '#c7762d'],
  ['#8d217c', '#c85cb3'], ['#4570f4', '#5078fc'], ['#355a28', '#b8e1a6'], ['#a288c7', '#d4b8fa'],
  ['#b18e47', '#d8b269'], ['#f64490', '#e63182'], ['#00a09b', '#6feae3'], ['#c63f4e', '#f0656e']
];
const MAX_LANES = 4;
const RATIO = 30;
const AXIS_WIDTH = 54;
const X_HEIGHT = 24;

export function colour(place, dark) {
  return COLOURS[place % COLOURS.length][dark ? 1 : 0];
}

/** Series of like magnitude and unit share a lane; states have lanes of their own. */
export function planLanes(series, from, to) {
  const lanes = [];
  const sized = series.map(one => {
    const [low, high] = one.drawn.range(from, to);
    return {one, size: low > high ? 0 : Math.max(Math.abs(low), Math.abs(high))};
  });
  sized.sort((a, b) => b.size - a.size);
  for (const {one, size} of sized) {
    let lane = lanes.find(other => !other.states && !one.states && other.unit === one.unit
        && (size === 0 || other.size <= size * RATIO));
    if (!lane && lanes.length >= MAX_LANES) {
      lane = lanes.findLast(other => Boolean(other.states) === Boolean(one.states)) ?? lanes[MAX_LANES - 1];
    }
    if (!lane) {
      lane = {unit: one.unit, size, states: one.states, series: []};
      lanes.push(lane);
    }
    lane.series.push(one);
  }
  lanes.forEach(lane => lane.series.sort((a, b) => a.id - b.id));
  return lanes.sort((a, b) => a.series[0].id - b.series[0].id);
}

/** A line one pixel wide takes a tenth of the time of a wider one where no graphics processor draws it. */
function thin() {
  return uPlot.pxRatio < 1.5 ? 1 : 1.5 * uPlot.pxRatio;
}

export class Plot {
  /** @param onPoint gets the time under the pointer, or null */
  constructor(root, onPoint) {
    this.root = root;
    this.onPoint = onPoint;
    this.lanes = [];
    this.plan = '';
  }

  /** Shows these lanes, if they are others than before. */
  setLanes(lanes, dark, lastOfPage) {
    const width = this.root.clientWidth;
    const height = Math.max(110, Math.round(this.height() / Math.max(1, lanes.length)));
    const plan = JSON.stringify([width, height, dark, lastOfPage,
      lanes.map(lane => [lane.unit, lane.series.map(one => one.id)])]);
    if (plan === this.plan || width === 0) {
      return;
    }
    this.plan = plan;
    this.dark = dark;
    this.lanes.forEach(lane => lane.chart.destroy());
    this.lanes = lanes.map((lane, i) => {
      const last = i === lanes.length - 1;
      const shown = {series: lane.series, unit: lane.unit, states: lane.states};
      shown.chart = this.chart(shown, width, height + (last ? X_HEIGHT : 0), last);
      return shown;
    });
  }

  height() {
    return Number.parseFloat(getComputedStyle(this.root).getPropertyValue('--plot-height'));
  }

  chart(lane, width, height, withTimes) {
    const style = getComputedStyle(this.root);
    const text = style.getPropertyValue('--muted').trim();
    const grid = {stroke: style.getPropertyValue('--grid').trim(), width: 1};
    const font = '11px system-ui, sans-serif';
    const options = {
      width,
      height,
      ms: 1,
      padding: [8, 26, withTimes ? 0 : 6, 0],
      legend: {show: false},
      cursor: {
        y: false,
        drag: {x: false, y: false},
        points: {show: false},
        sync: {key: 'topicscope'}
      },
      scales: {x: {time: true}, y: {}},
      axes: [
        {
          stroke: text,
          font,
          grid,
          ticks: {show: false},
          size: withTimes ? X_HEIGHT : 0,
          gap: 6,
          space: 76,
          values: (u, splits, axis, space, step) => withTimes ? splits.map(split => timeTick(split, step)) : []
        },
        {
          stroke: text,
          font,
          grid,
          ticks: {show: false},
          size: AXIS_WIDTH,
          gap: 4,
          space: Math.max(26, height / 9),
          incrs: lane.states ? [1] : undefined,
          values: (u, splits) => splits.map(split => lane.states
              ? (lane.series[0].states[split] ?? '').slice(0, 8)
              : tick(split, splits.length > 1 ? splits[1] - splits[0] : split))
        }
      ],
      series: [{}, {paths: () => null, points: {show: false}}],
      hooks: {
        draw: [u => this.draw(u, lane)],
        setCursor: [u => this.onPoint(u.cursor.left >= 0 ? u.posToVal(u.cursor.left, 'x') : null)]
      }
    };
    return new uPlot(options, [[0, 1], [null, null]], this.root);
  }

  /** Shows a range of time. */
  show(from, to) {
    this.from = from;
    this.to = to;
    for (const lane of this.lanes) {
      const [low, high] = this.yRange(lane, from, to);
      lane.chart.batch(() => {
        lane.chart.setData([[from, to], [null, null]], false);
        lane.chart.setScale('x', {min: from, max: to});
        lane.chart.setScale('y', {min: low, max: high});
      });
    }
  }

  /** A range that grows at once and shrinks slowly, so that it doesn't flicker. */
  yRange(lane, from, to) {
    let low = Infinity;
    let high = -Infinity;
    for (const one of lane.series) {
      const [l, h] = one.drawn.range(from, to);
      low = Math.min(low, l);
      high = Math.max(high, h);
    }
    if (lane.states) {
      return [-0.5, Math.max(0, high) + 0.5];
    }
    if (low > high) {
      return lane.range ?? [0, 1];
    }
    const spread = high - low || Math.abs(high) * 0.1 || 1;
    const wanted = [low - spread * 0.08, high + spread * 0.08];
    if (low >= 0 && wanted[0] < 0) {
      wanted[0] = 0;
    }
    const old = lane.range;
    const size = wanted[1] - wanted[0];
    lane.range = old && old[0] <= wanted[0] && old[1] >= wanted[1] && old[1] - old[0] < 1.5 * size ? old : wanted;
    return lane.range;
  }

  draw(u, lane) {
    const {left, top, width, height} = u.bbox;
    const min = u.scales.x.min;
    const xScale = width / (u.scales.x.max - min);
    const yMax = u.scales.y.max;
    const yScale = height / (yMax - u.scales.y.min);
    const c = u.ctx;
    c.save();
    c.beginPath();
    c.rect(left, top, width, height);
    c.clip();
    c.lineJoin = 'bevel';
    for (const one of lane.series) {
      const path = this.path(one, u, left, top, min, xScale, yMax, yScale, Boolean(lane.states));
      c.strokeStyle = colour(one.id, this.dark);
      c.lineWidth = one.high ? 2.6 * uPlot.pxRatio : thin();
      c.globalAlpha = lane.series.some(other => other.high) && !one.high ? 0.35 : 1;
      c.setLineDash(one.id >= COLOURS.length ? [6 * uPlot.pxRatio, 4 * uPlot.pxRatio] : []);
      c.stroke(path.line);
      if (lane.series.length === 1 && path.area && !lane.states) {
        c.globalAlpha = 0.1;
        c.fillStyle = c.strokeStyle;
        c.fill(path.area);
      }
    }
    c.restore();
  }

  path(one, u, left, top, min, xScale, yMax, yScale, steps) {
    const {t, y} = one.drawn;
    const line = new Path2D();
    const first = Math.max(0, one.drawn.indexOf(u.scales.x.min) - 1);
    const end = Math.min(t.length, one.drawn.indexOf(u.scales.x.max) + 1);
    const floor = top + u.bbox.height;
    const area = new Path2D();
    let pen = false;
    let x = left;
    let py = top;
    for (let i = first; i < end; i++) {
      if (Number.isNaN(y[i])) {
        if (pen) {
          area.lineTo(x, floor);
        }
        pen = false;
        continue;
      }
      const before = py;
      x = left + (t[i] - min) * xScale;
      py = top + (yMax - y[i]) * yScale;
      if (pen) {
        if (steps) {
          line.lineTo(x, before);
        }
        line.lineTo(x, py);
        area.lineTo(x, py);
      } else {
        line.moveTo(x, py);
        // A sample alone is a dot.
        line.lineTo(x + 0.01, py);
        area.moveTo(x, floor);
        area.lineTo(x, py);
        pen = true;
      }
    }
    if (pen) {
      area.lineTo(x, floor);
    }
    return {line, area};
  }
}
