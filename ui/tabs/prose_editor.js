// A paragraph being written: words, and chips that stay whole. A chip can be moved and deleted, its number not typed over.
const CHIPS_COPIED = 'application/x-nianbao-words';
const EDGE = '\u200b'; // room for the caret where a chip has no words beside it; never part of the text

function proseChip({ ref, text, told, look }) {
  const chip = document.createElement('span');
  chip.contentEditable = 'false';
  chip.dataset.ref = ref;
  chip.setAttribute('role', 'img');
  proseSetChip(chip, { text, told, look });
  return chip;
}

function proseSetChip(chip, { text, told, look }) {
  chip.className = `chip ${look}`;
  chip.dataset.look = look;
  chip.dataset.told = told;
  chip.title = told;
  chip.setAttribute('aria-label', `${text}，${told}`);
  if (chip.textContent !== text) chip.textContent = text;
}

function proseFragment(parts) {
  const all = document.createDocumentFragment();
  for (const part of parts) all.append(typeof part === 'string' ? part : proseChip(part));
  proseEdges(all);
  return all;
}

// The caret of a browser cannot stand where there is no text: words before and after every chip, if only an edge.
function proseEdges(field) {
  for (const chip of field.querySelectorAll('[data-ref]')) {
    if (!chip.previousSibling?.data) chip.before(EDGE);
    if (!chip.nextSibling?.data) chip.after(EDGE);
  }
}

// What stands in a field, or in a piece cut out of one: words and chips in turn, as the server gives them.
function proseParts(field) {
  const parts = [];
  const add = (words) => (typeof parts.at(-1) === 'string' ? parts.push(parts.pop() + words) : parts.push(words));
  const walk = (node) => {
    for (const one of node.childNodes) {
      if (one.nodeType === Node.TEXT_NODE) {
        const words = one.data.replaceAll(EDGE, '');
        if (words) add(words);
      } else if (one.dataset?.ref !== undefined) {
        parts.push({ ref: one.dataset.ref, text: one.textContent, told: one.dataset.told, look: one.dataset.look });
      } else if (one.tagName === 'BR') add('\n');
      else {
        if (/^(DIV|P)$/.test(one.tagName) && parts.length) add('\n');
        walk(one);
      }
    }
  };
  walk(field);
  return parts;
}

const proseWording = (parts) =>
  parts.map((part) => (typeof part === 'string' ? part.replace(/[{}]/g, '$&$&') : `{${part.ref}}`)).join('');
const proseText = (parts) => parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
const proseCharacters = (parts) => [...proseText(parts)].filter((letter) => !/\s/u.test(letter)).length;

// Plain words out of whatever was copied: Word parts lines with \v, and ends with one.
function prosePlain(words) {
  const lines = words.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n');
  return lines.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '').replace(/\n+$/, '');
}

function proseSelected(field) {
  const found = getSelection();
  return found.rangeCount && field.contains(found.anchorNode) ? found.getRangeAt(0) : null;
}

// With nothing but one chip selected, what is typed goes beside it.
function proseLeaveChip(field) {
  const range = proseSelected(field);
  if (!range || range.collapsed) return;
  const parts = proseParts(range.cloneContents());
  if (parts.length === 1 && typeof parts[0] !== 'string') getSelection().collapseToEnd();
}

function proseInsert(parts) {
  const box = document.createElement('div');
  box.append(proseFragment(parts));
  document.execCommand('insertHTML', false, box.innerHTML.replaceAll('\n', '<br>'));
}

function proseCopy(event, field) {
  const range = proseSelected(field);
  if (!range || range.collapsed) return;
  event.preventDefault();
  const parts = proseParts(range.cloneContents());
  event.clipboardData.setData('text/plain', proseText(parts));
  event.clipboardData.setData(CHIPS_COPIED, JSON.stringify(parts));
  if (event.type === 'cut') document.execCommand('delete');
}

// A chip that this paragraph knows comes as a chip, everything else as plain words.
function prosePaste(event, field, known) {
  event.preventDefault();
  proseLeaveChip(field);
  const copied = event.clipboardData.getData(CHIPS_COPIED);
  const parts = copied ? JSON.parse(copied) : [prosePlain(event.clipboardData.getData('text/plain'))];
  proseInsert(parts.map((part) => (typeof part === 'string' ? prosePlain(part) : known.get(part.ref) ?? part.text)));
}

function proseTyping(event, field) {
  const composes = event.isComposing || event.keyCode === 229;
  if (composes || (event.key.length === 1 && !event.ctrlKey && !event.metaKey)) proseLeaveChip(field);
}

// The field with its parts in it; `known` are the chips that may stand in it, by what they follow.
function proseField(name, slot, parts, known) {
  const field = document.createElement('div');
  field.className = `field slot-${slot}`;
  field.contentEditable = 'true';
  field.spellcheck = false;
  field.setAttribute('role', 'textbox');
  field.setAttribute('aria-multiline', 'true');
  field.setAttribute('aria-label', `编辑：${name}`);
  field.append(proseFragment(parts));
  field.addEventListener('keydown', (event) => proseTyping(event, field));
  field.addEventListener('compositionstart', () => proseLeaveChip(field));
  field.addEventListener('beforeinput', (event) => {
    const breaks = event.inputType === 'insertParagraph';
    if (breaks || event.inputType.startsWith('format') || event.inputType === 'insertFromDrop') event.preventDefault();
    if (breaks) document.execCommand('insertLineBreak');
  });
  field.addEventListener('copy', (event) => proseCopy(event, field));
  field.addEventListener('cut', (event) => proseCopy(event, field));
  field.addEventListener('paste', (event) => prosePaste(event, field, known));
  field.addEventListener('input', (event) => event.isComposing || proseEdges(field));
  field.addEventListener('dragstart', (event) => event.preventDefault());
  field.addEventListener('click', (event) => {
    const chip = event.target.closest('[data-ref]');
    if (chip) getSelection().setBaseAndExtent(chip.parentNode, proseIndex(chip), chip.parentNode, proseIndex(chip) + 1);
  });
  return field;
}

const proseIndex = (node) => [...node.parentNode.childNodes].indexOf(node);

function proseToEnd(field) {
  field.focus();
  getSelection().selectAllChildren(field);
  getSelection().collapseToEnd();
}
