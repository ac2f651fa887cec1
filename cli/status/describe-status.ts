import { printable } from '../../local/log/console.ts';
import { textTable } from '../text-table.ts';
import type { StatusReport } from './status-report.ts';

/** The status for people. Titles, keys and messages are others' texts: control characters are taken out. */
export function describeStatus(report: StatusReport): string {
  const parts = [
    describeSite(report),
    describeQueues(report),
    describeFeeds(report),
    describeSources(report),
    describeProblems(report),
    describeAttention(report),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function describeSite({ target, site }: StatusReport): string {
  if (!site) return printable(target);
  return printable(`${site.title}, ${site.url} (${target})`);
}

function describeQueues({ queues }: StatusReport): string {
  const rows = Object.entries(queues).map(([name, { waiting, inProgress, delayed, dead }]) => [
    name,
    waiting,
    inProgress,
    delayed,
    dead,
  ]);
  return textTable([['queue', 'waiting', 'in progress', 'for later', 'dead letters'], ...rows]);
}

function describeFeeds({ feeds }: StatusReport): string {
  if (feeds.length === 0) return 'no feed has been published';
  const rows = feeds.map(({ feed, items, changedAt, held }) => [
    printable(feed),
    items,
    changedAt,
    held ? 'HELD' : '',
  ]);
  return textTable([['feed', 'items', 'last change', ''], ...rows]);
}

function describeSources({ sources }: StatusReport): string {
  if (!sources) return '';
  const counts = Object.entries(sources).sort(([one], [other]) => (one < other ? -1 : 1));
  return `sources: ${counts.map(([status, count]) => `${count} ${status}`).join(', ') || 'none'}`;
}

function describeProblems({ problems }: StatusReport): string {
  if (!problems) return '';
  if (problems.length === 0) return 'no source has a problem';
  const lines = problems.flatMap(({ key, status, problems: all }) => [
    `${key} (${status})`,
    ...all.map(
      ({ severity, line, message, hint }) =>
        `  ${severity}${line ? `, line ${line}` : ''}: ${message} ${hint}`,
    ),
  ]);
  return lines.map(printable).join('\n');
}

function describeAttention({ attention }: StatusReport): string {
  if (attention.length === 0) return 'all is well';
  return ['needs attention:', ...attention.map((line) => `- ${printable(line)}`)].join('\n');
}
