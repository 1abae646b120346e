// What the whole page needs: one step at a time, a word to the clerk, the lost connection, Chinese names.
(() => {
  const CHECK_EVERY = 4000; // ms
  const GIVE_UP_AFTER = 90000; // ms: longer than the first search for past language on a slow machine
  const NAMES = {
    'chatbot conversation': '对话',
    'Scroll to bottom': '到最新一条',
  };
  const DOING = '正在处理…';
  const SLOW = { 全部起草: '正在起草各段，第一次要先备好往年的写法…' }; // by what the clerk said
  const LOOK = 'nianbao-look';
  const SPEAKERS = { "bot's message: ": '起草台：', "user's message: ": '您：' };
  let busySince = 0;
  let running = null;
  let lost = false;
  let said = ''; // the message that is on its way
  let typed = ''; // what stands in its field since
  let draft = '';
  let rev = 0;

  const field = () => document.querySelector('#words textarea');
  const kept = () => 'nianbao-words-' + draft;

  function begin(said) {
    if (busySince || lost) return false;
    document.querySelector('#turns').dataset.doing = SLOW[said] ?? DOING;
    busySince = Date.now();
    document.body.classList.add('busy');
    return true;
  }

  // A file and a model take as long as they take: the request tells by itself when it has failed.
  async function patiently(work, how = 'reading') {
    busySince = Infinity;
    document.body.classList.add(how);
    const done = await work();
    document.body.classList.remove(how);
    busySince = Date.now();
    return done;
  }

  function answered(now, seen, note) {
    busySince = 0;
    rev = seen;
    keepTyped(note);
    document.body.classList.remove('busy');
    if (now !== draft) {
      draft = now;
      history.replaceState(null, '', draft ? '/?draft=' + encodeURIComponent(draft) : '/');
      restoreWords();
    }
    if (note) tell(note);
    setTimeout(showNewest, 60); // after the chat has drawn what came
  }

  // The answer empties the field, or gives a message that was refused back: what was typed meanwhile comes behind it.
  function keepTyped(refused) {
    const more = typed.startsWith(said) ? typed.slice(said.length) : typed;
    const front = refused ? said : '';
    if (said && more.trim()) setTimeout(() => write(front + more + field().value.slice(front.length)), 60);
    said = typed = '';
  }

  function write(words) {
    field().value = words;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  }

  // The newest words stay in sight; of a long answer its beginning, not its end.
  function showNewest() {
    const log = document.querySelector('#turns [role=log]');
    const rows = [...(log?.querySelectorAll('.message-row') ?? [])];
    if (!rows.length) return;
    const above = rows.at(-2)?.classList.contains('user-row') ? rows.at(-2) : rows.at(-1);
    log.scrollTop = log.scrollHeight;
    const over = log.getBoundingClientRect().top - above.getBoundingClientRect().top;
    if (over > 0) log.scrollTop -= over + 8;
  }

  function tell(words, stays) {
    let box = document.querySelector('#told');
    if (!box) {
      box = document.body.appendChild(document.createElement('div'));
      box.id = 'told';
      box.setAttribute('role', 'alert');
    }
    box.textContent = words;
    box.classList.add('open');
    clearTimeout(tell.timer);
    if (!stays) tell.timer = setTimeout(() => box.classList.remove('open'), 8000 + 100 * words.length);
  }

  // Half a paragraph that the clerk was writing outlives a reload.
  function keepWords(event) {
    if (event.target === field() && busySince) typed = event.target.value;
    if (event.target === field() && draft) sessionStorage.setItem(kept(), event.target.value);
  }

  function restoreWords() {
    const words = draft && sessionStorage.getItem(kept());
    if (!words || !field() || field().value) return;
    write(words);
  }

  function sending(event) {
    const byKey = event.type === 'keydown' && event.key === 'Enter' && !event.shiftKey && event.target === field();
    const byClick = event.type === 'click' && event.target.closest('#send');
    if (!byKey && !byClick) return;
    const composing = event.isComposing || event.keyCode === 229; // Enter that only chooses Chinese characters
    if (!composing && field().value.trim() && begin(field().value.trim())) {
      sessionStorage.removeItem(kept());
      said = typed = field().value;
      return;
    }
    event.stopImmediatePropagation();
    if (!composing) event.preventDefault();
  }

  async function checkAlive() {
    try {
      const answer = await (await fetch('/alive', { cache: 'no-store' })).json();
      const restarted = running !== null && running !== answer.running;
      running = answer.running;
      if (restarted || lost || (busySince && Date.now() - busySince > GIVE_UP_AFTER)) location.reload();
    } catch {
      lost = true;
      tell('与程序的连接断了，正在重新连接；已经确认过的内容都在。', true);
    }
  }

  function rename() {
    document.documentElement.lang = 'zh-CN';
    for (const one of document.querySelectorAll('#talk [aria-label], #talk [title]')) {
      for (const name of ['aria-label', 'title']) {
        const english = one.getAttribute(name);
        const chinese = NAMES[english] ?? withSpeaker(english);
        if (chinese) one.setAttribute(name, chinese);
      }
    }
    field()?.setAttribute('aria-label', '回答');
    const log = document.querySelector('#turns [role=log]');
    if (log) log.tabIndex = 0; // scrolled by keyboard too
  }

  function tidy() {
    rename();
    dress();
  }

  function withSpeaker(english) {
    const start = Object.keys(SPEAKERS).find((words) => english?.startsWith(words));
    return start && SPEAKERS[start] + plain(english.slice(start.length));
  }

  // Light or dark as the clerk has chosen; as the system has it until then.
  function dress() {
    const wish = localStorage.getItem(LOOK);
    const dark = wish ? wish === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    if (document.body.classList.contains('dark') !== dark) document.body.classList.toggle('dark', dark);
    const button = document.querySelector('[data-act=look]');
    if (button && button.getAttribute('aria-pressed') !== String(dark)) button.setAttribute('aria-pressed', String(dark));
  }

  function chooseLook(event) {
    if (!event.target.closest('[data-act=look]')) return;
    localStorage.setItem(LOOK, document.body.classList.contains('dark') ? 'light' : 'dark');
    dress();
  }

  // The chat component holds HTML; a label is read as plain text.
  function plain(html) {
    return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  }

  window.nianbao = { begin, patiently, answered, tell, place: () => ({ draft, rev }), away: () => lost };
  document.addEventListener('keydown', sending, true);
  document.addEventListener('click', sending, true);
  document.addEventListener('input', keepWords);
  document.addEventListener('click', chooseLook);
  tidy();
  new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true });
  new MutationObserver(dress).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  checkAlive();
  setInterval(checkAlive, CHECK_EVERY);
})();
