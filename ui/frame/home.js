// The drafts: found while typing, renamed, removed and had again, the next year's begun. Focus outlives every redrawing.
{
  const AT_ONCE = 8; // drafts counted by one request
  const LOST = '没有等到程序的答复，不知道这一步做成没有；已经记录的都在。重新连上后列表会刷新，以列表为准。';
  const word = home.querySelector('.notice');
  const find = home.querySelector('#find');
  const found = home.querySelector('.found');
  const told = home.querySelector('.said');
  const ways = home.querySelector('.ways');
  const lost = home.querySelector('.gone');
  const list = home.querySelector('.list');
  const gone = []; // removed during this visit, the last one last: { draft, title }
  let beat = '';
  let newest = null; // the list as it was last heard of; what is drawn may be older while a name is being written
  let drawn = null;
  let working = false;
  let counting = false;
  let naming = null; // the form in which a name is being written

  const rows = () => [...list.querySelectorAll('.drafts > li')];
  const rowOf = (draft) => rows().find((row) => row.dataset.draft === draft);
  const post = { method: 'POST' };

  const request = async (address, how) => {
    try {
      return await (await fetch('/drafts' + address, { cache: 'no-store', ...how })).json();
    } catch {
      return { refused: LOST };
    }
  };

  // One act at a time: the second click of a double click would hit whatever moved under the mouse.
  const act = async (address, how) => {
    working = true;
    const answer = await request(address, how);
    working = false;
    draw(answer.list);
    return answer;
  };

  const draw = (html) => {
    newest = html ?? newest;
    if (naming || newest === null || newest === drawn) return;
    const open = list.querySelector('details')?.open;
    const at = document.activeElement.closest('#home li');
    const focused = at && [at.dataset.draft, document.activeElement.dataset.act];
    drawn = newest;
    list.innerHTML = newest;
    if (open && list.querySelector('details')) list.querySelector('details').open = true;
    if (focused && rowOf(focused[0])) goTo(...focused);
    sift();
    count();
  };

  const goTo = (draft, name) => {
    const row = rowOf(draft);
    if (row?.hidden) {
      find.value = '';
      sift();
    }
    (row?.querySelector(name ? `[data-act=${name}]` : 'a') ?? told).focus();
  };

  const sift = () => {
    const words = find.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    const all = rows();
    for (const row of all) row.hidden = !words.every((one) => row.dataset.sought.includes(one));
    const left = all.filter((row) => !row.hidden).length;
    find.parentElement.hidden = all.length < 2 && !words.length;
    if (!words.length) found.textContent = '';
    else if (left) found.textContent = `找到 ${left} 份，共 ${all.length} 份。`;
    else found.textContent = `没有找到“${find.value.trim()}”。按 Esc 清空，列出全部 ${all.length} 份。`;
  };

  // How far a draft is has to be checked for: what the program has not done yet since the last change comes bit by bit.
  const count = async () => {
    if (counting) return;
    counting = true;
    for (;;) {
      const next = rows().filter((row) => row.querySelector('[data-uncounted]')).slice(0, AT_ONCE);
      const answer = next.length && (await request('/standing?of=' + next.map((row) => row.dataset.draft)));
      if (!answer?.standing) break;
      for (const { dataset } of next) {
        const place = rowOf(dataset.draft)?.querySelector('[data-uncounted]');
        place?.removeAttribute('data-uncounted');
        if (place) place.innerHTML = answer.standing[dataset.draft] ?? '';
      }
    }
    counting = false;
  };

  const say = (answer) => {
    told.textContent = answer.refused ?? answer.said ?? '';
    told.classList.toggle('not-done', 'refused' in answer);
    ways.replaceChildren();
  };

  const sayGone = () => {
    const last = gone.at(-1);
    lost.classList.toggle('open', Boolean(last));
    lost.dataset.draft = last?.draft ?? '';
    lost.querySelector('p').textContent = last ? `已删除“${last.title}”。` : '';
    lost.querySelector('button').setAttribute('aria-label', `撤销删除${last?.title ?? ''}`);
  };

  const remove = async ({ draft, title }) => {
    const answer = await act('/' + draft, { method: 'DELETE' });
    if (answer.refused) {
      say(answer);
      told.focus();
      return;
    }
    say({});
    gone.push({ draft, title });
    sayGone();
    lost.querySelector('button').focus();
  };

  const restore = async ({ draft }) => {
    const answer = await act(`/${draft}/restore`, post);
    say(answer);
    if (!answer.refused && gone.some((one) => one.draft === draft)) {
      gone.splice(gone.findIndex((one) => one.draft === draft), 1);
      sayGone();
    }
    goTo(draft);
  };

  const rename = (row) => {
    naming = document.createElement('form');
    naming.className = 'naming';
    naming.noValidate = true;
    naming.innerHTML =
      '<input type="text" autocomplete="off"><span class="buttons"><button type="submit">保存</button>' +
      '<button type="button" data-act="keep">不改了</button></span><p class="why" role="alert">留空就用单位和年度。</p>';
    const input = naming.querySelector('input');
    input.setAttribute('aria-label', `${row.dataset.title}的新名称，留空就用单位和年度`);
    input.value = row.dataset.name || row.dataset.title;
    row.classList.add('being-named');
    row.querySelector('.whose').append(naming);
    input.select();
    input.focus();
  };

  const keepName = (draft) => {
    if (!naming) return;
    naming.closest('li').classList.remove('being-named');
    naming.remove();
    naming = null;
    draw();
    if (draft) goTo(draft, 'rename');
  };

  const saveName = async ({ draft, title, name }) => {
    const input = naming.querySelector('input');
    const wanted = !name && input.value.trim() === title ? '' : input.value; // left as it was offered: no own name
    const answer = await act(`/${draft}/name?` + new URLSearchParams({ name: wanted }), post);
    if (answer.refused && naming) {
      naming.querySelector('.why').textContent = answer.refused;
      naming.querySelector('.why').classList.add('not-done');
      input.focus();
      return;
    }
    say(answer);
    keepName(draft);
  };

  const beginNext = async ({ draft }, again) => {
    const answer = await act(`/${draft}/next` + (again ? '?again=true' : ''), post);
    if (answer.open) {
      location.href = '/?draft=' + encodeURIComponent(answer.open);
      return;
    }
    say(answer);
    told.focus();
    if (!answer.there) return;
    ways.innerHTML = '<a class="quiet"></a><button type="button" class="quiet" data-act="again">另开一份</button>';
    ways.dataset.draft = draft;
    ways.firstChild.href = '/?draft=' + encodeURIComponent(answer.there);
    ways.firstChild.textContent = `打开“${answer.title}”`;
    ways.firstChild.focus();
  };

  const ACTS = {
    remove: (row) => remove(row.dataset),
    restore: (row) => restore(row.dataset),
    rename: (row) => rename(row),
    next: (row) => beginNext(row.dataset, false),
    again: (row) => beginNext(row.dataset, true),
  };

  home.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-act]');
    const row = event.target.closest('[data-draft]');
    if (!button || !row || working || event.detail > 1) return;
    if (button.dataset.act === 'keep') {
      keepName(row.dataset.draft);
      return;
    }
    keepName();
    // With the form a list may be drawn that was heard of meanwhile: the row may be another element by now.
    ACTS[button.dataset.act]?.(row.isConnected ? row : (rowOf(row.dataset.draft) ?? row));
  });
  home.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!working) saveName(event.target.closest('li').dataset);
  });
  home.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (naming?.contains(event.target)) keepName(event.target.closest('li').dataset.draft);
    if (event.target === find) {
      find.value = '';
      sift();
    }
  });
  find.addEventListener('input', sift);

  // Another window may have changed the list while nobody looked.
  const refresh = async () => {
    if (!home.hidden && !document.hidden && !working) draw((await request('')).list);
  };
  document.addEventListener('visibilitychange', refresh);
  addEventListener('pageshow', (event) => event.persisted && refresh());

  shows.push({
    id: 'home',
    render(value, atHome) {
      if (!atHome || value.beat === beat) return;
      beat = value.beat;
      word.textContent = value.told ?? '';
      say({});
      if (value.home) draw(value.home);
      else refresh();
    },
  });
}
