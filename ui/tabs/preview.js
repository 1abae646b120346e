// The preview: fetched when it is looked at and after every answer, the older pages dimmed until the new ones are there.
{
  // Functions as constants: declared ones would leave the block and take the place of other tabs' of that name.
  const preview = panel('preview');
  const printed = preview.querySelector('.printed');
  const doing = preview.querySelector('.doing');
  const failed = preview.querySelector('.failed');
  const again = preview.querySelector('.again');
  const PATIENCE = 300; // ms without another answer before it is printed anew
  const SIZES = [0.5, 0.75, 1, 1.25, 1.5, 2];
  const A4 = 794; // CSS pixels of 210 mm
  const TEXT = 850; // of 225 mm: the height of the type area
  let shown = { draft: '', rev: -1 };
  let fetching = false;
  let size = 0; // 0: as wide as the panel
  let timer;

  // Another window may have gone on: then more is shown than this one knows of.
  const isShown = () => shown.draft === nianbao.place().draft && shown.rev >= nianbao.place().rev;

  const clear = (draft) => {
    printed.replaceChildren();
    tell('');
    shown = { draft, rev: -1 };
  };

  const tell = (words, retry = false) => {
    failed.textContent = words;
    again.hidden = !retry;
  };

  const ask = async () => {
    const { draft, rev } = nianbao.place();
    try {
      return { draft, asked: rev, ...(await (await fetch('/preview/' + encodeURIComponent(draft), { cache: 'no-store' })).json()) };
    } catch {
      return { draft, asked: rev, said: '没有等到程序的答复，版面没有排出来。', again: true };
    }
  };

  // One request at a time; an answer that is older than the draft by now is not shown as what stands.
  const refresh = async () => {
    if (fetching || !nianbao.place().draft || isShown()) return;
    fetching = true;
    tell('');
    doing.textContent = '正在排版…（约 2 秒）';
    printed.classList.add('older');
    const answer = await ask();
    const same = answer.draft === nianbao.place().draft;
    const newest = same && (answer.rev ?? answer.asked) >= nianbao.place().rev;
    if (newest && answer.html !== undefined && isOpen('preview')) await draw(answer);
    if (newest && answer.said) tell(answer.said, answer.again);
    fetching = false;
    doing.textContent = '';
    if (!newest && isOpen('preview')) refresh();
  };

  // The pages in sight are there before they take the place of the older ones; the scroll place stays.
  const draw = async (answer) => {
    const next = document.createElement('div');
    next.innerHTML = answer.html;
    const sheets = [...next.querySelectorAll('.paper img')];
    await Promise.all(inSight().map((place) => sheets[place]).filter(Boolean).map(here));
    const top = preview.scrollTop;
    printed.replaceChildren(...next.childNodes);
    printed.classList.remove('older');
    shown = { draft: answer.draft, rev: answer.rev };
    for (const image of printed.querySelectorAll('.paper img')) image.addEventListener('error', lost);
    layWeb();
    fit();
    preview.scrollTop = top;
  };

  const inSight = () => {
    const { top, bottom } = preview.getBoundingClientRect();
    const papers = [...printed.querySelectorAll('.paper')];
    const seen = papers.map((_, place) => place).filter((place) => {
      const paper = papers[place].getBoundingClientRect();
      return paper.bottom > top && paper.top < Math.min(bottom, innerHeight);
    });
    return seen.length ? seen : [0];
  };

  const here = (image) => {
    image.loading = 'eager';
    return image.decode().catch(() => {});
  };

  // A picture that is no longer kept, or whose server is gone.
  const lost = (event) => {
    event.target.hidden = true;
    shown.rev = -1;
    printed.classList.add('older');
    tell('有一页没有显示出来。', true);
  };

  // HTML in place of pictures: its blocks are dealt out to sheets, and the marks put over what they are about.
  const layWeb = () => {
    const page = printed.querySelector('.web-page');
    if (!page) return;
    const papers = page.parentElement;
    let sheet;
    for (const block of [...page.querySelectorAll(':scope > article > *')]) {
      if (!sheet) sheet = newSheet(papers);
      sheet.append(block);
      if (sheet.offsetHeight > TEXT && sheet.childElementCount > 1) {
        const heading = /^H/.test(block.previousElementSibling.tagName) ? block.previousElementSibling : null;
        sheet = newSheet(papers);
        sheet.append(...[heading, block].filter(Boolean));
      }
    }
    page.remove();
    for (const mark of [...papers.querySelectorAll('.web-marks > .at')]) lay(mark, papers);
  };

  const newSheet = (papers) => {
    const paper = papers.appendChild(document.createElement('figure'));
    paper.className = 'paper web on-paper';
    paper.dataset.page = papers.querySelectorAll('.paper').length;
    return paper.appendChild(document.createElement('div'));
  };

  const lay = (mark, papers) => {
    const { at, words } = mark.dataset;
    const what = at ? `td[data-at="${CSS.escape(at)}"]` : `span[data-words~="${words}"]`;
    const pieces = [...papers.querySelectorAll('.paper ' + what)];
    const places = pieces.flatMap((one) => [...(at ? [one.getBoundingClientRect()] : one.getClientRects())].map((place) => [one, place]));
    for (const [number, [one, place]] of places.entries()) {
      const paper = one.closest('.paper');
      const { left, top, width, height } = paper.getBoundingClientRect();
      const drawn = number ? mark.cloneNode() : mark;
      if (number) {
        drawn.removeAttribute('data-number');
        drawn.setAttribute('aria-hidden', 'true');
        drawn.tabIndex = -1;
      }
      drawn.style.left = ((place.left - left) / width) * 100 + '%';
      drawn.style.top = ((place.top - top) / height) * 100 + '%';
      drawn.style.width = (place.width / width) * 100 + '%';
      drawn.style.height = (place.height / height) * 100 + '%';
      paper.append(drawn);
    }
  };

  const fit = () => {
    const width = size ? A4 * size : Math.min(printed.clientWidth, A4 * 1.5);
    if (!width) return; // not to be seen now
    preview.querySelector('output').textContent = `${Math.round((width / A4) * 100)} %`;
    for (const paper of printed.querySelectorAll('.paper')) {
      if (paper.classList.contains('web')) paper.style.zoom = width / A4;
      else paper.style.width = width + 'px';
    }
  };

  const resize = (step) => {
    const now = size || (printed.querySelector('.paper')?.getBoundingClientRect().width ?? A4) / A4;
    const others = step > 0 ? SIZES.filter((one) => one > now + 0.01) : SIZES.filter((one) => one < now - 0.01).reverse();
    const at = preview.scrollTop / preview.scrollHeight;
    size = step ? (others[0] ?? size) : 0;
    fit();
    preview.scrollTop = at * preview.scrollHeight;
  };

  const acts = { again: refresh, smaller: () => resize(-1), larger: () => resize(1), fit: () => resize(0) };
  preview.addEventListener('click', (event) => {
    acts[event.target.closest('[data-preview]')?.dataset.preview]?.();
    const number = event.target.closest('[data-mark]')?.dataset.mark;
    const mark = number && printed.querySelector(`.at[data-number="${number}"]`);
    if (!mark) return;
    show(mark);
    mark.focus({ preventScroll: true });
  });
  new ResizeObserver(fit).observe(preview);
  shows.push({
    id: 'preview',
    opened: refresh,
    render({ draft = '' }) {
      if (draft !== shown.draft) clear(draft);
      clearTimeout(timer);
      if (isOpen('preview')) timer = setTimeout(refresh, PATIENCE);
    },
  });
}
