// Copies the report's code: as a page for an editor that shows it, as text for one that shows the source.
(() => {
  const code = document.querySelector('#code').value;
  const said = document.querySelector('.said');
  document.body.classList.toggle('dark', matchMedia('(prefers-color-scheme: dark)').matches);

  // Where the clipboard may not be written to, a copy that the browser itself makes still may say what is copied.
  function copyTheOldWay() {
    const fill = (event) => {
      event.clipboardData.setData('text/html', code);
      event.clipboardData.setData('text/plain', code);
      event.preventDefault();
    };
    document.addEventListener('copy', fill, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', fill);
    return done;
  }

  async function copy() {
    const as = (type) => new Blob([code], { type });
    const kinds = { 'text/html': as('text/html'), 'text/plain': as('text/plain') };
    try {
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      return true;
    } catch {
      return copyTheOldWay();
    }
  }

  document.querySelector('#copy').addEventListener('click', async () => {
    said.textContent = '';
    const done = await copy();
    said.textContent = done ? '已复制，可以粘贴了' : '没有复制成功，请点“下载网页文件”';
  });
})();
