// One file to a route of our own, as it is: the answer, or an error whose message is for the clerk.
nianbao.upload = async (address, file, most) => {
  const enough = file.size > most ? file.slice(0, most + 1) : file; // one byte too many: the answer is no
  const body = await enough.arrayBuffer().catch(() => null);
  if (!body) throw new Error(`“${file.name}”打不开，没有上传。请确认它是一个文件（不是文件夹），没有被移走，再传一次。`);
  try {
    const headers = { 'content-type': 'application/octet-stream' };
    return await (await fetch(address, { method: 'POST', headers, body })).json();
  } catch {
    throw new Error(`没有等到程序的答复，不知道“${file.name}”读了没有。请看一看页面上有没有，没有就再传一次。`);
  }
};
