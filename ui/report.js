// The report beside the chat: tabs, the text, findings that lead to their place, and what every answer changes.
const tabs = [...element.querySelectorAll('[role=tab]')];
const panel = (id) => element.querySelector('#' + id);
const tabOf = (id) => panel('tab-' + id);
const beside = matchMedia('(min-width: 1700px)'); // there the checks stand beside the tables
let focused = '';
let shownBefore = '';

const chosen = () => tabs.find((tab) => tab.getAttribute('aria-selected') === 'true');

function choose(tab, focus) {
  for (const one of tabs) {
    one.setAttribute('aria-selected', String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    panel(one.getAttribute('aria-controls')).hidden = one !== tab;
  }
  if (focus) tab.focus();
  if (tab === tabOf('learned')) refresh();
}

function show(cell) {
  cell?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

function lead(cell, others) {
  choose(tabOf('sheets'));
  element.querySelectorAll('.lit, .led').forEach((one) => one.classList.remove('lit', 'led'));
  others.forEach((id) => cellOf(id)?.classList.add('lit'));
  const td = cellOf(cell);
  if (!td) return;
  td.classList.add('led');
  show(td);
  td.tabIndex = -1; // a total has no field of its own
  (td.querySelector('input') ?? td).focus({ preventScroll: true });
}

function leadToWords(spot) {
  choose(tabOf('prose'));
  element.querySelectorAll('.led').forEach((one) => one.classList.remove('led'));
  const words = element.querySelectorAll(`#prose [data-spots~="${spot}"]`);
  words.forEach((one) => one.classList.add('led'));
  show(words[0]);
  words[0]?.focus({ preventScroll: true });
}

function markChanged(cells) {
  element.querySelectorAll('.changed, .lit, .led').forEach((one) => one.classList.remove('changed', 'lit', 'led'));
  const now = JSON.stringify(cells);
  if (now === focused) return;
  const first = focused !== '' && cells.length ? cellOf(cells[0]) : null;
  focused = now;
  cells.forEach((id) => cellOf(id)?.classList.add('changed'));
  if (first && !sheets.contains(document.activeElement)) show(first);
}

// Drawn only when it is another report: what the clerk marks there to copy stays marked.
function showBefore(report) {
  if (report === shownBefore) return;
  shownBefore = report;
  panel('before').innerHTML = report;
  tabOf('before').hidden = !report;
  if (!report && chosen() === tabOf('before')) choose(tabOf('sheets'));
}

function render() {
  const value = props.value ?? {};
  const atHome = 'home' in value;
  document.body.classList.toggle('at-home', atHome);
  document.body.classList.add('loaded');
  if (atHome) choose(tabOf('sheets'));
  if (atHome || chosen() === tabOf('learned')) refresh(); // a report that was brought is learned too
  draw(atHome ? value.home : value.grid ?? '');
  write(value.cells ?? {}, acknowledge());
  panel('prose').innerHTML = value.prose ?? '';
  drawChecks(value.checks ?? '');
  element.querySelector('.count').textContent = value.count ? String(value.count) : '';
  showBefore(value.before ?? '');
  if (beside.matches && chosen() === tabOf('checks')) choose(tabOf('sheets'));
  markChanged(value.focus ?? []);
  nianbao.answered(value.draft ?? '', value.rev ?? 0, value.note ?? '');
  sendNext();
}

element.addEventListener('click', (event) => {
  const tab = event.target.closest('[role=tab]');
  const leads = event.target.closest('button[data-cell], a[data-cell]');
  const words = event.target.closest('button[data-spot]');
  const message = event.target.closest('[data-say]');
  if (tab) choose(tab);
  else if (words) leadToWords(words.dataset.spot);
  else if (leads) {
    event.preventDefault(); // of a link too: the way is not the browser's
    lead(leads.dataset.cell, (leads.dataset.with ?? '').split(' ').filter(Boolean));
  } else if (message) {
    if (nianbao.begin()) trigger('reply', { say: message.dataset.say });
  } else if (event.target.closest('[data-act=start]') && nianbao.begin()) trigger('start');
});
element.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const there = tabs.filter((tab) => tab.checkVisibility());
  if (step) choose(there[(there.indexOf(document.activeElement) + step + there.length) % there.length], true);
});
beside.addEventListener('change', render);
watch('value', render);
