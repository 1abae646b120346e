// Quick replies: whole messages, sent as they stand.
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-say]');
  if (button && nianbao.begin()) trigger('reply', { say: button.dataset.say });
});
