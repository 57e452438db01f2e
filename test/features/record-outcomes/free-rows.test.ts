import fc from 'fast-check';
import { freeRows } from '../../../src/features/record-outcomes/free-rows.js';

const positions = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 20 }).map((all) => all.toSorted((a, b) => a - b));

test('each in turn gets the nearest row that nobody has, as if all were compared', () => {
  fc.assert(
    fc.property(positions, fc.array(fc.nat({ max: 45 }), { maxLength: 25 }), (rows, wanted) => {
      const free = freeRows(rows.map((position) => ({ position })));
      const left = [...rows];

      for (const position of wanted) {
        const [nearest] = left.toSorted((a, b) => Math.abs(a - position) - Math.abs(b - position));
        expect(free.takeNearest(position)?.position).toBe(nearest);
        if (nearest !== undefined) left.splice(left.indexOf(nearest), 1);
        expect(free.distanceTo(position)).toBe(Math.min(...rows.map((row) => Math.abs(row - position))));
      }
    }),
  );
});
