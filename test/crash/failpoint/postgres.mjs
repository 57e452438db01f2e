// Takes the place of `pg` in the crash table's build of the app.
import pg from 'pg';
import { reach } from './failpoint.mjs';

const { query } = pg.Client.prototype;

pg.Client.prototype.query = function countedQuery(...parameters) {
  const [first] = parameters;
  const after = reach(typeof first === 'string' ? first : String(first?.text ?? ''));
  const answer = query.apply(this, parameters);
  if (typeof answer?.then !== 'function') return answer;
  return answer.then((result) => {
    after();
    return result;
  });
};

export default pg;
