import { describeStore } from '../contracts/describe-store.js';
import { describeOnPostgres, emptyPostgresSchema } from './empty-postgres-schema.js';

describeOnPostgres('with PostgreSQL', () => describeStore('a PostgreSQL schema', emptyPostgresSchema));
