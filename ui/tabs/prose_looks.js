// What is looked at under a paragraph: fetched when it is opened, and again when the text was drawn anew.
const LOOKING = '正在找，第一次要一两秒……';
const NO_ANSWER = '没有等到程序的答复，请过一会儿再试。';
const proseOpened = new Map(); // what is looked at, by question

function proseLook(section, what) {
  const { question } = section.dataset;
  if (proseOpened.get(question) === what) return proseShut(section);
  proseOpened.set(question, what);
  return proseFetch(section, what, true);
}

function proseShut(section) {
  const what = proseOpened.get(section.dataset.question);
  proseOpened.delete(section.dataset.question);
  section.querySelector('.looked').hidden = true;
  proseExpand(section);
  section.querySelector(`[data-do="look-${what}"]`)?.focus();
}

function proseExpand(section) {
  const what = proseOpened.get(section.dataset.question);
  for (const one of section.querySelectorAll('[data-do^="look-"]')) {
    one.setAttribute('aria-expanded', String(one.dataset.do === `look-${what}`));
  }
}

async function proseFetch(section, what, anew) {
  const { question, name } = section.dataset;
  const draft = proseDraft;
  const box = section.querySelector('.looked');
  box.hidden = false;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', name);
  if (anew) box.innerHTML = `<p role="status">${LOOKING}</p>`;
  proseExpand(section);
  const answer = await fetch(`/text/${draft}/${encodeURIComponent(question)}/${what}`, { cache: 'no-store' })
    .then((came) => came.json())
    .catch(() => ({ said: NO_ANSWER }));
  const now = draft === proseDraft && proseOpened.get(question) === what && proseOf(question)?.querySelector('.looked');
  if (!now) return;
  if (answer.html) now.innerHTML = answer.html;
  else now.textContent = answer.said;
  if (anew) now.scrollIntoView({ block: 'nearest' });
}
