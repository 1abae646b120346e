// The report beside the chat: its tabs, and what every answer changes. Each tab's own script adds itself to `shows`.
const tabs = [...element.querySelectorAll('[role=tab]')];
const shows = []; // { id, render(value, atHome), opened() }: drawn after every answer, told when its tab is opened
const panel = (id) => element.querySelector('#' + id);
const tabOf = (id) => panel('tab-' + id);
const home = panel('home');
const KEPT = 'nianbao-tab'; // the tab that was open outlives a reload
let reopened = false;
let kept = {}; // the long parts of the value: an answer brings those that have changed
const stacked = matchMedia('(max-width: 900px)'); // there the report stands below the talk, out of sight
const beside = matchMedia('(min-width: 1700px)'); // there the checks stand beside the tables

const chosen = () => tabs.find((tab) => tab.getAttribute('aria-selected') === 'true');
const isOpen = (id) => chosen() === tabOf(id);

function choose(tab, focus) {
  for (const one of tabs) {
    one.setAttribute('aria-selected', String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    panel(one.getAttribute('aria-controls')).hidden = one !== tab;
  }
  if (focus) tab.focus();
  if (reopened) sessionStorage.setItem(KEPT, tab.id);
  shows.find((one) => tab === tabOf(one.id))?.opened?.();
}

function show(place) {
  place?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

// What a click led to before is no longer lit.
function putOut() {
  element.querySelectorAll('.lit, .led').forEach((one) => one.classList.remove('lit', 'led'));
}

function reopen() {
  const last = tabs.find((tab) => tab.id === sessionStorage.getItem(KEPT));
  reopened = true;
  if (last?.checkVisibility()) choose(last);
}

function render() {
  const value = 'home' in (props.value ?? {}) ? props.value : { ...kept, ...props.value };
  const { grid, prose, checks, before, home: drafts } = value;
  const atHome = drafts !== undefined;
  kept = atHome ? {} : { grid, prose, checks, before };
  document.body.classList.toggle('at-home', atHome);
  document.body.classList.add('loaded');
  home.hidden = !atHome;
  if (atHome) choose(tabOf('sheets'));
  for (const one of shows) one.render?.(value, atHome);
  if (beside.matches && isOpen('checks')) choose(tabOf('sheets'));
  nianbao.answered(value.draft ?? '', value.rev ?? 0, value.note ?? '');
  if (!atHome && !reopened) reopen(); // only now is the draft known that a tab may have to ask for
  sendNext();
}

element.addEventListener('click', (event) => {
  const tab = event.target.closest('[role=tab]');
  const leads = event.target.closest('button[data-cell], a[data-cell]');
  const words = event.target.closest('button[data-spot]');
  const message = event.target.closest('[data-say]');
  if (tab) {
    choose(tab);
    if (stacked.matches) tab.scrollIntoView({ block: 'start' });
  } else if (words) leadToWords(words.dataset.spot);
  else if (leads) {
    event.preventDefault(); // of a link too: the way is not the browser's
    lead(leads.dataset.cell, (leads.dataset.with ?? '').split(' ').filter(Boolean));
  } else if (message) {
    if (nianbao.begin(message.dataset.say)) trigger('reply', { say: message.dataset.say });
  } else if (event.target.closest('[data-act=start]') && nianbao.begin()) trigger('start');
});
element.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
  const there = tabs.filter((tab) => tab.checkVisibility());
  const at = there.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  choose(there.at(to % there.length), true);
});
beside.addEventListener('change', render);
watch('value', render);
