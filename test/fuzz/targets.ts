import type { Target } from './target.js';
import { editor } from './targets/editor.js';
import { envelopes } from './targets/envelopes.js';
import { gitlabAnswers } from './targets/gitlab-answers.js';
import { parser } from './targets/parser.js';
import { requests } from './targets/requests.js';
import { schedule } from './targets/schedule.js';
import { views } from './targets/views.js';
import { withheld } from './targets/withheld.js';

export const targets: readonly Target[] = [
  parser,
  editor,
  schedule,
  views,
  withheld,
  requests,
  envelopes,
  gitlabAnswers,
];
