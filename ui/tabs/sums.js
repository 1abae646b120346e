// Sums while the clerk types: worked out by the form's own sums, exactly, until the server has answered.
const SCALE = 6; // no cell of a form has more decimals

const sumOf = (td) => td.querySelector('.sum');

// The number in units of the last decimal; null for nothing; undefined for what only the server can read.
function exactNumber(text, td) {
  const plain = text.normalize('NFKC').trim();
  if (!plain) return null;
  const found = /^(-?)(0|[1-9][0-9]{0,29})(?:\.([0-9]+))?$/.exec(plain);
  const decimals = (found?.[3] ?? '').replace(/0+$/, '');
  const readable = found && decimals.length <= Number(td.dataset.places ?? 0) && (!found[1] || td.dataset.signed);
  return readable ? BigInt(found[1] + found[2] + decimals.padEnd(SCALE, '0')) : undefined;
}

function inWords(number) {
  if (number === null) return '';
  const digits = (number < 0n ? -number : number).toString().padStart(SCALE + 1, '0');
  const decimals = digits.slice(-SCALE).replace(/0+$/, '');
  return (number < 0n ? '-' : '') + digits.slice(0, -SCALE) + (decimals && '.' + decimals);
}

// Each typed cell as it would be once what is being typed was recorded; null where that cannot be told yet.
function typedNumbers() {
  const found = new Map();
  for (const { td, field, id, total } of squares) {
    if (total) continue;
    const held = exactNumber(field.dataset.held ?? '', td) ?? null;
    const number = isComing(field) ? exactNumber(field.value, td) : held;
    found.set(id, number === undefined ? held : number);
  }
  return found;
}

const isComing = (field) => hasUnsent(field) && field.value !== field.dataset.refused;

function withTotals(numbers) {
  const parts = new Map(squares.filter(({ total }) => total).map(({ td, id }) => [id, td.dataset.parts.split(' ')]));
  const work = (cell) => {
    if (!numbers.has(cell)) numbers.set(cell, addedUp(parts.get(cell).map(work)));
    return numbers.get(cell);
  };
  [...parts.keys()].forEach(work);
  return numbers;
}

const addedUp = (numbers) => (numbers.includes(null) ? null : numbers.reduce((sum, one) => sum + one, 0n));

// A balance is judged as the checks do: not while a total or a cell on its left is open.
function balanceFails([left, right, minus], numbers, totals) {
  const open = (cell) => numbers.get(cell) === null;
  const all = [...left, ...right, ...minus];
  if (all.some((cell) => open(cell) && (totals.has(cell) || left.includes(cell)))) return false;
  if ([...right, ...minus].every(open)) return false;
  const together = (cells) => cells.reduce((sum, cell) => sum + (numbers.get(cell) ?? 0n), 0n);
  return together(left) !== together(right) - together(minus);
}

function failing(numbers) {
  const rules = JSON.parse(sheets.querySelector('[data-sums]').dataset.sums);
  const totals = new Set(squares.filter(({ total }) => total).map(({ id }) => id));
  return new Set(rules.filter((rule) => balanceFails(rule, numbers, totals)).flat(2));
}

function reckon() {
  const typing = squares.some(({ field, total }) => !total && isComing(field));
  const numbers = typing ? withTotals(typedNumbers()) : null;
  const failed = typing ? failing(numbers) : new Set();
  for (const { td, id, total } of squares) {
    td.classList.toggle('off', failed.has(id));
    if (total) writeSum(td, typing ? inWords(numbers.get(id)) : (td.dataset.sum ?? ''));
  }
}

function writeSum(td, sum) {
  if (sumOf(td).textContent !== sum) sumOf(td).textContent = sum;
  td.classList.toggle('live', sum !== (td.dataset.sum ?? ''));
  compareTotal(td);
}

// What the clerk's own books say of a total beside what it works out to.
function compareTotal(td) {
  const field = fieldOf(td);
  const sum = sumOf(td).textContent;
  const own = field.value;
  const same = own !== '' && own === sum;
  td.classList.toggle('same', same);
  td.classList.toggle('stated', own !== '' && (!same || document.activeElement === field));
  td.classList.toggle('long', own.length > 4);
}

function totalInWords(td) {
  const { sum, stated } = td.dataset;
  const worked = sum ? '自动合计 ' + sum : '自动合计，各项还没有填齐';
  if (!stated) return worked;
  return worked + (stated === sum ? '，已和您填的核对' : `，您填 ${stated}` + (sum ? '，不一样' : ''));
}

sheets.addEventListener('input', reckon);
