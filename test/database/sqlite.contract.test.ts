import { describeStore } from '../contracts/describe-store.js';
import { emptySqliteFile } from './empty-sqlite-file.js';

describeStore('an SQLite file', emptySqliteFile);
