// Takes the place of `@photostructure/sqlite` in the crash table's build of the app.
import { DatabaseSync as Database } from '@photostructure/sqlite';
import { reach } from './failpoint.mjs';

const executing = new Set(['run', 'get', 'all', 'iterate']);

/** A database whose statements, also those prepared earlier, pass the failpoint each time they are executed. */
export class DatabaseSync extends Database {
  prepare(sql) {
    const statement = super.prepare(sql);
    return new Proxy(statement, {
      get(target, name) {
        const member = target[name];
        if (typeof member !== 'function') return member;
        if (!executing.has(name)) return member.bind(target);
        return (...parameters) => {
          const after = reach(sql);
          const result = member.apply(target, parameters);
          after();
          return result;
        };
      },
    });
  }
}
