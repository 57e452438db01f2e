import { readFileSync } from 'node:fs';
import { IANAZone } from 'luxon';
import { zoneTables, zoneTablesFile } from '../../../scripts/generate-zone-tables.js';
import { COUNTRY_ZONES, WINDOWS_ZONES } from '../../../src/schedule/zones/cldr-zones.js';

test('the tables are what CLDR says', () => {
  expect(readFileSync(zoneTablesFile, 'utf8')).toBe(zoneTables());
});

test.each([...Object.entries(WINDOWS_ZONES), ...Object.entries(COUNTRY_ZONES)])('%s is a zone: %s', (_, zone) => {
  expect(IANAZone.isValidZone(zone)).toBe(true);
});
