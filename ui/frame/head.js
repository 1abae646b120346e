// The buttons in the head of the page, and its menu of formats.
const headMenu = () => element.querySelector('#more');

function headClose(backToButton) {
  const menu = headMenu();
  if (!menu?.open) return;
  menu.open = false;
  if (backToButton) menu.querySelector('summary').focus();
}

// A file that takes its time: the page says so, and says as well what came of it.
async function headFetch(link) {
  if (link.dataset.busy) return;
  link.dataset.busy = 'yes';
  nianbao.tell(link.dataset.making, true);
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) return location.assign(link.href);
    const name = /filename\*=UTF-8''(\S+)/.exec(answer.headers.get('content-disposition'))[1];
    const file = document.createElement('a');
    file.href = URL.createObjectURL(await answer.blob());
    file.download = decodeURIComponent(name);
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60000);
    nianbao.tell(`“${file.download}”已生成，请看浏览器的下载。`);
  } catch {
    nianbao.tell('没有等到程序的答复，文件没有生成。请再点一次。');
  } finally {
    delete link.dataset.busy;
  }
}

element.addEventListener('click', (event) => {
  const act = event.target.closest('[data-act]')?.dataset.act;
  if (act === 'undo' && nianbao.begin()) trigger('undo');
  if (act === 'redo' && nianbao.begin()) trigger('redo');
  if (act === 'start' && nianbao.begin()) trigger('start');
  const link = event.target.closest('.menu a[href]');
  if (!link) return;
  headClose(true);
  if (!link.dataset.making) return;
  event.preventDefault();
  headFetch(link);
});
document.addEventListener('click', (event) => {
  if (!headMenu()?.contains(event.target)) headClose(false);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') headClose(headMenu()?.contains(document.activeElement));
});
