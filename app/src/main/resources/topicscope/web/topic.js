// One topic on the page: its head, its plots, the table of its series and its last record.

import {Points, ofColumns} from './points.js';
import {Plot, colour, planLanes, COLOURS} from './plot.js';
import {age, counting, short, time, value} from './text.js';
import {get} from './stream.js';

const QUIET_MS = 10_000;
const PLAN_MS = 5_000;

export class Topic {
  /** @param page what the topics share: window, theme, clock, pointer, announcements */
  constructor(name, page) {
    this.name = name;
    this.page = page;
    this.series = [];
    this.version = 0;
    this.state = {};
    this.plannedAt = 0;
    this.root = document.getElementById('topic').content.firstElementChild.cloneNode(true);
    this.part = selector => this.root.querySelector(selector);
    this.part('h2').textContent = name;
    this.root.setAttribute('aria-label', 'Topic ' + name);
    this.part('.record').open = innerWidth >= 1000;
    this.plot = new Plot(this.part('.plots'), at => page.point(at));
    this.table = this.part('tbody');
    this.hidden = new Set(JSON.parse(localStorage.getItem('hidden:' + name) ?? '[]'));
  }

  /** Takes a message; false if one before it is missing. */
  apply(message) {
    if (!message.whole && message.version !== this.version + 1) {
      return false;
    }
    this.version = message.version;
    if (message.whole) {
      this.restart(message);
    }
    const before = this.state.state;
    this.state = message;
    for (const news of message.series) {
      let one = this.series[news.id];
      if (!one) {
        one = this.add(news);
      }
      if (news.states) {
        one.states = news.states;
      }
      one.last = news.last;
      one.lastMs = news.lastMs ?? one.lastMs;
      if (message.whole) {
        one.points = new Points();
        one.points.replace(-Infinity, news);
      } else {
        one.points.replace(news.cut, news);
      }
      one.drawn = this.page.frozen ? one.drawn ?? one.points : one.points;
    }
    if (message.record) {
      this.record = message.record;
      this.showRecord();
    }
    if (before && before !== message.state) {
      this.page.announce(this.name + ' is ' + message.state + (message.cause ? ': ' + message.cause : ''));
    }
    if (message.whole) {
      this.plannedAt = 0;
      this.loadPast();
    }
    this.more(message.seriesCount);
    return true;
  }

  /** Keeps what the user has chosen while series stay the same. */
  restart(message) {
    const same = this.series.every((one, i) => message.series[i] && message.series[i].name === one.name);
    if (!same || message.series.length < this.series.length) {
      this.series = [];
      this.table.replaceChildren();
    }
  }

  add(news) {
    const one = {
      id: news.id, name: news.name, unit: news.unit, states: news.states, points: new Points(),
      shown: !this.hidden.has(news.name), lastMs: NaN
    };
    one.drawn = one.points;
    this.series[news.id] = one;
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    one.button = document.createElement('button');
    one.button.className = 'series';
    one.swatch = document.createElement('i');
    one.swatch.className = 'swatch' + (one.id >= COLOURS.length ? ' dashed' : '');
    const name = document.createElement('span');
    name.textContent = one.name + (one.unit ? ' ' + one.unit : '');
    one.button.title = one.name;
    one.button.append(one.swatch, name);
    head.append(one.button);
    row.append(head);
    one.cells = [0, 1, 2].map(() => row.appendChild(document.createElement('td')));
    one.button.addEventListener('click', () => this.toggle(one));
    row.addEventListener('pointerenter', () => this.highlight(one, true));
    row.addEventListener('pointerleave', () => this.highlight(one, false));
    one.button.addEventListener('focus', () => this.highlight(one, true));
    one.button.addEventListener('blur', () => this.highlight(one, false));
    this.table.append(row);
    this.dress(one);
    this.plannedAt = 0;
    return one;
  }

  dress(one) {
    one.button.setAttribute('aria-pressed', String(one.shown));
    const paint = colour(one.id, this.page.dark);
    one.swatch.style.borderColor = paint;
    one.swatch.style.backgroundColor = one.shown ? paint : 'transparent';
  }

  toggle(one) {
    one.shown = !one.shown;
    this.hidden[one.shown ? 'delete' : 'add'](one.name);
    localStorage.setItem('hidden:' + this.name, JSON.stringify([...this.hidden]));
    this.dress(one);
    this.plannedAt = 0;
    this.page.redraw();
  }

  highlight(one, high) {
    one.high = high;
    this.page.redraw();
  }

  /** The theme has changed. */
  repaint() {
    this.series.forEach(one => this.dress(one));
    this.plannedAt = 0;
  }

  shown() {
    return this.series.filter(one => one.shown);
  }

  /** The newest time of the lines. */
  latest() {
    return Math.max(...this.series.map(one => one.points.last()).filter(at => !Number.isNaN(at)), -Infinity);
  }

  /** How far back the newest samples reach in the middle of the lines. */
  spanOfLast(count) {
    const spans = this.shown().map(one => one.points.last() - one.points.startOfLast(count))
        .filter(span => span > 0).sort((a, b) => a - b);
    return spans.length === 0 ? 0 : spans[spans.length >> 1];
  }

  trim(window, from) {
    for (const one of this.series) {
      if (window.points) {
        one.points.keepLast(window.points);
      } else {
        one.points.forgetBefore(from);
      }
    }
  }

  /** Keeps the picture as it is, or follows the stream again. */
  freeze(frozen) {
    this.series.forEach(one => {
      one.drawn = frozen ? one.points.copy() : one.points;
    });
  }

  /** What is older than what the reader holds, if the server has a history. */
  async loadPast() {
    const {span, columns, history} = this.page.view();
    if (!history || !span) {
      return;
    }
    const to = Math.min(...this.series.map(one => one.points.t[0] ?? Infinity));
    const from = this.page.now() - span;
    if (!(to > from + span / columns)) {
      return;
    }
    const version = this.version;
    try {
      const past = await this.columns(from, Number.isFinite(to) ? to : this.page.now(), columns);
      if (version <= this.version) {
        past.series.forEach(series => {
          const one = this.series.find(other => other.name === series.name);
          const older = ofColumns(series);
          one?.points.prepend(older.t, older.y);
        });
        this.page.redraw();
      }
    } catch (e) {
      this.page.announce('Older data of ' + this.name + ' can\'t be had: ' + e.message);
    }
  }

  /** Shows columns of a range instead of the stream. */
  async showPast(from, to, columns) {
    const past = await this.columns(from, to, columns);
    this.series.forEach(one => {
      const found = past.series.find(series => series.name === one.name);
      one.drawn = found ? ofColumns(found) : new Points();
    });
    this.plannedAt = 0;
  }

  columns(from, to, columns) {
    const query = new URLSearchParams({from: from.toFixed(0), to: to.toFixed(0), columns});
    return get('api/topics/' + encodeURIComponent(this.name) + '/series?' + query);
  }

  draw(from, to, lastOfPage) {
    const now = performance.now();
    if (this.plannedAt === 0 || now - this.plannedAt > PLAN_MS) {
      this.lanes = planLanes(this.shown(), from, to);
      this.plannedAt = now;
    }
    this.plot.setLanes(this.lanes, this.page.dark, lastOfPage);
    this.plot.show(from, to);
  }

  /** Updates the head and the table. */
  say(from, to, at) {
    const now = this.page.now();
    const {state, cause, sinceMs, account, loaded, lag} = this.state;
    if (!state) {
      return;
    }
    const newest = this.record ? Math.max(this.record.timestampMs, this.latest()) : this.latest();
    const old = Number.isFinite(newest) ? age(now - newest) : 'no records';
    const quiet = state === 'IDLE' && now - newest >= QUIET_MS;
    const since = counting(now - sinceMs);
    const text = {
      CONNECTING: 'connecting', LIVE: old, IDLE: quiet ? 'IDLE ' + old : old, DOWN: 'DOWN ' + since + ', retrying'
    }[state] ?? state + ' ' + since;
    set(this.part('.state-text'), loaded === undefined ? text : 'loading ' + Math.floor(loaded * 100) + ' %');
    this.root.dataset.state = quiet ? 'QUIET' : state;
    set(this.part('.account'), account + (lag > 0 ? ' · ' + value(lag) + ' behind' : ''));
    const trouble = !['LIVE', 'IDLE', 'CONNECTING'].includes(state);
    this.part('.cause').hidden = !trouble;
    set(this.part('.cause'), trouble ? cause : '');
    set(this.part('.at'), at === null ? 'Last' : time(at, now));
    for (const one of this.series) {
      const [low, high] = one.drawn.range(from, to);
      set(one.cells[0], this.shownValue(one, at === null ? one.last : one.drawn.nearest(at)));
      this.showEdge(one.cells[1], one.states || low > high ? null : low);
      this.showEdge(one.cells[2], one.states || low > high ? null : high);
    }
    const span = age(to - from);
    this.part('.plots').setAttribute('aria-label', this.name + ': ' + this.shown().length
        + ' lines over ' + span + '; the table has their values');
  }

  /** The lowest or highest value: in short, so that names keep their room; with all digits at the pointer. */
  showEdge(cell, number) {
    const whole = number === null ? '' : value(number);
    if (cell.title !== whole) {
      cell.title = whole;
      cell.textContent = number === null ? '' : short(number);
    }
  }

  shownValue(one, number) {
    return one.states && typeof number === 'number' ? one.states[number] ?? '–' : value(number);
  }

  more(count) {
    const left = count - this.series.length;
    this.part('.more').hidden = left <= 0 && count > 0;
    set(this.part('.more'), count === 0 ? 'No numbers so far'
        : left > 0 ? this.series.length + ' of ' + value(count) + ' series; the others are at /api/topics' : '');
  }

  showRecord() {
    const record = this.record;
    set(this.part('.place'), 'partition ' + record.partition + ' · offset ' + value(record.offset));
    if (!this.part('.record').open) {
      return;
    }
    const rows = [
      ['Time', time(record.timestampMs, this.page.now()) + ' (' + record.timestampType + ')'],
      ['Key', text(record, 'key')],
      ...record.headers.map(header => ['Header ' + header.key, text(header, 'value')])
    ];
    if (record.valueFormat !== 'json') {
      rows.push(['Value', record.valueFormat === 'none' ? 'null (a tombstone)' : record.valueFormat]);
    }
    const list = this.part('dl');
    list.replaceChildren(...rows.flatMap(([name, content]) => {
      const term = document.createElement('dt');
      const data = document.createElement('dd');
      term.textContent = name;
      data.textContent = content;
      return [term, data];
    }));
    this.part('pre').hidden = record.value === null;
    set(this.part('pre'), record.value ?? '');
  }
}

function text(of, name) {
  return of[name + 'Base64'] === undefined ? of[name] ?? 'none' : of[name + 'Base64'] + ' (base64)';
}

/** Text only: what comes from a record is never markup. */
function set(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
