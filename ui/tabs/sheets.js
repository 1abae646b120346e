// The official tables: figures written into the drawn cells, edits sent one after the other, keys as in a spreadsheet.
const sheets = panel('sheets');
const waiting = []; // edits that the server has not acknowledged yet, the first of them on its way
let drawn = '';
let focused = ''; // the cells that the answer before wrote

const inputs = () => [...sheets.querySelectorAll('td.typed input')];
const cellOf = (id) => sheets.querySelector(`td[data-cell="${CSS.escape(id)}"]`);

function draw(grid) {
  if (drawn === grid) return;
  sheets.querySelector('.grid').innerHTML = grid;
  drawn = grid;
}

function lead(cell, others) {
  choose(tabOf('sheets'));
  putOut();
  others.forEach((id) => cellOf(id)?.classList.add('lit'));
  const td = cellOf(cell);
  if (!td) return;
  td.classList.add('led');
  show(td);
  td.tabIndex = -1; // a total has no field of its own
  (td.querySelector('input') ?? td).focus({ preventScroll: true });
}

function markChanged(cells) {
  putOut();
  sheets.querySelectorAll('.changed').forEach((one) => one.classList.remove('changed'));
  const now = JSON.stringify(cells);
  if (now === focused) return;
  const first = focused !== '' && cells.length ? cellOf(cells[0]) : null;
  focused = now;
  cells.forEach((id) => cellOf(id)?.classList.add('changed'));
  if (first && !sheets.contains(document.activeElement)) show(first);
}

function write(cells, acknowledged) {
  for (const td of sheets.querySelectorAll('td[data-cell]')) {
    const [text, standing, says, before] = cells[td.dataset.cell] ?? [null, '', '', null];
    const lastYear = before === null ? '' : '上年：' + before;
    const field = td.querySelector('input');
    td.classList.toggle('blank', text === null);
    td.dataset.standing = standing;
    td.title = [says, lastYear].filter(Boolean).join('\n');
    if (!field) {
      td.textContent = text ?? '';
      continue;
    }
    writeField(field, text ?? '', acknowledged === td.dataset.cell);
    field.setAttribute('aria-invalid', String(standing === 'wrong' || standing === 'involved'));
    field.setAttribute('aria-description', lastYear);
    field.setAttribute('aria-label', td.dataset.name + (text === null ? '，待填' : '') + (says ? '：' + says : ''));
  }
}

// What the clerk is typing just now stays; what was sent gives way to what the server holds.
function writeField(field, text, acknowledged) {
  const typing = document.activeElement === field && field.value !== field.dataset.held;
  const sentAgain = waiting.some((edit) => edit.cell === field.closest('td').dataset.cell);
  field.dataset.held = text;
  if (sentAgain || (typing && !(acknowledged && field.value === field.dataset.sent))) return;
  field.classList.remove('sending');
  if (field.value === text) return;
  field.value = text;
  if (document.activeElement === field) field.select();
}

function commit(field) {
  if (field.value === (field.dataset.held ?? '')) return;
  const cell = field.closest('td').dataset.cell;
  if (waiting.some((edit) => edit.cell === cell && edit.text === field.value)) return;
  field.dataset.sent = field.value;
  field.classList.add('sending');
  waiting.push({ cell, text: field.value });
  sendNext();
}

function sendNext() {
  if (waiting.length && nianbao.begin()) {
    waiting[0].sent = true;
    trigger('edit', { cell: waiting[0].cell, text: waiting[0].text });
  }
}

function acknowledge() {
  return waiting[0]?.sent ? waiting.shift().cell : null;
}

// The field in the next line of the same table that stands under (or over) this one.
function vertical(field, step) {
  const middle = (one) => one.getBoundingClientRect().left + one.getBoundingClientRect().width / 2;
  const lines = [...field.closest('table').querySelectorAll('tr')].filter((line) => line.querySelector('input'));
  const line = lines[lines.indexOf(field.closest('tr')) + step];
  if (!line) return null;
  const away = (one) => Math.abs(middle(one) - middle(field));
  return [...line.querySelectorAll('input')].reduce((best, one) => (away(one) < away(best) ? one : best));
}

function neighbour(field, step) {
  const all = inputs();
  return all[all.indexOf(field) + step];
}

function target(field, event) {
  const { key, shiftKey } = event;
  const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  if (key === 'Enter') return vertical(field, shiftKey ? -1 : 1) ?? neighbour(field, shiftKey ? -1 : 1);
  if (key === 'ArrowDown') return vertical(field, 1);
  if (key === 'ArrowUp') return vertical(field, -1);
  if (key === 'ArrowRight' && (whole || field.selectionStart === field.value.length)) return neighbour(field, 1);
  if (key === 'ArrowLeft' && (whole || field.selectionEnd === 0)) return neighbour(field, -1);
  return undefined;
}

sheets.addEventListener('keydown', (event) => {
  const field = event.target.closest('td.typed input');
  if (!field || event.isComposing) return;
  if (event.key === 'Escape') {
    field.value = field.dataset.held ?? '';
    field.select();
    return;
  }
  const next = target(field, event);
  if (next === undefined && event.key !== 'Enter') return;
  event.preventDefault();
  commit(field);
  next?.focus();
});
sheets.addEventListener('focusin', (event) => event.target.closest('td.typed input')?.select());
sheets.addEventListener('focusout', (event) => {
  const field = event.target.closest('td.typed input');
  if (field) commit(field);
});
shows.push({
  id: 'sheets',
  render(value) {
    draw(value.grid ?? '');
    write(value.cells ?? {}, acknowledge());
    markChanged(value.focus ?? []);
  },
});
