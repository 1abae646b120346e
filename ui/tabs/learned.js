// The learned reports: files chosen or dropped on the panel, learned one after the other; removal that asks once more.
{
  const lessons = panel('learned');
  const lessonField = lessons.querySelector('#lessons');
  const doing = lessons.querySelector('.doing');
  const came = lessons.querySelector('.came');
  let listed = '';
  let learning = false;

  // Drawn only when it is another list: what lies open stays open.
  const list = (html) => {
    if (html === undefined || html === listed) return;
    listed = html;
    lessons.querySelector('.list').innerHTML = html;
  };

  const refresh = async () => {
    const answer = await ask('/learned');
    list(answer.list);
    if (answer.said.length) tellOf(answer.said);
  };

  const ask = async (address, how) => {
    try {
      return await (await fetch(address, { cache: 'no-store', ...how })).json();
    } catch {
      return { said: ['没有等到程序的答复，请过一会儿再试。'] };
    }
  };

  // What came of one file; what is doubtful about it folded away under that.
  const tellOf = ([first, ...doubts]) => {
    const entry = came.appendChild(document.createElement('li'));
    entry.textContent = first;
    if (!doubts.length) return;
    const folded = entry.appendChild(document.createElement('details'));
    folded.appendChild(document.createElement('summary')).textContent = `${doubts.length} 处请核对`;
    for (const doubt of doubts) folded.appendChild(document.createElement('p')).textContent = doubt;
  };

  const learn = async (files) => {
    if (!files.length) return;
    if (learning) {
      nianbao.tell('上一批还没有学完，请等它学完再选。');
      return;
    }
    learning = true;
    came.replaceChildren();
    lessons.classList.add('learning-now');
    for (const [place, file] of files.entries()) {
      doing.textContent = `正在学第 ${place + 1} 份，共 ${files.length} 份：${file.name}`;
      const address = '/learned?' + new URLSearchParams({ name: file.name });
      const answer = await nianbao.upload(address, file, Number(lessonField.dataset.most)).catch((error) => ({ said: [error.message] }));
      list(answer.list);
      tellOf(answer.said);
    }
    doing.textContent = `读完了，共 ${files.length} 份：`;
    lessons.classList.remove('learning-now');
    learning = false;
  };

  const forget = async (report) => {
    const answer = await ask('/learned/' + encodeURIComponent(report), { method: 'DELETE' });
    came.replaceChildren();
    list(answer.list);
    doing.textContent = answer.said.join('');
    doing.focus(); // the button that was clicked is gone with its line
  };

  lessonField.addEventListener('change', () => {
    const files = [...lessonField.files];
    lessonField.value = ''; // so that the same files can be chosen again
    learn(files);
  });
  lessons.addEventListener('click', (event) => {
    const report = event.target.closest('[data-forget]');
    if (event.target.closest('[data-act=learn]')) lessonField.click();
    if (report) forget(report.dataset.forget);
  });
  lessons.addEventListener('toggle', (event) => event.target.scrollIntoView({ block: 'nearest' }), true);
  lessons.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation(); // anywhere else a file is one report for the draft
    document.body.classList.remove('dropping');
    lessons.classList.add('over');
  });
  lessons.addEventListener('dragleave', (event) => {
    if (!lessons.contains(event.relatedTarget)) lessons.classList.remove('over');
  });
  lessons.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    lessons.classList.remove('over');
    learn([...event.dataTransfer.files]);
  });
  shows.push({
    id: 'learned',
    opened: refresh,
    render(value, atHome) {
      if (atHome || isOpen('learned')) refresh(); // a report that was brought is learned too
    },
  });
}
