import { expect, it } from 'vitest';
import { StreamTerminal } from '../../cli/terminal.ts';

function streams(isTTY: boolean) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY,
    write(text: string): void {
      written[name] += text;
    },
  });
  return {
    written,
    terminal: new StreamTerminal(stream('stdout'), stream('stderr'), new AbortController().signal),
  };
}

it('shows progress on a TTY as one line that gives way to the result', () => {
  const { written, terminal } = streams(true);
  terminal.progress('1 of 2');
  terminal.progress('2 of 2');
  terminal.progress('2 of 2');
  terminal.print('done');
  expect(written.stderr).toBe('\r\u001b[2K1 of 2\r\u001b[2K2 of 2\r\u001b[2K');
  expect(written.stdout).toBe('done\n');
});

it('shows progress elsewhere as a plain line now and then, without a control character', () => {
  const { written, terminal } = streams(false);
  for (let step = 1; step <= 100; step += 1) terminal.progress(`${step} of 100`);
  terminal.print('done');
  expect(written).toEqual({ stdout: 'done\n', stderr: '1 of 100\n' });
});
