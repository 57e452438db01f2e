/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Each wait for a condition ends by itself and says what was there instead; this only ends what hangs. The longest
  // journey through the demo's page takes 30 s alone, and twice that on a machine that does something else as well.
  testTimeout: 300_000,
  // Most of the tests wait for another process, so that none need be kept free for the rest of the machine.
  maxWorkers: '100%',
  // A real PostgreSQL for the tests that need one.
  globalSetup: '<rootDir>/test/support/postgres/start.mjs',
  globalTeardown: '<rootDir>/test/support/postgres/stop.mjs',
  roots: ['<rootDir>/test'],
  // TypeScript's NodeNext imports name the .js file that tsc will emit; under test the .ts beside it is what exists.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.[tj]s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnlyPackages().join('|')})/)`],
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  coverageProvider: 'babel',
};

/** On Node 20 Jest cannot require an ES module, so the packages that ship nothing else are compiled by swc as well. */
function esmOnlyPackages() {
  return [
    'mdast-util-[^/]+',
    'micromark[^/]*',
    'unist-util-[^/]+',
    'https-proxy-agent',
    'agent-base',
    'proxy-agent-negotiate',
    'decode-named-character-reference',
    'character-entities',
    'devlop',
    'ccount',
    'escape-string-regexp',
    'markdown-table',
    'longest-streak',
    'zwitch',
  ];
}
