import { describeOnPostgres } from '../../database/empty-postgres-schema.js';
import { describeModel } from './describe-model.js';
import { onPostgres } from './test-outbox.js';

describeOnPostgres('with PostgreSQL', () => describeModel('PostgreSQL', onPostgres));
