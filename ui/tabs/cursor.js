// The cell at hand: keys as in a spreadsheet, blocks that are pasted, what there is to know of it in the strip below.
const KEPT_SWITCH = 'nianbao-before';
const strip = sheets.querySelector('.strip');
const beforeSwitch = sheets.querySelector('#before-switch');
const fieldAt = (event) => event.target.closest('td[data-cell] input');

// The field in the next line of the same table that stands under (or over) this one.
function vertical(field, step, among = 'td[data-cell] input') {
  const middle = (one) => one.getBoundingClientRect().left + one.getBoundingClientRect().width / 2;
  const own = field.closest('tr');
  const lines = [...own.parentElement.querySelectorAll('tr')].filter((one) => one === own || one.querySelector(among));
  const line = lines[lines.indexOf(own) + step];
  if (!line) return null;
  const away = (one) => Math.abs(middle(one) - middle(field));
  return [...line.querySelectorAll(among)].reduce((best, one) => (away(one) < away(best) ? one : best));
}

function neighbour(field, step, among = 'td[data-cell] input') {
  const all = [...sheets.querySelectorAll('td[data-cell] input')];
  const beyond = step > 0 ? all.slice(all.indexOf(field) + 1) : all.slice(0, all.indexOf(field)).reverse();
  return beyond.find((one) => one.matches(among)) ?? null;
}

function keyTarget(field, event) {
  const { key, shiftKey } = event;
  const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const typed = field.closest('td.computed') ? 'td.computed input' : 'td.typed input'; // Enter goes on to more of the same
  const step = shiftKey ? -1 : 1;
  if (key === 'Enter') return vertical(field, step, typed) ?? neighbour(field, step, typed);
  if (key === 'ArrowDown') return vertical(field, 1);
  if (key === 'ArrowUp') return vertical(field, -1);
  if (key === 'ArrowRight' && (whole || field.selectionStart === field.value.length)) return neighbour(field, 1);
  if (key === 'ArrowLeft' && (whole || field.selectionEnd === 0)) return neighbour(field, -1);
  return undefined;
}

// Undo and redo of the report, unless there is typing in the field to be undone.
function reportsOwn(field, event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return '';
  const key = event.key.toLowerCase();
  if (field && hasUnsent(field)) return '';
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : '';
}

sheets.addEventListener('keydown', (event) => {
  const field = fieldAt(event);
  if (event.isComposing || event.target.closest('button')) return;
  const own = reportsOwn(field, event);
  if (own) {
    event.preventDefault();
    return enqueue({ event: own });
  }
  if (!field) return;
  if (event.key === 'Escape') {
    takeBack(field, true);
    nameCell(field.closest('td'));
    reckon();
    return tellStrip();
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return leadToFinding(toldOf(field.closest('td'))[0]?.key);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const next = keyTarget(field, event);
  if (next === undefined && event.key !== 'Enter') return;
  event.preventDefault();
  commit(field);
  next?.focus();
});
sheets.addEventListener('focusin', (event) => {
  const field = fieldAt(event);
  if (!field) return;
  field.select();
  compareAt(field);
  tellStrip();
});
sheets.addEventListener('focusout', (event) => {
  const field = fieldAt(event);
  if (!field) return;
  commit(field);
  requestAnimationFrame(() => {
    compareAt(field);
    if (!sheets.contains(document.activeElement)) tellStrip();
  });
});

function compareAt(field) {
  const td = field.closest('td.computed');
  if (td) compareTotal(td);
}

// Several cells copied from a spreadsheet are the server's to place; a single value is pasted like any text.
sheets.addEventListener('paste', (event) => {
  const field = fieldAt(event);
  const block = event.clipboardData?.getData('text/plain') ?? '';
  if (!field || !/[\t\r\n]/.test(block.replace(/[\r\n]+$/, ''))) return;
  event.preventDefault();
  takeBack(field);
  enqueue({ event: 'block', cell: field.closest('td').dataset.cell, block });
});

function toldOf(td) {
  const says = (td.dataset.says ?? '').split('\n');
  return (td.dataset.told ?? '').split('\n').filter(Boolean).map((key, place) => ({ key, say: says[place] }));
}

function leadToFinding(key) {
  if (!key) return;
  if (!beside.matches) choose(tabOf('checks'));
  const found = [...panel('checks').querySelectorAll('[data-finding]')].find((one) => one.dataset.finding === key);
  putOut();
  found?.classList.add('led');
  show(found);
  found?.querySelector('.lead')?.focus({ preventScroll: true });
}

// What there is to say of the cell at hand: why it was refused, what the checks found, the total, last year.
function tellStrip() {
  if (strip.contains(document.activeElement)) return;
  const td = sheets.contains(document.activeElement) ? document.activeElement.closest('td[data-cell]') : null;
  const lines = td ? [...stripLines(td)] : [];
  const now = lines.map((one) => one.outerHTML).join('');
  if (strip.innerHTML !== now) strip.replaceChildren(...lines);
  strip.classList.toggle('bad', Boolean(td?.matches('.refused, [data-standing=wrong]')));
}

function* stripLines(td) {
  const { held, why } = fieldOf(td).dataset;
  const { stated, sum, before } = td.dataset;
  const line = (words, kind) => Object.assign(document.createElement(kind), { textContent: words });
  const aside = (words) => Object.assign(line(words, 'span'), { ariaHidden: 'true' }); // the field tells it already
  if (why) yield line(`${why}${held ? `这一格记的是 ${held}` : '这一格还是空的'}，改好再按回车，按 Esc 恢复。`, 'b');
  for (const { key, say } of toldOf(td)) {
    const button = line(say, 'button');
    button.type = 'button';
    button.dataset.finding = key;
    button.title = '到“核对”里看（Ctrl+回车）';
    yield button;
  }
  if (stated) yield aside(stated === sum ? `合计 ${sum}，已和您填的核对。` : `合计 ${sum || '还没有算出'}，您填 ${stated}。`);
  if (before !== undefined) yield aside(`上年：${before}`);
}

strip.addEventListener('click', (event) => leadToFinding(event.target.closest('[data-finding]')?.dataset.finding));

// Last year's numbers in the cells, for those who have no mouse to rest on them.
function showBefore(on) {
  sheets.classList.toggle('with-before', on);
  beforeSwitch.textContent = on ? '上年数：隐藏' : '上年数：显示';
  beforeSwitch.setAttribute('aria-pressed', String(on));
}

function offerBefore() {
  beforeSwitch.hidden = !sheets.querySelector('td[data-before]');
}

beforeSwitch.addEventListener('click', () => {
  const on = !sheets.matches('.with-before');
  localStorage.setItem(KEPT_SWITCH, on ? '1' : '');
  showBefore(on);
});
showBefore(localStorage.getItem(KEPT_SWITCH) === '1');
