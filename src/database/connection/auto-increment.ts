import type { ColumnBuilderCallback } from 'kysely';
import type { Dialect } from './database.js';

/** A primary key of numbers that are never used again, also when the newest row is deleted. */
export function autoIncrement(dialect: Dialect): ColumnBuilderCallback {
  return (column) =>
    dialect === 'postgres' ? column.primaryKey().generatedAlwaysAsIdentity() : column.primaryKey().autoIncrement();
}
