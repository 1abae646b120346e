// The list of findings: corrections at a click, findings let stand with a reason, what is half written kept.
const checks = panel('checks');
let shownChecks = '';
const entry = (one) => one.closest('[data-finding]')?.dataset.finding ?? '';

// What lies open and what is being written outlives the answers to other steps.
function keepOpen() {
  const open = [...checks.querySelectorAll('details[open]')].map((one) => [entry(one), one.className]);
  const written = [...checks.querySelectorAll('form [name]')].map((one) => [entry(one), one.name, one.value]);
  const at = document.activeElement;
  const focused = checks.contains(at) && at.name ? [entry(at), at.name, at.selectionStart] : null;
  return { open, written, focused, top: checks.scrollTop };
}

function restoreOpen({ open, written, focused, top }) {
  const within = (key, what) => [...checks.querySelectorAll(what)].find((one) => entry(one) === key);
  open.forEach(([key, look]) => within(key, look ? 'details.' + look : 'details')?.setAttribute('open', ''));
  for (const [key, name, value] of written) {
    const field = within(key, `[name=${name}]`);
    if (field && value) field.value = value;
  }
  const field = focused && within(focused[0], `[name=${focused[1]}]`);
  field?.focus({ preventScroll: true });
  field?.setSelectionRange(focused[2], focused[2]);
  checks.scrollTop = top;
}

function drawChecks(list) {
  if (list === shownChecks) return;
  shownChecks = list;
  const kept = keepOpen();
  checks.innerHTML = list;
  restoreOpen(kept);
}

checks.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const told = { key: form.dataset.waive, reason: form.elements.reason.value, who: form.elements.who.value };
  if (nianbao.begin()) trigger('waive', told);
});
checks.addEventListener('click', (event) => {
  const asks = event.target.closest('.waive > summary')?.parentElement;
  if (asks && !asks.open) requestAnimationFrame(() => asks.querySelector('textarea').focus());
  const kept = event.target.closest('[data-unwaive]');
  const remedy = event.target.closest('[data-correct]');
  if (kept && nianbao.begin()) trigger('unwaive', { key: kept.dataset.unwaive });
  if (remedy && nianbao.begin()) trigger('correct', { number: Number(remedy.dataset.correct) });
});
shows.push({
  id: 'checks',
  render(value) {
    drawChecks(value.checks ?? '');
    element.querySelector('.count').textContent = value.count ? String(value.count) : '';
  },
});
