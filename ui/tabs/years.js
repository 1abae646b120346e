// The years, asked for when the tab is opened and after every answer while it is open.
{
  // Functions as constants: declared ones would leave the block and take the place of other tabs' of that name.
  const years = panel('years');
  const sheet = years.querySelector('.all-years');
  let cameFor = decodeURIComponent(location.hash.slice(1)); // a figure of another draft leads here to its cell
  let drawnYears = '';
  let asked = 0;

  const draw = (html) => {
    if (html === drawnYears) return;
    const within = sheet.contains(document.activeElement); // the button that was clicked is drawn anew
    drawnYears = html;
    sheet.innerHTML = html;
    sheet.querySelectorAll('.wide').forEach((one) => (one.scrollLeft = one.scrollWidth)); // where this year stands
    if (within) years.focus({ preventScroll: true });
  };

  const refresh = async () => {
    const { draft } = nianbao.place();
    const mine = ++asked;
    let answer;
    try {
      answer = await (await fetch('/years/' + encodeURIComponent(draft), { cache: 'no-store' })).json();
    } catch {
      answer = { said: '没有等到程序的答复，请过一会儿再打开“历年”。' };
    }
    if (mine !== asked) return; // a newer answer is on its way
    if (answer.years !== undefined) draw(answer.years);
    else if (drawnYears) nianbao.tell(answer.said); // what stands there stays
    else sheet.textContent = answer.said;
  };

  const leadBefore = (cell, others) => {
    choose(tabOf('before'));
    putOut();
    const at = (id) => panel('before').querySelector(`td[data-cell="${CSS.escape(id)}"]`);
    others.forEach((id) => at(id)?.classList.add('lit'));
    const td = at(cell);
    if (!td) return;
    td.classList.add('led');
    show(td);
    td.tabIndex = -1;
    td.focus({ preventScroll: true });
  };

  const tellWhence = (figure) => {
    const group = figure.closest('.years-group');
    sheet.querySelectorAll('.whence').forEach((one) => (one.textContent = ''));
    group.querySelector('.whence').textContent = figure.dataset.whence;
  };

  years.addEventListener('click', (event) => {
    const before = event.target.closest('[data-before]');
    const whence = event.target.closest('[data-whence]');
    const sentence = event.target.closest('[data-sentence]');
    if (before) leadBefore(before.dataset.before, before.dataset.with.split(' ').filter(Boolean));
    else if (whence) tellWhence(whence);
    else if (sentence && nianbao.begin()) trigger('sentence', { series: sentence.dataset.sentence });
  });
  shows.push({
    id: 'years',
    opened: refresh,
    render(value, atHome) {
      if (isOpen('years') && !atHome) setTimeout(refresh); // once the page knows which draft it shows
      if (!cameFor || atHome) return;
      const cell = cameFor;
      cameFor = '';
      if (cellOf(cell)) setTimeout(() => lead(cell, []));
    },
  });
}
