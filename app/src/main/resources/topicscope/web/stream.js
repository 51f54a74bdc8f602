// The server's stream, read with fetch: an EventSource can't send the token.

const TOKEN = 'topicscope-token';
const RETRY_MS = [500, 1000, 2000, 5000];

/** Takes the token out of the address, where it would be seen and kept. */
export function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(TOKEN, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
}

function headers() {
  const token = sessionStorage.getItem(TOKEN);
  return token ? {Authorization: 'Bearer ' + token} : {};
}

/** Asks an endpoint for JSON. */
export async function get(path) {
  const answer = await fetch(path, {headers: headers(), cache: 'no-store'});
  if (!answer.ok) {
    throw new Error((await answer.text()).trim());
  }
  return answer.json();
}

export class Stream {
  /**
   * @param onMessage gets each message
   * @param onState gets 'open', 'closed' or 'refused', with a reason
   */
  constructor(onMessage, onState) {
    this.onMessage = onMessage;
    this.onState = onState;
    this.turn = 0;
    this.failures = 0;
  }

  /** Follows the stream with these parameters instead of others before. */
  open(query) {
    this.query = query;
    this.close();
    this.run(++this.turn);
  }

  /** Starts again, to get everything. */
  again() {
    this.open(this.query);
  }

  close() {
    this.turn++;
    if (this.abort) {
      this.abort.abort();
    }
  }

  async run(turn) {
    const mine = () => turn === this.turn;
    while (mine()) {
      try {
        this.abort = new AbortController();
        const answer = await fetch('api/events?' + this.query, {
          headers: {Accept: 'text/event-stream', ...headers()},
          signal: this.abort.signal,
          cache: 'no-store'
        });
        if (answer.status === 401) {
          this.onState('refused', 'This page needs its token: open the address that was printed when it was started.');
          return;
        }
        if (!answer.ok) {
          throw new Error((await answer.text()).trim());
        }
        this.onState('open', '');
        this.failures = 0;
        await this.read(answer.body.getReader(), mine);
        throw new Error('the server has ended the stream');
      } catch (e) {
        if (!mine()) {
          return;
        }
        this.onState('closed', e.message);
        const pause = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)];
        await new Promise(done => setTimeout(done, pause));
      }
    }
  }

  async read(reader, mine) {
    const decoder = new TextDecoder();
    let parts = [];
    for (;;) {
      const {done, value} = await reader.read();
      if (done || !mine()) {
        return;
      }
      const text = decoder.decode(value, {stream: true});
      const end = text.lastIndexOf('\n\n');
      if (end < 0 && !(text.startsWith('\n') && parts.length > 0)) {
        parts.push(text);
        continue;
      }
      parts.push(text);
      const events = parts.join('').split('\n\n');
      parts = [events.pop()];
      for (const event of events) {
        if (event.startsWith('data: ') && mine()) {
          this.onMessage(JSON.parse(event.slice(6)));
        }
      }
    }
  }
}
