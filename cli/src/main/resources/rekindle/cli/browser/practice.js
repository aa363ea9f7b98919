// The virtual phone as an object: display, keypad, plug. What it does is decided by the station's
// process; this module draws what it is told and passes on what is pressed, in its order.

const API = '/api/v1/practice';
const SIGNS = {
  ok: '✓', cancel: '✕', up: '▲', down: '▼', left: '◀', right: '▶', star: '*', hash: '#',
  'soft-1': 'F1', 'soft-2': 'F2', 'soft-3': 'F3', 'soft-4': 'F4',
};
const KEYBOARD = {
  '*': 'star', '#': 'hash', Enter: 'ok', Backspace: 'cancel', ArrowUp: 'up', ArrowDown: 'down',
  ArrowLeft: 'left', ArrowRight: 'right', F1: 'soft-1', F2: 'soft-2', F3: 'soft-3', F4: 'soft-4',
};

const root = document.getElementById('practice');
const place = document.getElementById('practice-phone');
const problem = document.getElementById('practice-problem');
const table = document.getElementById('practice-table');
const form = document.getElementById('practice-take');
const german = document.documentElement.lang.startsWith('de');

const texts = new Map(
  [...document.querySelectorAll('#practice-texts [data-text]')].map((el) => [el.dataset.text, el.textContent]));

function say(name, values = {}) {
  return texts.get(name).replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

function number(value) {
  return value.toLocaleString(german ? 'de' : 'en');
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// --- what the station is told ---------------------------------------------------------------------

let line = Promise.resolve();

/** Sends after everything that was sent before: keys must arrive in their order. */
function send(method, path) {
  line = line.then(() => ask(method, path)).catch(() => {});
  return line;
}

async function ask(method, path) {
  let answer;
  try {
    answer = await fetch(path, { method, headers: { Accept: 'application/json' } });
  } catch {
    tell(german ? 'Die Station antwortet nicht.' : 'The station does not answer.');
    throw new Error('unreachable');
  }
  const said = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) {
    tell([said.detail, said.next].filter(Boolean).join(' '));
    throw new Error(said.detail);
  }
  tell('');
  return said;
}

function tell(sentence) {
  problem.textContent = sentence;
  problem.hidden = sentence === '';
}

// --- the phone ------------------------------------------------------------------------------------

class Handset {
  constructor(view) {
    this.view = view;
    this.path = `${API}/${view.id}`;
    this.buttons = new Map();
    this.pressed = new Map();
    this.keepsDown = false;
    this.now = view.now;
    this.node = this.build();
    this.listen();
    this.draw(view.now);
  }

  build() {
    this.rows = Array.from({ length: this.view.lines }, () => element('div', { class: 'lcd-row' }));
    this.glass = element('div', { class: 'lcd', 'aria-hidden': 'true' }, ...this.rows);
    this.glass.style.setProperty('--columns', this.view.columns);
    // A large display has small letters; then what it says stands below it once more.
    const seen = this.view.columns > 30 ? 'said' : 'sr';
    this.spoken = element('span', { role: 'status' });
    this.said = element('p', { class: seen }, element('span', { class: 'said-by' }, `${say('says')} `), this.spoken);
    this.keypad = element('div', { class: 'keys', role: 'group', 'aria-label': say('keypad') });
    for (const row of this.view.keypad) {
      this.keypad.append(element('div', { class: 'keys-row' }, ...row.map((face) => this.button(face))));
    }
    this.plug = element('button', { type: 'button', class: 'plug' });
    this.keep = element('button', { type: 'button', class: 'keep', 'aria-pressed': 'false' }, say('keep-down'));
    this.doing = element('p', { class: 'doing' });
    this.bar = element('progress', { max: '1', value: '0', 'aria-label': say('display') });
    this.outcome = element('p', { class: 'outcome', role: 'status' });
    this.hand = element('p', { class: 'hand', role: 'status' });
    this.handset = element('section', { class: 'handset', tabindex: '0', 'aria-label': this.view.name },
      element('p', { class: 'handset-name' }, this.view.name),
      this.glass, this.said, this.keypad,
      element('div', { class: 'power' }, this.plug, this.keep), this.hand);
    return element('div', { class: 'bench' }, this.handset, this.notes());
  }

  button(face) {
    const use = face.use === '' ? '' : say(`use-${face.use.replace(' ', '-')}`);
    const made = element('button', {
      type: 'button', class: 'key', 'data-key': face.key, 'aria-label': use === '' ? this.spelled(face) : `${this.spelled(face)} (${use})`,
    }, SIGNS[face.key] ?? face.label);
    if (use) made.append(element('small', {}, use));
    this.buttons.set(face.key, made);
    return made;
  }

  spelled(face) {
    if (face.key === 'star') return say('name-of-star');
    return face.key === 'hash' ? say('name-of-hash') : face.label;
  }

  label(key) {
    return SIGNS[key] ?? key.replace('digit-', '');
  }

  notes() {
    const dot = this.view.keypad.flat().find((face) => face.use.includes('dot'));
    const way = this.view.rescueKey === ''
      ? say('how-in-countdown')
      : say('how-in', { key: this.label(this.view.rescueKey), n: this.view.holdSeconds });
    const numbers = this.view.numbers;
    const list = element('dl', { class: 'numbers' });
    for (const name of ['phone', 'server', 'mask', 'gateway']) {
      list.append(element('dt', {}, say(name)), element('dd', {}, numbers[name]));
    }
    const guide = new URLSearchParams({ model: this.view.model, ...numbers });
    const away = element('button', { type: 'button', class: 'plain away' }, say('put-away'));
    away.addEventListener('click', () => putAway(this.view.id));
    return element('section', { class: 'bench-notes' },
      this.doing, this.bar, this.outcome,
      element('p', {}, way),
      element('h2', {}, say('numbers')), list,
      dot ? element('p', {}, say('dot', { key: this.label(dot.key) })) : '',
      element('p', {}, element('a', { href: `/?${guide}` }, say('guide'))),
      element('p', { class: 'keyboard-help' }, say('keyboard')),
      away);
  }

  listen() {
    for (const [key, button] of this.buttons) {
      button.addEventListener('pointerdown', (event) => {
        if (event.button === 0) {
          button.setPointerCapture(event.pointerId);
          this.down(key, `pointer-${event.pointerId}`);
        }
      });
      for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
        button.addEventListener(end, (event) => this.up(`pointer-${event.pointerId}`));
      }
      button.addEventListener('contextmenu', (event) => event.preventDefault());
      // A screen reader and some switches only click.
      button.addEventListener('click', (event) => {
        if (event.detail === 0) this.tap(key);
      });
    }
    this.plug.addEventListener('click', () => this.togglePlug());
    this.keep.addEventListener('click', () => this.toggleKeep());
    this.handset.addEventListener('keydown', (event) => this.keyboardDown(event));
    this.handset.addEventListener('keyup', (event) => this.up(`keyboard-${event.code}`));
    this.handset.addEventListener('focusout', (event) => {
      if (!this.handset.contains(event.relatedTarget)) this.letGoOfAll('keyboard-');
    });
  }

  keyboardDown(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const onButton = event.target.closest('button');
    if (onButton && (event.key === 'Enter' || event.key === ' ')) {
      const key = onButton.dataset.key;
      if (key) {
        event.preventDefault();
        if (!event.repeat) this.down(key, `keyboard-${event.code}`);
      }
      return;
    }
    const key = this.keyOf(event.key);
    if (key && this.buttons.has(key)) {
      event.preventDefault();
      if (!event.repeat) this.down(key, `keyboard-${event.code}`);
    } else if (event.key === 'p' && !event.repeat) {
      this.togglePlug();
    } else if (event.key === 'h' && !event.repeat) {
      this.toggleKeep();
    }
  }

  keyOf(typed) {
    if (/^\d$/.test(typed)) return `digit-${typed}`;
    const used = (use) => this.view.keypad.flat().find((face) => face.use.includes(use))?.key;
    if (typed === '.' || typed === ',') return used('dot');
    return typed === 'n' ? used('next') : KEYBOARD[typed];
  }

  /** @param by who holds it: a finger, or a key of the keyboard */
  down(key, by) {
    if (this.keepsDown) {
      this.keepsDown = false;
      this.pressed.set('kept', key);
      this.drawKeep();
    } else if (!this.pressed.has(by)) {
      this.pressed.set(by, key);
    } else {
      return;
    }
    send('POST', `${this.path}/keys/${key}/down`);
  }

  up(by) {
    const key = this.pressed.get(by);
    if (key !== undefined) {
      this.pressed.delete(by);
      if (![...this.pressed.values()].includes(key)) send('POST', `${this.path}/keys/${key}/up`);
    }
  }

  tap(key) {
    this.down(key, 'tap');
    this.up('tap');
  }

  letGoOfAll(prefix) {
    for (const by of [...this.pressed.keys()]) if (by.startsWith(prefix)) this.up(by);
  }

  togglePlug() {
    send('POST', `${this.path}/plug/${this.now.powered ? 'out' : 'in'}`);
  }

  toggleKeep() {
    if (this.pressed.has('kept')) this.up('kept');
    else this.keepsDown = !this.keepsDown;
    this.drawKeep();
  }

  // --- drawing ------------------------------------------------------------------------------------

  drawKeep() {
    const kept = this.pressed.has('kept');
    this.keep.textContent = say(kept ? 'let-go' : 'keep-down');
    this.keep.setAttribute('aria-pressed', String(kept || this.keepsDown));
    this.hand.textContent = this.keepsDown ? say('next-stays') : kept ? say('stays', { key: this.label(this.pressed.get('kept')) }) : '';
  }

  draw(now) {
    const shown = this.now;
    this.now = now;
    this.rows.forEach((row, at) => this.drawRow(row, now.rows[at] ?? '', at === now.cursorLine ? now.cursorColumn : -1));
    const text = now.rows.map((row) => row.trim()).filter(Boolean).join(' ');
    const spoken = text === '' ? say('dark') : text;
    if (this.spoken.textContent !== spoken) this.spoken.textContent = spoken;
    this.handset.classList.toggle('on', now.powered);
    this.plug.textContent = say(now.powered ? 'plug-out' : 'plug-in');
    this.plug.classList.toggle('danger', now.flashPlanned > 0 && now.flashDone < now.flashPlanned);
    for (const [key, button] of this.buttons) button.classList.toggle('down', now.held.includes(key));
    this.drawDoing(now);
    if (now.attempts !== shown.attempts || now.ending !== shown.ending || this.outcome.textContent === '') {
      this.outcome.textContent = german ? now.says.de : now.says.en;
    }
    if (now.trouble) tell(now.trouble);
  }

  drawRow(row, text, cursor) {
    const padded = text.padEnd(this.view.columns);
    if (cursor < 0) {
      if (row.textContent !== padded) row.textContent = padded;
      return;
    }
    row.replaceChildren(padded.slice(0, cursor), element('span', { class: 'cursor' }, padded[cursor]), padded.slice(cursor + 1));
  }

  drawDoing(now) {
    const flashing = now.flashPlanned > 0;
    this.bar.hidden = !flashing || !now.powered;
    if (flashing) this.bar.value = now.flashDone / now.flashPlanned;
    if (!now.powered) this.doing.textContent = say('no-power');
    else if (flashing && now.flashDone === now.flashPlanned) this.doing.textContent = say('flash-done');
    else if (flashing) this.doing.textContent = say('flash', { done: number(now.flashDone), planned: number(now.flashPlanned) });
    else this.doing.textContent = now.loadedBytes > 0 ? say('loaded', { n: number(now.loadedBytes) }) : say('power');
  }
}

// --- the table ------------------------------------------------------------------------------------

let shown = null;
let stream = null;

/** Watches the phone that is shown, while this tab is: a browser has six connections for all tabs. */
function follow() {
  stream?.close();
  stream = null;
  if (!shown || document.hidden) return;
  const { view } = shown;
  stream = new EventSource(`${API}/${view.id}/events`);
  stream.addEventListener('phone', (event) => shown.draw(JSON.parse(event.data)));
  stream.addEventListener('gone', () => {
    stream.close();
    tell(say('gone'));
    refresh();
  });
}

document.addEventListener('visibilitychange', follow);

function show(view) {
  shown = new Handset(view);
  place.replaceChildren(shown.node);
  place.hidden = false;
  history.replaceState(null, '', `#${view.id}`);
  follow();
  offerImage(view.model);
}

async function refresh() {
  const views = await ask('GET', API);
  table.replaceChildren(...views.map((view) => {
    const link = element('button', { type: 'button', class: 'plain', 'aria-pressed': String(view.id === shown?.view.id) }, `${view.id}: ${view.name}`);
    link.addEventListener('click', () => {
      show(view);
      refresh();
    });
    return link;
  }));
  table.hidden = views.length < 2;
  return views;
}

async function putAway(id) {
  stream?.close();
  await ask('DELETE', `${API}/${id}`);
  shown = null;
  stream = null;
  place.replaceChildren();
  place.hidden = true;
  history.replaceState(null, '', location.pathname);
  const views = await refresh();
  if (views.length > 0) show(views[0]);
}

/** Where nothing is published under the model's name, a practice image can be made at once. */
async function offerImage(model) {
  const option = [...form.model.options].find((one) => one.value === model);
  if (!option) return;
  const images = await ask('GET', '/api/v1/images');
  const name = option.dataset.name.toLowerCase();
  const published = images.some((image) => image.names.some((one) => one.toLowerCase() === name));
  if (published) return;
  const make = element('button', { type: 'button', class: 'main' }, say('make-image'));
  const offer = element('div', { class: 'offer' }, element('p', {}, say('no-image')), make, element('p', {}, say('only-practice')));
  make.addEventListener('click', async () => {
    make.disabled = true;
    try {
      await ask('POST', `${API}/image?model=${encodeURIComponent(model)}`);
      offer.remove();
    } finally {
      make.disabled = false;
    }
  });
  place.prepend(offer);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wanted = new URLSearchParams({ model: form.model.value, speed: form.speed.value });
  const view = await ask('POST', `${API}?${wanted}`);
  show(view);
  await refresh();
  shown.handset.focus();
});

const wanted = new URLSearchParams(location.search).get('model');
if (wanted && [...form.model.options].some((option) => option.value === wanted)) form.model.value = wanted;

const views = await refresh();
const asked = views.find((view) => view.id === location.hash.slice(1)) ?? views[0];
if (asked) {
  show(asked);
  refresh();
}
root.dataset.ready = 'true';
