// Quick replies: whole messages, sent as they stand; a paragraph by a model is shown while it is written.
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-say]');
  if (!button || !nianbao.begin(button.dataset.say)) return;
  if (button.dataset.streams) write();
  else trigger('reply', { say: button.dataset.say });
});

async function write() {
  const { draft, rev } = nianbao.place();
  const shown = live(() => fetch(`/stop/${draft}`, { method: 'POST' }));
  const note = await nianbao.patiently(async () => {
    try {
      const answer = await fetch(`/write/${draft}?after=${rev}`, { method: 'POST' });
      return await read(answer.body.getReader(), shown);
    } catch {
      return ''; // the connection is lost: page.js tells of that
    }
  }, 'writing');
  shown.end();
  trigger('written', { note });
}

async function read(reader, shown) {
  const decoder = new TextDecoder();
  let rest = '';
  let note = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return note;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop();
    for (const line of lines.filter(Boolean)) {
      const said = JSON.parse(line);
      if ('piece' in said) shown.add(said.piece);
      else note = said.note;
    }
  }
}

// What a model writes, while it writes: a bubble under the talk, with a button that stops it.
function live(stop) {
  const box = document.createElement('div');
  box.id = 'live';
  box.innerHTML = '<p aria-live="polite"></p><button type="button">停下</button>';
  box.querySelector('p').textContent = '模型在写……';
  document.querySelector('#replies').before(box);
  let begun = false;
  box.querySelector('button').addEventListener('click', (event) => {
    event.target.disabled = true;
    stop();
  });
  const add = (words) => {
    const line = box.querySelector('p');
    line.textContent = (begun ? line.textContent : '') + words;
    begun = true;
    box.scrollTop = box.scrollHeight;
  };
  return { add, end: () => box.remove() };
}
