/**
 * The only script there is: shows the copy buttons, which without it could do nothing, and has them work. The
 * content security policy allows it by its digest, so that it must never depend on what is on the page.
 */
export const COPY_SCRIPT = `if (navigator.clipboard) {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      document.querySelector('[role=status]').textContent = button.dataset.done;
      button.classList.add('done');
    };
  }
}`;
