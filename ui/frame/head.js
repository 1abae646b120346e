// The buttons in the head of the page.
element.addEventListener('click', (event) => {
  const act = event.target.closest('[data-act]')?.dataset.act;
  if (act === 'undo' && nianbao.begin()) trigger('undo');
  if (act === 'redo' && nianbao.begin()) trigger('redo');
  if (act === 'restore' && nianbao.begin()) {
    trigger('restore');
    document.querySelector('#words textarea')?.focus(); // the button goes, the talk goes on
  }
  if (act === 'start' && nianbao.begin()) trigger('start');
});
