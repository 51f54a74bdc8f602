// The points of one series that the page draws, in the order of their times. NaN breaks the line.

export class Points {
  constructor() {
    this.t = [];
    this.y = [];
  }

  /** Replaces everything from a time on by the points of a message. */
  replace(cut, message) {
    const keep = this.indexOf(cut);
    this.t.length = keep;
    this.y.length = keep;
    for (let i = 0; i < message.t.length; i++) {
      this.t.push(message.from + message.t[i]);
      this.y.push(message.y[i] === null ? NaN : message.y[i]);
    }
  }

  /** Puts older points before these. */
  prepend(t, y) {
    const count = this.t.length === 0 ? t.length : t.findIndex(time => time >= this.t[0]);
    const older = count < 0 ? t.length : count;
    this.t = t.slice(0, older).concat(this.t);
    this.y = y.slice(0, older).concat(this.y);
  }

  /** Forgets what lies before a time, but for the point from which the line enters. */
  forgetBefore(time) {
    const first = this.indexOf(time) - 1;
    if (first > 256) {
      this.t.splice(0, first);
      this.y.splice(0, first);
    }
  }

  /** Keeps the newest samples. */
  keepLast(count) {
    const surplus = this.t.length - 2 * count;
    if (surplus > 0) {
      this.t.splice(0, surplus);
      this.y.splice(0, surplus);
    }
  }

  /** The time of the oldest of the newest samples. */
  startOfLast(count) {
    let left = count;
    for (let i = this.t.length - 1; i >= 0; i--) {
      left -= Number.isNaN(this.y[i]) ? 0 : 1;
      if (left === 0 || i === 0) {
        return this.t[i];
      }
    }
    return NaN;
  }

  last() {
    return this.t.length === 0 ? NaN : this.t[this.t.length - 1];
  }

  /** The index of the first point at a time or later. */
  indexOf(time) {
    let low = 0;
    let high = this.t.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.t[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The value nearest to a time. */
  nearest(time) {
    const after = this.indexOf(time);
    let best = NaN;
    let distance = Infinity;
    for (let i = Math.max(0, after - 2); i < Math.min(this.t.length, after + 2); i++) {
      if (!Number.isNaN(this.y[i]) && Math.abs(this.t[i] - time) < distance) {
        distance = Math.abs(this.t[i] - time);
        best = this.y[i];
      }
    }
    return best;
  }

  /** The lowest and the highest value in a range of time, with those just outside of it. */
  range(from, to) {
    let low = Infinity;
    let high = -Infinity;
    const end = Math.min(this.t.length, this.indexOf(to) + 1);
    for (let i = Math.max(0, this.indexOf(from) - 1); i < end; i++) {
      const y = this.y[i];
      if (y < low) {
        low = y;
      }
      if (y > high) {
        high = y;
      }
    }
    return [low, high];
  }

  copy() {
    const other = new Points();
    other.t = this.t.slice();
    other.y = this.y.slice();
    return other;
  }
}

/** The points of columns as the endpoint for series gives them. */
export function ofColumns(series) {
  const points = new Points();
  series.timesMs.forEach((time, i) => {
    for (const part of ['first', 'min', 'max', 'last']) {
      points.t.push(time);
      points.y.push(Number(series[part][i]));
    }
  });
  return points;
}
