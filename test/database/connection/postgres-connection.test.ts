import pg from 'pg';
import { PostgresConnection } from '../../../src/database/connection/postgres-connection.js';

const refused = Object.assign(new pg.DatabaseError('duplicate key', 1, 'error'), { code: '23505' });
const silence = new Error('Query read timeout');

function connectionThat(...answers: readonly (Error | string)[]) {
  const left = [...answers];
  const released: (Error | undefined)[] = [];
  const query = jest.fn(async () => {
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    return { command: 'SELECT' as const, rowCount: 1, rows: [answer] };
  });
  const client = { query, release: () => undefined };
  // What streams results is not used here.
  const connection = new PostgresConnection(Object.assign(Object.create(null), client), (error) =>
    released.push(error),
  );
  return { connection, query, released };
}

describe('a connection to PostgreSQL', () => {
  it('is used again after the server has refused a query', async () => {
    const { connection, released } = connectionThat(refused, 'row');

    await expect(connection.query('insert', [])).rejects.toThrow(refused);

    expect((await connection.query('select', [])).rows).toEqual(['row']);
    connection.release();
    expect(released).toEqual([undefined]);
  });

  it('is thrown away, and not even asked to roll back, after a query without an answer', async () => {
    const { connection, query, released } = connectionThat(silence, 'row');

    await expect(connection.query('insert', [])).rejects.toThrow(silence.message);

    await expect(connection.query('rollback', [])).rejects.toThrow(silence.message);
    expect(query).toHaveBeenCalledTimes(1);
    connection.release();
    expect(released).toEqual([silence]);
  });
});
