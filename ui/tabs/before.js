// Last year's report, drawn only when it is another one: what the clerk marks there to copy stays marked.
let shownBefore = '';

shows.push({
  id: 'before',
  render({ before = '' }) {
    if (before === shownBefore) return;
    shownBefore = before;
    panel('before').innerHTML = before;
    tabOf('before').hidden = !before;
    if (!before && isOpen('before')) choose(tabOf('sheets'));
  },
});
