// The text: drawn after every answer, but for paragraphs that somebody is writing; led to from the findings about it.
const proseSheet = panel('prose');
const FIRST_SAVE = '这一段正在修改，先保存或按“不改了”，再换写法。';
const NOT_SAVED = '与程序的连接断了，这一段还没有保存。写的话都在，连上以后再按“保存”。';
const LEFT_OUT = '正文里有一段改了还没有保存，文件里是原来的话。';
const CHANGED_ELSEWHERE = '这一段在别处改过了，现在是下面这样。您写的还在，保存就用您写的。';
const WRITER_END =
  '<p class="how" role="status"></p><p class="doing"><button type="button" class="small" data-do="save">保存</button>' +
  '<button type="button" class="plain" data-do="leave">不改了</button>' +
  '<span class="by-mouse">Ctrl+Enter 保存，Esc 不改了</span><span class="count-here"></span></p>';
let proseDraft = ''; // the draft that the text is of
let proseDrawn = '';
let proseSent = null; // the step that the next answer is to: { what, question, wording }
let proseNext = null; // a save that waits until another step is answered

const proseOf = (question) => proseSheet.querySelector(`section[data-question="${CSS.escape(question)}"]`);
const proseWriting = (section) => section?.classList.contains('writing');
const proseKept = (question) => `nianbao-text-${proseDraft}-${question}`;
const proseIn = (section) => proseParts(section.querySelector('.field'));
const proseChanged = (section) => proseWording(proseIn(section)) !== section.dataset.wording;

function leadToWords(spot) {
  choose(tabOf('prose'));
  putOut();
  const words = proseSheet.querySelectorAll(`[data-spots~="${spot}"]`);
  words.forEach((one) => one.classList.add('led'));
  const section = words[0]?.closest('section.writing');
  show(section ?? words[0]);
  (section?.querySelector('.field') ?? words[0])?.focus({ preventScroll: true });
}

// Writing.

function proseEdit(section, parts = JSON.parse(section.dataset.parts), focus = true) {
  if (!proseWriting(section)) {
    const known = new Map([...JSON.parse(section.dataset.parts), ...parts].filter((one) => one.ref).map((one) => [one.ref, one]));
    const writer = document.createElement('div');
    writer.className = 'writer';
    writer.innerHTML = WRITER_END;
    writer.prepend(proseField(section.dataset.name, section.dataset.slot, parts, known));
    section.prepend(writer);
    section.classList.add('writing');
    section.removeAttribute('tabindex');
  }
  if (focus) proseToEnd(section.querySelector('.field'));
  proseCount();
}

function proseKeep(section) {
  if (!proseChanged(section)) sessionStorage.removeItem(proseKept(section.dataset.question));
  else {
    const kept = { base: section.dataset.wording, parts: proseIn(section) };
    sessionStorage.setItem(proseKept(section.dataset.question), JSON.stringify(kept));
  }
}

function proseLeave(section) {
  sessionStorage.removeItem(proseKept(section.dataset.question));
  section.querySelector('.writer').remove();
  section.classList.remove('writing', 'elsewhere');
  section.tabIndex = 0;
  proseCount();
}

function proseSave(section) {
  const { question } = section.dataset;
  if (!proseChanged(section)) {
    proseLeave(section);
    section.focus();
  } else proseStep('rewrite', { question, wording: proseWording(proseIn(section)) });
}

function proseHow(section, words) {
  section.querySelector('.how').textContent = words;
}

// One step at a time: a save that comes while another is on its way follows on its answer.
function proseStep(what, said) {
  if (nianbao.begin()) {
    proseSent = { what, ...said };
    proseNext = null;
    trigger(what, said);
  } else if (what === 'rewrite' && nianbao.away()) {
    proseHow(proseOf(said.question), NOT_SAVED);
  } else if (what === 'rewrite') {
    proseNext = said.question;
    proseHow(proseOf(said.question), '上一步还没有完，完了就保存。');
  } else nianbao.tell('上一步还没有完，请稍等再点一次。');
}

function proseAnswered(note) {
  const sent = proseSent;
  proseSent = null;
  const section = sent && proseOf(sent.question);
  if (!section || note) return sent;
  if (proseWriting(section) && proseWording(proseIn(section)) === sent.wording) proseLeave(section);
  else if (proseWriting(section)) section.dataset.wording = sent.wording; // what was typed since is not saved yet
  if (sent.what !== 'rewrite') proseOpened.delete(sent.question);
  return sent;
}

// Drawing.

function proseRedraw(html) {
  const fresh = document.createElement('div');
  fresh.innerHTML = html;
  for (const one of fresh.querySelectorAll('section.para')) one.dataset.wording = proseWording(JSON.parse(one.dataset.parts));
  const from = fresh.querySelector('article');
  const to = proseSheet.querySelector('article');
  if (!from || !to || !to.querySelector('section.writing')) {
    proseSheet.replaceChildren(...fresh.childNodes);
    return;
  }
  // Around the paragraphs that are being written all is drawn anew; they stay where they are, with their caret.
  proseSheet.querySelector('.prose-head')?.remove();
  proseSheet.prepend(...fresh.querySelectorAll('.prose-head'));
  const kept = new Map([...to.querySelectorAll('section.writing')].map((one) => [one.dataset.question, one]));
  for (const one of [...to.children]) if (!proseWriting(one)) one.remove();
  let at = to.firstElementChild;
  for (const one of [...from.children]) {
    const mine = kept.get(one.dataset.question);
    if (mine) {
      proseRefresh(mine, one);
      at = mine.nextElementSibling;
    } else to.insertBefore(one, at);
  }
}

function proseRefresh(section, fresh) {
  const elsewhere = section.dataset.wording !== fresh.dataset.wording;
  const untouched = !proseChanged(section);
  for (const name of ['words', 'under', 'looked']) {
    section.querySelector(`:scope > .${name}`).replaceWith(fresh.querySelector(`:scope > .${name}`));
  }
  Object.assign(section.dataset, { ...fresh.dataset });
  if (untouched && elsewhere) section.querySelector('.field').replaceChildren(proseFragment(JSON.parse(fresh.dataset.parts)));
  else if (elsewhere) {
    section.classList.add('elsewhere');
    proseHow(section, CHANGED_ELSEWHERE);
  } else proseKeep(section);
}

// The chips in what is being written follow too.
function proseFollow() {
  const now = new Map();
  for (const section of proseSheet.querySelectorAll('section.para')) {
    for (const part of JSON.parse(section.dataset.parts)) if (part.ref) now.set(part.ref, part);
  }
  for (const chip of proseSheet.querySelectorAll('.field [data-ref]')) {
    if (now.has(chip.dataset.ref)) proseSetChip(chip, now.get(chip.dataset.ref));
  }
}

// Half a paragraph outlives a reload, and a program that was killed.
function proseTakeUp() {
  for (const section of proseSheet.querySelectorAll('section.para:not(.writing)')) {
    const kept = JSON.parse(sessionStorage.getItem(proseKept(section.dataset.question)));
    if (!kept || proseWording(kept.parts) === section.dataset.wording) continue;
    proseEdit(section, kept.parts, false);
    if (kept.base === section.dataset.wording) proseHow(section, '这是上次没有保存的，接着写就行。');
    else {
      section.classList.add('elsewhere');
      proseHow(section, CHANGED_ELSEWHERE);
    }
  }
}

function proseCount() {
  for (const one of proseSheet.querySelectorAll('.count-of')) {
    const sections = [...proseSheet.querySelectorAll('section.writing')].filter((section) => section.dataset.slot === one.dataset.slot);
    const more = sections.reduce((sum, section) => sum + proseCharacters(proseIn(section)) - Number(section.dataset.count), 0);
    const found = Number(one.dataset.found) + more;
    const beyond = found > Number(one.dataset.most);
    const words = beyond ? one.dataset.beyond : one.dataset.guide;
    one.textContent = words.replace('{found}', found).replace('{most}', one.dataset.most);
    one.classList.toggle('beyond', beyond);
    sections.forEach((section) => (section.querySelector('.count-here').textContent = `这一部分 ${one.textContent}`));
  }
}

// The hands.

const proseActs = {
  edit: (section) => proseEdit(section),
  save: (section) => proseSave(section),
  leave(section) {
    proseLeave(section);
    section.focus();
  },
  shut: proseShut,
  redraft: (section) => proseStep('redraft', { question: section.dataset.question }),
  take: (section, key) => proseStep('take', { question: section.dataset.question, key }),
  restore: (section, key) => proseStep('restore', { question: section.dataset.question, key }),
  follow: (section) => proseStep('follow', { question: section.dataset.question, follow: true }),
  'as-typed': (section) => proseStep('follow', { question: section.dataset.question, follow: false }),
};

proseSheet.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  const section = button?.closest('section.para');
  if (!section) return;
  const { do: what, key } = button.dataset;
  if (what.startsWith('look-')) proseLook(section, what.slice('look-'.length));
  else if (proseWriting(section) && !['save', 'leave', 'edit', 'shut'].includes(what)) nianbao.tell(FIRST_SAVE);
  else proseActs[what](section, key);
});
proseSheet.addEventListener('keydown', (event) => {
  const section = event.target.closest('section.para');
  if (!section || event.isComposing || event.keyCode === 229) return;
  const opens = event.target === section && (event.key === 'Enter' || event.key === 'F2');
  const inField = event.target.closest('.field');
  if (opens) proseEdit(section);
  else if (inField && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) proseSave(section);
  else if (event.key === 'Escape' && proseWriting(section)) proseActs.leave(section);
  else if (event.key === 'Escape' && proseOpened.has(section.dataset.question)) proseShut(section);
  else return;
  event.preventDefault();
});
proseSheet.addEventListener('input', (event) => {
  const section = event.target.closest('section.para');
  if (!section) return;
  proseKeep(section);
  proseCount();
});
document.addEventListener('click', (event) => {
  const unsaved = [...proseSheet.querySelectorAll('section.writing')].some(proseChanged);
  if (unsaved && event.target.closest('#export[href], #more a[href]')) nianbao.tell(LEFT_OUT);
});

shows.push({
  id: 'prose',
  render(value) {
    const another = (value.draft ?? '') !== proseDraft;
    if (another) proseSheet.replaceChildren();
    const sent = proseAnswered(value.note);
    proseDraft = value.draft ?? '';
    if (another) proseOpened.clear();
    if (another || sent || value.prose !== proseDrawn) {
      const active = document.activeElement?.closest?.('#prose section.para:not(.writing)')?.dataset.question;
      proseDrawn = value.prose;
      proseRedraw(value.prose ?? '');
      proseTakeUp();
      proseFollow();
      for (const [question, what] of proseOpened) if (proseOf(question)) proseFetch(proseOf(question), what, false);
      const section = proseOf(sent?.question ?? active ?? '');
      if (sent && value.note && proseWriting(section)) proseHow(section, value.note);
      else if (section && isOpen('prose')) section.focus({ preventScroll: !sent });
    }
    proseCount();
    if (proseNext) setTimeout(() => proseWriting(proseOf(proseNext ?? '')) && proseSave(proseOf(proseNext)));
  },
});
