import { describeOnPostgres } from '../../store/empty-postgres-schema.js';
import { describeModel } from './describe-model.js';
import { onPostgres } from './test-outbox.js';

describeOnPostgres('with PostgreSQL', () => describeModel('PostgreSQL', onPostgres));
