// The page: what is chosen, the stream, and one time axis for all topics.

import {Stream, get, takeToken} from './stream.js';
import {Topic} from './topic.js';
import {age, counting} from './text.js';

const WINDOWS = [
  ['200', '200 points'], ['1000', '1,000 points'], ['10s', '10 s'], ['1m', '1 min'], ['5m', '5 min'], ['30m', '30 min'],
  ['2h', '2 h'], ['24h', '24 h'], ['7d', '7 days']
];
const MS = {s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7};
const FRAME_MS = 30;
const SAY_MS = 100;
const phone = matchMedia('(max-width: 640px)');
const byId = id => document.getElementById(id);

takeToken();

const topics = new Map();
const chosen = new Set(JSON.parse(localStorage.getItem('topics') ?? '[]'));
const system = matchMedia('(prefers-color-scheme: dark)');
let names = [];
let clockAhead = 0;
let history = false;
let pointed = null;
let dirty = true;
let frozenAt = null;
let past = null;
let shownEnd = NaN;
let shownSpan = NaN;
let closedSince = 0;
let sized = 0;
let fitted = 0;
let followedAt = 0;
let spoken = [];

const page = {
  dark: false,
  get frozen() {
    return frozenAt !== null || past !== null;
  },
  now: () => Date.now() + clockAhead,
  view: () => ({span: span(), columns: columns(), history}),
  point(at) {
    pointed = at;
    dirty = true;
  },
  redraw() {
    dirty = true;
  },
  /** At most one sentence in 4 s, so that a screen reader isn't flooded. */
  announce(text) {
    spoken.push(text);
  }
};
setInterval(() => {
  if (spoken.length > 0) {
    byId('announce').textContent = spoken.slice(-3).join('. ');
    spoken = [];
  }
}, 4000);

// ---- the window -------------------------------------------------------------------------------

const select = byId('window');
for (const [value, name] of WINDOWS) {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = name;
  select.append(option);
}
const wanted = new URLSearchParams(location.search).get('window') ?? localStorage.getItem('window');
select.value = WINDOWS.some(([value]) => value === wanted) ? wanted : '200';

/** The visible span in ms; 0 for a number of points. */
function span() {
  if (fitted) {
    return fitted;
  }
  const [, number, unit] = /^(\d+)([smhd])?$/.exec(select.value);
  return unit ? number * MS[unit] : 0;
}

/**
 * Where a number of points takes longer in one topic than in another, all show the longest span: on one time axis the
 * others would begin in the middle.
 */
function fit(shown) {
  if (fitted || span() || shown.length < 2 || page.frozen || Date.now() - followedAt < 1500) {
    return;
  }
  const spans = shown.map(topic => topic.spanOfLast(Number(select.value))).filter(width => width > 0);
  const longest = Math.max(...spans);
  if (spans.length > 1 && longest > 1.3 * Math.min(...spans)) {
    const scale = 10 ** Math.floor(Math.log10(longest));
    fitted = Math.max(1000, Math.ceil(longest / scale * 4) / 4 * scale);
    follow();
  }
}

/** Never more columns than there are pixels. */
function columns() {
  const width = document.querySelector('.plots')?.clientWidth ?? document.documentElement.clientWidth;
  const pixels = (width - 54) * devicePixelRatio;
  return [1600, 800, 400].find(some => some <= pixels) ?? 200;
}

// ---- the stream -------------------------------------------------------------------------------

const stream = new Stream(receive, (state, why) => {
  const notice = byId('notice');
  notice.hidden = state === 'open';
  document.body.classList.toggle('cut', state !== 'open');
  if (state === 'open') {
    if (closedSince) {
      page.announce('Connected again');
    }
    closedSince = 0;
  } else {
    closedSince = closedSince || Date.now();
    notice.textContent = state === 'refused' ? why : 'No connection to the page\'s server for '
        + counting(Date.now() - closedSince) + ': ' + why + '. Trying again.';
    page.announce(notice.textContent);
  }
});

function follow() {
  followedAt = Date.now();
  const query = new URLSearchParams({window: fitted ? Math.round(fitted) + 'ms' : select.value, columns: columns()});
  shownTopics().forEach(name => query.append('topic', name));
  sized = columns();
  topics.forEach(topic => {
    topic.version = 0;
  });
  stream.open(query);
}

function receive(message) {
  const ahead = message.nowMs - Date.now();
  clockAhead = clockAhead === 0 || Math.abs(ahead - clockAhead) > 2000 ? ahead : Math.max(clockAhead - 0.05, ahead);
  if (message.topics) {
    show(message.topics);
  }
  for (const part of message.changed) {
    const topic = topics.get(part.topic);
    if (topic && !topic.apply(part)) {
      stream.again();
      return;
    }
  }
  dirty = true;
}

// ---- the topics -------------------------------------------------------------------------------

function shownTopics() {
  const kept = names.filter(name => chosen.has(name));
  return kept.length > 0 ? kept : names.slice(0, 3);
}

function show(now) {
  if (JSON.stringify(now) === JSON.stringify(names)) {
    return;
  }
  const first = names.length === 0;
  names = now;
  for (const name of [...topics.keys()]) {
    if (!names.includes(name)) {
      topics.get(name).root.remove();
      topics.delete(name);
    }
  }
  names.filter(name => !topics.has(name)).forEach(name => topics.set(name, new Topic(name, page)));
  arrange();
  if (first && names.length > shownTopics().length) {
    follow();
  }
}

function arrange() {
  const shown = shownTopics();
  byId('topics').replaceChildren(...names.map((name, i) => {
    const button = document.createElement('button');
    button.textContent = name;
    button.title = i < 9 ? name + ' (' + (i + 1) + ')' : name;
    button.setAttribute('aria-pressed', String(shown.includes(name)));
    button.addEventListener('click', () => toggle(name));
    return button;
  }));
  byId('topics').hidden = names.length < 2;
  byId('main').replaceChildren(...shown.map(name => topics.get(name).root));
  document.title = shown.length === 1 ? shown[0] + ' – Topicscope' : 'Topicscope';
  topics.forEach(topic => {
    topic.plannedAt = 0;
  });
  size();
}

/** The plots of the topics fill the window; on a phone one after the other does. */
function size() {
  const count = Math.max(1, shownTopics().length);
  const room = phone.matches ? innerHeight * 0.3 : (innerHeight - 110) / count - 72;
  const height = Math.round(Math.min(680, Math.max(190, room)));
  document.documentElement.style.setProperty('--plot-height', height + 'px');
  dirty = true;
}

function toggle(name) {
  const shown = new Set(shownTopics());
  if (shown.has(name) && shown.size === 1) {
    return;
  }
  shown[shown.has(name) ? 'delete' : 'add'](name);
  chosen.clear();
  shown.forEach(one => chosen.add(one));
  localStorage.setItem('topics', JSON.stringify([...chosen]));
  const focused = names.indexOf(name);
  const had = byId('topics').contains(document.activeElement);
  arrange();
  if (had) {
    byId('topics').children[focused].focus();
  }
  page.announce(name + (chosen.has(name) ? ' shown' : ' hidden'));
  live();
  fitted = 0;
  follow();
}

// ---- pause, past, live ------------------------------------------------------------------------

function live() {
  frozenAt = null;
  past = null;
  shownEnd = NaN;
  topics.forEach(topic => topic.freeze(false));
  sayPause();
}

function pause() {
  if (page.frozen) {
    live();
    page.announce('Live');
  } else {
    frozenAt = {from: shownEnd - shownSpan, to: shownEnd};
    topics.forEach(topic => topic.freeze(true));
    page.announce('Paused; values and states go on');
  }
  sayPause();
}

function sayPause() {
  byId('pause').setAttribute('aria-pressed', String(page.frozen));
  byId('pause').textContent = phone.matches ? page.frozen ? '▶' : '❚❚' : page.frozen ? 'Live' : 'Pause';
  byId('newer').disabled = !page.frozen;
  document.body.classList.toggle('paused', page.frozen);
  dirty = true;
}

async function move(parts) {
  const shown = past ?? frozenAt ?? {from: shownEnd - shownSpan, to: shownEnd};
  const width = shown.to - shown.from;
  if (!(width > 0)) {
    return;
  }
  const from = shown.from + parts * width;
  const newest = Math.max(...shownTopics().map(name => topics.get(name).latest()));
  if (parts > 0 && from + width >= newest) {
    live();
    return;
  }
  try {
    await Promise.all(shownTopics().map(name => topics.get(name).showPast(from, from + width, columns())));
    past = {from, to: from + width};
    sayPause();
    page.announce('Older by ' + age(newest - past.to));
  } catch (e) {
    page.announce(e.message);
  }
}

// ---- frames -----------------------------------------------------------------------------------

/** The visible range. While data come it rolls with the clock; else it ends at the newest sample. */
function range(shown, elapsed) {
  const fixed = past ?? frozenAt;
  if (fixed) {
    return [fixed.from, fixed.to];
  }
  const latest = Math.max(...shown.map(topic => topic.latest()));
  if (!Number.isFinite(latest)) {
    return null;
  }
  const points = span() === 0 ? Number(select.value) : 0;
  const width = points ? Math.max(1, ...shown.map(topic => topic.spanOfLast(points))) : span();
  const now = page.now();
  const rolls = width >= 2000 && now >= latest && now - latest < Math.max(5000, width / 4);
  const end = rolls ? now : latest;
  const share = 1 - Math.exp(-elapsed / 120);
  const jump = Number.isNaN(shownEnd) || Math.abs(end - shownEnd) > width / 2;
  shownEnd = rolls && Math.abs(end - shownEnd) < 100 || jump ? end : shownEnd + (end - shownEnd) * share;
  shownSpan = jump || Number.isNaN(shownSpan) ? width : shownSpan + (width - shownSpan) * share;
  shown.forEach(topic => topic.trim({points}, end - 1.1 * width));
  return [shownEnd - shownSpan, shownEnd];
}

let drawnAt = 0;
let paintMs = 0;
let saidAt = 0;
let drawn = '';

function frame(now) {
  requestAnimationFrame(frame);
  // What is new is drawn at once, the rolling of the axis 30 times a second; more seldom where painting is slow, so
  // that it takes a third of the time at most: what is new would wait for it.
  if ((!dirty && now - drawnAt < Math.max(FRAME_MS, 3 * paintMs)) || document.hidden) {
    return;
  }
  const elapsed = Math.min(1000, now - drawnAt);
  drawnAt = now;
  const shown = shownTopics().map(name => topics.get(name)).filter(Boolean);
  const visible = shown.length === 0 ? null : range(shown, elapsed);
  let told = false;
  if (visible) {
    const key = visible.map(edge => edge.toFixed(1)).join();
    if (dirty || key !== drawn) {
      drawn = key;
      told = dirty;
      shown.forEach((topic, i) => topic.draw(...visible, i === shown.length - 1));
      timePainting();
      if (told) {
        painted(shown);
      }
      dirty = false;
    }
  }
  // Not in the frame that draws what is new, which would be later.
  if (now - saidAt >= (told ? 4 * SAY_MS : SAY_MS)) {
    saidAt = now;
    fit(shown);
    shown.forEach(topic => topic.say(visible?.[0] ?? 0, visible?.[1] ?? 0, pointed));
  }
}

function timePainting() {
  const began = performance.now();
  setTimeout(() => {
    paintMs += (performance.now() - began - paintMs) / 8;
  }, 0);
}

/** Tells who measures or tests, after the frame is painted, what it shows. */
function painted(shown) {
  const latest = shown.map(topic => ({topic: topic.name, latestMs: topic.latest(), offset: topic.record?.offset}));
  setTimeout(() => document.dispatchEvent(new CustomEvent('painted', {
    detail: {atMs: performance.timeOrigin + performance.now(), latest}
  })), 0);
}

// ---- theme, keys, size ------------------------------------------------------------------------

function dress() {
  const theme = localStorage.getItem('theme');
  page.dark = theme ? theme === 'dark' : system.matches;
  document.documentElement.dataset.theme = page.dark ? 'dark' : 'light';
  topics.forEach(topic => topic.repaint());
  dirty = true;
}

function otherTheme() {
  localStorage.setItem('theme', page.dark ? 'light' : 'dark');
  dress();
}

const keys = {
  ' ': pause, l: live, d: otherTheme, ArrowLeft: () => move(-0.5), ArrowRight: () => move(0.5),
  w: () => select.focus(), s: () => document.querySelector('button.series')?.focus()
};
document.addEventListener('keydown', event => {
  const on = event.target;
  const own = on.closest('select, input, pre') || (event.key === ' ' && on.closest('button, summary'));
  if (event.ctrlKey || event.altKey || event.metaKey || own) {
    return;
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const buttons = [...document.querySelectorAll('button.series')];
    const at = buttons.indexOf(on);
    if (at >= 0) {
      event.preventDefault();
      buttons[(at + (event.key === 'ArrowDown' ? 1 : buttons.length - 1)) % buttons.length].focus();
    }
    return;
  }
  const action = /^[1-9]$/.test(event.key) && names[event.key - 1]
    ? () => toggle(names[event.key - 1]) : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

byId('pause').addEventListener('click', pause);
byId('older').addEventListener('click', () => move(-0.5));
byId('newer').addEventListener('click', () => move(0.5));
byId('theme').addEventListener('click', otherTheme);
select.addEventListener('change', () => {
  localStorage.setItem('window', select.value);
  live();
  fitted = 0;
  follow();
});
system.addEventListener('change', dress);
phone.addEventListener('change', sayPause);
addEventListener('resize', () => {
  size();
  if (columns() !== sized) {
    follow();
  }
});
document.addEventListener('toggle', event => {
  if (event.target.matches('.record')) {
    topics.forEach(topic => topic.record && topic.showRecord());
  }
}, true);

dress();
sayPause();
get('api/topics').then(all => {
  history = all.history;
  show(all.topics.map(topic => topic.topic));
  follow();
}, () => follow());
requestAnimationFrame(frame);
