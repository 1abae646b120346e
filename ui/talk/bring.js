// A report from outside: chosen or dropped, sent to our own route as it is, one file at a time.
const input = element.querySelector('input');
const status = element.querySelector('[role=status]');
const most = Number(input.dataset.most);
const AGAIN = 100; // ms
let taken = false;

async function bring(file) {
  if (taken) {
    nianbao.tell('上一份文件还没有读完，请等它读完再传。');
    return;
  }
  taken = true;
  while (!nianbao.begin()) await new Promise((go) => setTimeout(go, AGAIN)); // behind the step at hand
  status.textContent = `正在读文件“${file.name}”…`;
  const note = await nianbao.patiently(() => send(file).catch((error) => error.message));
  status.textContent = '';
  taken = false;
  trigger('brought', { note });
}

// What the clerk is to be told; empty when the desk has answered in the talk.
async function send(file) {
  const { draft, rev } = nianbao.place();
  const address = `/bring/${encodeURIComponent(draft)}?${new URLSearchParams({ after: rev, name: file.name })}`;
  return (await nianbao.upload(address, file, most)).note;
}

function take(files) {
  if (!nianbao.place().draft) nianbao.tell('请先打开或新建一份草稿，再上传报告。');
  else if (files.length > 1) nianbao.tell('一次只能上传一份报告，请一份一份地传。');
  else if (files.length) bring(files[0]);
}

const drop = (on) => document.body.classList.toggle('dropping', on);
const brings = (event) => event.dataTransfer?.types.includes('Files');

input.addEventListener('change', () => {
  const files = [...input.files];
  input.value = ''; // so that the same file can be chosen again
  take(files);
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-act=bring]')) input.click();
});
document.addEventListener('dragover', (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  drop(true);
});
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) drop(false); // out of the window
});
document.addEventListener('drop', (event) => {
  drop(false);
  if (!brings(event)) return;
  event.preventDefault(); // the browser would open the file in place of the page
  take([...event.dataTransfer.files]);
});
