// The official tables: figures written into the drawn cells, edits sent one after the other, refused ones left standing.
const sheets = panel('sheets');
let waiting = []; // what the server has not acknowledged yet, the first of it on its way
let drawn = '';
let focused = ''; // the cells that the answer before wrote
let shownDraft = '';

const STANDINGS = { wrong: '，对不上', involved: '，与对不上的数有关', doubtful: '，请核对', 'doubt-involved': '，与请核对的数有关' };

const cellOf = (id) => sheets.querySelector(`td[data-cell="${CSS.escape(id)}"]`);
const fieldOf = (td) => td.querySelector('input');
let squares = []; // every cell: { td, field, id, total, seen }
const hasUnsent = (field) => field.value !== (field.dataset.held ?? '');

function draw(grid) {
  if (drawn === grid) return;
  sheets.querySelector('.grid').innerHTML = grid;
  drawn = grid;
  squares = [...sheets.querySelectorAll('td[data-cell]')].map((td) => {
    return { td, field: fieldOf(td), id: td.dataset.cell, total: td.matches('.computed'), seen: '' };
  });
}

function lead(cell, others) {
  choose(tabOf('sheets'));
  putOut();
  others.forEach((id) => cellOf(id)?.classList.add('lit'));
  const td = cellOf(cell);
  if (!td) return;
  td.classList.add('led');
  show(td);
  fieldOf(td).focus({ preventScroll: true });
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

function write({ cells = {}, told = {}, stated = {}, note = '' }, answered) {
  for (const square of squares) {
    const { field, id } = square;
    const mine = answered?.event === 'edit' && answered.cell === id;
    const now = JSON.stringify([cells[id], told[id], stated[id]]);
    if (now === square.seen && !mine && !hasUnsent(field)) continue;
    square.seen = now;
    if (mine && note && field.value === answered.text) refuse(field, note);
    writeCell(square, cells[id] ?? [null, '', '', null], told[id] ?? [], stated[id] ?? '', mine);
  }
}

function writeCell({ td, field, total }, [text, standing, says, before], told, stated, acknowledged) {
  td.classList.toggle('blank', text === null);
  Object.assign(td.dataset, { standing, says, told: told.join('\n') });
  if (before === null) delete td.dataset.before;
  else td.dataset.before = before;
  if (total) Object.assign(td.dataset, { sum: text ?? '', stated });
  writeField(field, total ? stated : (text ?? ''), acknowledged);
  nameCell(td);
}

function nameCell(td) {
  const { says, before, name, standing } = td.dataset;
  const field = fieldOf(td);
  const lastYear = before === undefined ? '' : '上年：' + before;
  const why = field.dataset.why ?? '';
  const total = td.matches('.computed') ? '，' + totalInWords(td) : '';
  td.title = [why, says, lastYear].filter(Boolean).join('\n');
  field.setAttribute('aria-invalid', String(Boolean(why) || standing === 'wrong' || standing === 'involved'));
  field.setAttribute('aria-description', [why, lastYear].filter(Boolean).join('；'));
  field.setAttribute('aria-label', name + (total || (td.matches('.blank') ? '，待填' : '')) + (STANDINGS[standing] ?? ''));
}

// What the clerk is typing just now stays, and so does what was refused; what was sent gives way to what the server holds.
function writeField(field, text, acknowledged) {
  const typing = document.activeElement === field && hasUnsent(field);
  const sentAgain = waiting.some((one) => one.event === 'edit' && one.cell === field.closest('td').dataset.cell);
  const stands = field.dataset.refused === field.value && (acknowledged || field.dataset.held === text);
  field.dataset.held = text;
  if (stands && field.value !== text) return field.classList.remove('sending');
  if (sentAgain || (typing && !(acknowledged && field.value === field.dataset.sent))) return;
  field.classList.remove('sending');
  takeBack(field, document.activeElement === field && field.value !== text);
}

// What the server holds stands in the field again.
function takeBack(field, select) {
  delete field.dataset.refused;
  delete field.dataset.why;
  field.closest('td').classList.remove('refused');
  if (field.value !== field.dataset.held) field.value = field.dataset.held ?? '';
  if (select) field.select();
}

function refuse(field, why) {
  field.dataset.refused = field.value;
  field.dataset.why = why;
  field.closest('td').classList.add('refused');
}

function commit(field) {
  if (!hasUnsent(field)) return takeBack(field);
  if (field.value === field.dataset.refused) return;
  const { cell } = field.closest('td').dataset;
  if (waiting.some((one) => one.cell === cell && one.text === field.value)) return;
  field.dataset.sent = field.value;
  field.classList.add('sending');
  enqueue({ event: 'edit', cell, text: field.value });
}

function enqueue(what) {
  waiting.push(what);
  sendNext();
}

function sendNext() {
  if (!waiting.length || waiting[0].sent || !nianbao.begin()) return;
  waiting[0].sent = true;
  const { event, cell, text, block } = waiting[0];
  trigger(event, { cell, text, block });
}

function acknowledge() {
  return waiting[0]?.sent ? waiting.shift() : null;
}

function startOver(draft) {
  if (draft === shownDraft) return;
  shownDraft = draft;
  waiting = [];
  sheets.querySelectorAll('td.refused input').forEach((field) => takeBack(field));
}

shows.push({
  id: 'sheets',
  render(value) {
    startOver(value.draft);
    draw(value.grid ?? '');
    write(value, acknowledge());
    offerBefore();
    reckon();
    tellStrip();
    markChanged(value.focus ?? []);
  },
});
