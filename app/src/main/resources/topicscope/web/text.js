// Numbers, times and durations as text.

const SI = [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k']];
const clock = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});
const day = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short'});

/** A value with its digits; a text is an exact number beyond 2^53 or the name of a state. */
export function value(number) {
  if (typeof number === 'string') {
    return /^-?\d+$/.test(number) ? number.replace(/\B(?=(\d{3})+$)/g, ',') : number;
  }
  if (number === undefined || number === null || Number.isNaN(number)) {
    return '–';
  }
  const size = Math.abs(number);
  if (Number.isInteger(number) && size < 1e15) {
    return number.toLocaleString('en-US');
  }
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) {
    return number.toExponential(3);
  }
  const digits = size >= 1000 ? 1 : size >= 100 ? 2 : size >= 1 ? 3 : 5;
  return number.toLocaleString('en-US', {maximumFractionDigits: digits});
}

/** A value of at most eight characters. */
export function short(number) {
  const whole = value(number);
  if (whole.length <= 8) {
    return whole;
  }
  const size = Math.abs(number);
  const [factor, letter] = SI.find(([factor]) => size >= factor) ?? [1, ''];
  return size >= 1e15 || size < 1 ? number.toExponential(2)
      : (number / factor).toLocaleString('en-US', {maximumSignificantDigits: 4}) + letter;
}

/** A number for the tick of an axis. */
export function tick(number, step) {
  const size = Math.abs(number);
  for (const [factor, letter] of SI) {
    if (size >= factor && (factor > 1e3 || size >= 1e4)) {
      return trimmed(number / factor, step / factor) + letter;
    }
  }
  return trimmed(number, step);
}

function trimmed(number, step) {
  if (number !== 0 && Math.abs(number) < 1e-4) {
    return number.toExponential(1);
  }
  let digits = 0;
  while (digits < 6 && Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) > 1e-6) {
    digits++;
  }
  return number.toFixed(digits);
}

/** A time for the tick of an axis: as fine as the step needs. */
export function timeTick(ms, step) {
  // uPlot's ticks can be a millisecond early.
  const date = new Date(step >= 100 ? Math.round(ms / 10) * 10 : Math.round(ms));
  if (step >= 86_400_000) {
    return day.format(date);
  }
  const text = clock.format(date);
  if (step >= 60_000) {
    return text.slice(0, 5);
  }
  return step >= 1000 ? text : text.slice(3) + '.' + String(date.getMilliseconds()).padStart(3, '0').slice(0, step >= 100 ? 1 : 3);
}

/** An age that is read at a glance, as in the window. */
export function age(ms) {
  const s = Math.max(0, ms) / 1000;
  if (s < 10) {
    return s.toFixed(1) + ' s';
  }
  if (s < 60) {
    return Math.floor(s) + ' s';
  }
  if (s < 3600) {
    return Math.floor(s / 60) + ' min';
  }
  return s < 86400 ? Math.floor(s / 3600) + ' h' : Math.floor(s / 86400).toLocaleString('en-US') + ' d';
}

/** A duration as a clock that counts. */
export function counting(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  const tail = String(Math.floor(s / 60) % 60).padStart(s < 3600 ? 1 : 2, '0') + ':' + String(s % 60).padStart(2, '0');
  return s < 3600 ? tail : Math.floor(s / 3600) + ':' + tail;
}

/** A time of day with milliseconds, and the day if it isn't today. */
export function time(ms, now) {
  const date = new Date(ms);
  const text = clock.format(date) + '.' + String(date.getMilliseconds()).padStart(3, '0');
  return date.toDateString() === new Date(now).toDateString() ? text : day.format(date) + ' ' + text;
}
