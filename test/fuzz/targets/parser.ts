import assert from 'node:assert/strict';
import { parseRunbook } from '../../../src/runbook/parse-runbook.js';
import { parseTaskList } from '../../../src/runbook/parse-task-list.js';
import { reviewRunbook } from '../../../src/runbook/review-runbook.js';
import { lineOf, writtenPlaces } from '../../runbook/written-places.js';
import { issueText } from '../arbitrary-text.js';
import { target } from '../target.js';

/** The parser reads anything, and every place is inside the text. */
export const parser = target('parser', issueText, (markdown) => {
  const { runbook } = parseRunbook(markdown);
  for (const { span, markdown: written, line } of writtenPlaces(runbook)) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= markdown.length, 'a span is inside the text');
    assert.equal(written, markdown.slice(span.start, span.end));
    assert.equal(line, lineOf(markdown, span.start));
  }
  for (const { mark } of [...runbook.preCall, ...runbook.postCall]) {
    const before = markdown.slice(Math.max(0, mark.start - 4), mark.start);
    assert.match(before + markdown.slice(mark.start, mark.end), /[[(]\s{0,3}.?$|(?:\p{S}\uFE0F?|:\w+:)$/u);
  }

  const lines = lineOf(markdown, markdown.length);
  for (const problem of reviewRunbook(markdown).problems) {
    assert.ok(problem.line >= 1 && problem.line <= lines, `line ${problem.line} of ${lines}`);
    assert.ok(problem.found !== '' && problem.fix !== '');
  }
  assert.equal(parseTaskList(markdown, []).taskCount, runbook.tasks.length);
});
