import { describeModel } from './describe-model.js';
import { onSqlite } from './test-outbox.js';

describeModel('SQLite', onSqlite);
