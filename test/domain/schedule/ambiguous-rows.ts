type Candidate = readonly [instant: string, zone: string, label: string];

/** Texts that a person must choose about: what is written, a part of the reason, and every reading with its label. */
export const AMBIGUOUS: readonly (readonly [text: string, reason: string, candidates: readonly Candidate[]])[] = [
  // An offset that the clocks do not have that day. The first is the defining page's own example.
  [
    '2020-10-10 - 23:30 PST',
    'PST is UTC−8, but on 10 October 2020 the clocks in America/Los_Angeles show UTC−7.',
    [
      ['2020-10-11T07:30Z', 'UTC-08:00', 'Sun 11 Oct 2020, 07:30 UTC, if PST is UTC−8'],
      ['2020-10-11T06:30Z', 'America/Los_Angeles', 'Sun 11 Oct 2020, 06:30 UTC, if PST is Pacific time (UTC−7)'],
    ],
  ],
  [
    'October 10, 2020 at 11:30 PM Pacific Standard Time',
    'PST is UTC−8',
    [
      ['2020-10-11T07:30Z', 'UTC-08:00', 'Sun 11 Oct 2020, 07:30 UTC, if PST is UTC−8'],
      ['2020-10-11T06:30Z', 'America/Los_Angeles', 'Sun 11 Oct 2020, 06:30 UTC, if PST is Pacific time (UTC−7)'],
    ],
  ],
  [
    '2024-01-15 10:00 PDT',
    'PDT is UTC−7, but on 15 January 2024 the clocks in America/Los_Angeles show UTC−8.',
    [
      ['2024-01-15T17:00Z', 'UTC-07:00', 'Mon 15 Jan 2024, 17:00 UTC, if PDT is UTC−7'],
      ['2024-01-15T18:00Z', 'America/Los_Angeles', 'Mon 15 Jan 2024, 18:00 UTC, if PDT is Pacific time (UTC−8)'],
    ],
  ],
  [
    '2024-07-01 10:00 EST',
    'EST is UTC−5, but on 1 July 2024 the clocks in America/New_York show UTC−4.',
    [
      ['2024-07-01T15:00Z', 'UTC-05:00', 'Mon 1 Jul 2024, 15:00 UTC, if EST is UTC−5'],
      ['2024-07-01T14:00Z', 'America/New_York', 'Mon 1 Jul 2024, 14:00 UTC, if EST is Eastern time (UTC−4)'],
    ],
  ],
  [
    '2024-07-01 10:00 MST',
    'MST is UTC−7, but on 1 July 2024 the clocks in America/Denver show UTC−6.',
    [
      ['2024-07-01T17:00Z', 'America/Phoenix', 'Mon 1 Jul 2024, 17:00 UTC, if MST is Arizona time (UTC−7)'],
      ['2024-07-01T16:00Z', 'America/Denver', 'Mon 1 Jul 2024, 16:00 UTC, if MST is Mountain time (UTC−6)'],
    ],
  ],
  [
    '2024-07-01 10:00 CET',
    'CET is UTC+1, but on 1 July 2024 the clocks in Europe/Berlin show UTC+2.',
    [
      ['2024-07-01T09:00Z', 'UTC+01:00', 'Mon 1 Jul 2024, 09:00 UTC, if CET is UTC+1'],
      ['2024-07-01T08:00Z', 'Europe/Berlin', 'Mon 1 Jul 2024, 08:00 UTC, if CET is Berlin time (UTC+2)'],
    ],
  ],
  [
    '2024-01-15 10:00 CEST',
    'CEST is UTC+2',
    [
      ['2024-01-15T08:00Z', 'UTC+02:00', 'Mon 15 Jan 2024, 08:00 UTC, if CEST is UTC+2'],
      ['2024-01-15T09:00Z', 'Europe/Berlin', 'Mon 15 Jan 2024, 09:00 UTC, if CEST is Berlin time (UTC+1)'],
    ],
  ],
  [
    '2024-01-15 10:00 AEST',
    'AEST is UTC+10, but on 15 January 2024 the clocks in Australia/Sydney show UTC+11.',
    [
      ['2024-01-15T00:00Z', 'Australia/Brisbane', 'Mon 15 Jan 2024, 00:00 UTC, if AEST is Queensland time (UTC+10)'],
      ['2024-01-14T23:00Z', 'Australia/Sydney', 'Sun 14 Jan 2024, 23:00 UTC, if AEST is Sydney time (UTC+11)'],
    ],
  ],
  [
    '2024-07-01 10:00 NZDT',
    'NZDT is UTC+13',
    [
      ['2024-06-30T21:00Z', 'UTC+13:00', 'Sun 30 Jun 2024, 21:00 UTC, if NZDT is UTC+13'],
      ['2024-06-30T22:00Z', 'Pacific/Auckland', 'Sun 30 Jun 2024, 22:00 UTC, if NZDT is Auckland time (UTC+12)'],
    ],
  ],
  // Letters that several countries use.
  [
    '2024-01-15 10:00 IST',
    '“IST” is used for several zones: India (UTC+5:30), Israel (UTC+2), Ireland (UTC+1).',
    [
      ['2024-01-15T04:30Z', 'Asia/Kolkata', 'Mon 15 Jan 2024, 04:30 UTC, if IST is India time (UTC+5:30)'],
      ['2024-01-15T08:00Z', 'Asia/Jerusalem', 'Mon 15 Jan 2024, 08:00 UTC, if IST is Israel time (UTC+2)'],
      ['2024-01-15T09:00Z', 'UTC+01:00', 'Mon 15 Jan 2024, 09:00 UTC, if IST is UTC+1'],
      ['2024-01-15T10:00Z', 'Europe/Dublin', 'Mon 15 Jan 2024, 10:00 UTC, if IST is Ireland time (UTC)'],
    ],
  ],
  [
    '2024-07-01 10:00 IST',
    'IST is UTC+2, but on 1 July 2024 the clocks in Asia/Jerusalem show UTC+3.',
    [
      ['2024-07-01T04:30Z', 'Asia/Kolkata', 'Mon 1 Jul 2024, 04:30 UTC, if IST is India time (UTC+5:30)'],
      ['2024-07-01T08:00Z', 'UTC+02:00', 'Mon 1 Jul 2024, 08:00 UTC, if IST is UTC+2'],
      ['2024-07-01T07:00Z', 'Asia/Jerusalem', 'Mon 1 Jul 2024, 07:00 UTC, if IST is Israel time (UTC+3)'],
      ['2024-07-01T09:00Z', 'Europe/Dublin', 'Mon 1 Jul 2024, 09:00 UTC, if IST is Ireland time (UTC+1)'],
    ],
  ],
  [
    '2024-01-15 10:00 CST',
    '“CST” is used for several zones: Central (UTC−6), China (UTC+8), Cuba (UTC−5).',
    [
      ['2024-01-15T16:00Z', 'America/Chicago', 'Mon 15 Jan 2024, 16:00 UTC, if CST is Central time (UTC−6)'],
      ['2024-01-15T02:00Z', 'Asia/Shanghai', 'Mon 15 Jan 2024, 02:00 UTC, if CST is China time (UTC+8)'],
      ['2024-01-15T15:00Z', 'America/Havana', 'Mon 15 Jan 2024, 15:00 UTC, if CST is Cuba time (UTC−5)'],
    ],
  ],
  [
    // Cuba's standard time and Chicago's summer time are the same instant: one candidate.
    '2024-07-01 10:00 CST',
    'CST is UTC−6, but on 1 July 2024 the clocks in America/Chicago show UTC−5.',
    [
      ['2024-07-01T16:00Z', 'UTC-06:00', 'Mon 1 Jul 2024, 16:00 UTC, if CST is UTC−6'],
      ['2024-07-01T15:00Z', 'America/Chicago', 'Mon 1 Jul 2024, 15:00 UTC, if CST is Central time (UTC−5)'],
      ['2024-07-01T02:00Z', 'Asia/Shanghai', 'Mon 1 Jul 2024, 02:00 UTC, if CST is China time (UTC+8)'],
      ['2024-07-01T14:00Z', 'America/Havana', 'Mon 1 Jul 2024, 14:00 UTC, if CST is Cuba time (UTC−4)'],
    ],
  ],
  [
    '2024-07-01 10:00 CDT',
    '“CDT” is used for several zones: Central (UTC−5), Cuba (UTC−4).',
    [
      ['2024-07-01T15:00Z', 'America/Chicago', 'Mon 1 Jul 2024, 15:00 UTC, if CDT is Central time (UTC−5)'],
      ['2024-07-01T14:00Z', 'America/Havana', 'Mon 1 Jul 2024, 14:00 UTC, if CDT is Cuba time (UTC−4)'],
    ],
  ],
  [
    '2024-07-01 10:00 BST',
    '“BST” is used for several zones: British (UTC+1), Bangladesh (UTC+6).',
    [
      ['2024-07-01T09:00Z', 'Europe/London', 'Mon 1 Jul 2024, 09:00 UTC, if BST is British time (UTC+1)'],
      ['2024-07-01T04:00Z', 'Asia/Dhaka', 'Mon 1 Jul 2024, 04:00 UTC, if BST is Bangladesh time (UTC+6)'],
    ],
  ],
  [
    '2024-01-15 10:00 BST',
    'BST is UTC+1, but on 15 January 2024 the clocks in Europe/London show UTC.',
    [
      ['2024-01-15T09:00Z', 'UTC+01:00', 'Mon 15 Jan 2024, 09:00 UTC, if BST is UTC+1'],
      ['2024-01-15T10:00Z', 'Europe/London', 'Mon 15 Jan 2024, 10:00 UTC, if BST is British time (UTC)'],
      ['2024-01-15T04:00Z', 'Asia/Dhaka', 'Mon 15 Jan 2024, 04:00 UTC, if BST is Bangladesh time (UTC+6)'],
    ],
  ],
  [
    '2024-07-01 10:00 AST',
    '“AST” is used for several zones: Atlantic (UTC−4), Arabia (UTC+3).',
    [
      ['2024-07-01T14:00Z', 'America/Puerto_Rico', 'Mon 1 Jul 2024, 14:00 UTC, if AST is Puerto Rico time (UTC−4)'],
      ['2024-07-01T13:00Z', 'America/Halifax', 'Mon 1 Jul 2024, 13:00 UTC, if AST is Atlantic time (UTC−3)'],
      ['2024-07-01T07:00Z', 'Asia/Riyadh', 'Mon 1 Jul 2024, 07:00 UTC, if AST is Arabia time (UTC+3)'],
    ],
  ],
  // The hour that the clocks show twice, in both hemispheres.
  [
    '2024-11-03 01:30 America/New_York',
    'On 3 November 2024 the clocks in America/New_York go back and show 01:30 twice.',
    [
      ['2024-11-03T05:30Z', 'America/New_York', 'Sun 3 Nov 2024, 05:30 UTC, the first 01:30 (UTC−4)'],
      ['2024-11-03T06:30Z', 'America/New_York', 'Sun 3 Nov 2024, 06:30 UTC, the second 01:30 (UTC−5)'],
    ],
  ],
  [
    '2024-11-03 1:00 am PT',
    'show 1:00 am twice',
    [
      ['2024-11-03T08:00Z', 'America/Los_Angeles', 'Sun 3 Nov 2024, 08:00 UTC, the first 1:00 am (UTC−7)'],
      ['2024-11-03T09:00Z', 'America/Los_Angeles', 'Sun 3 Nov 2024, 09:00 UTC, the second 1:00 am (UTC−8)'],
    ],
  ],
  [
    '2024-10-27 02:30 Europe/Berlin',
    'On 27 October 2024',
    [
      ['2024-10-27T00:30Z', 'Europe/Berlin', 'Sun 27 Oct 2024, 00:30 UTC, the first 02:30 (UTC+2)'],
      ['2024-10-27T01:30Z', 'Europe/Berlin', 'Sun 27 Oct 2024, 01:30 UTC, the second 02:30 (UTC+1)'],
    ],
  ],
  [
    '2024-04-07 02:30 Australia/Sydney',
    'On 7 April 2024',
    [
      ['2024-04-06T15:30Z', 'Australia/Sydney', 'Sat 6 Apr 2024, 15:30 UTC, the first 02:30 (UTC+11)'],
      ['2024-04-06T16:30Z', 'Australia/Sydney', 'Sat 6 Apr 2024, 16:30 UTC, the second 02:30 (UTC+10)'],
    ],
  ],
  [
    '2024-04-07 02:30 Pacific/Auckland',
    'On 7 April 2024',
    [
      ['2024-04-06T13:30Z', 'Pacific/Auckland', 'Sat 6 Apr 2024, 13:30 UTC, the first 02:30 (UTC+13)'],
      ['2024-04-06T14:30Z', 'Pacific/Auckland', 'Sat 6 Apr 2024, 14:30 UTC, the second 02:30 (UTC+12)'],
    ],
  ],
  [
    // Lord Howe Island changes its clocks by half an hour.
    '2024-04-07 01:45 Australia/Lord_Howe',
    'On 7 April 2024',
    [
      ['2024-04-06T14:45Z', 'Australia/Lord_Howe', 'Sat 6 Apr 2024, 14:45 UTC, the first 01:45 (UTC+11)'],
      ['2024-04-06T15:15Z', 'Australia/Lord_Howe', 'Sat 6 Apr 2024, 15:15 UTC, the second 01:45 (UTC+10:30)'],
    ],
  ],
  [
    '2024-11-03 01:30 EDT/EST',
    '“EDT” and “EST” are different zones at that time.',
    [
      ['2024-11-03T05:30Z', 'America/New_York', 'Sun 3 Nov 2024, 05:30 UTC, by “EDT”'],
      ['2024-11-03T06:30Z', 'America/New_York', 'Sun 3 Nov 2024, 06:30 UTC, by “EST”'],
    ],
  ],
  // Day or month first.
  [
    '10/11/2020 09:00 UTC',
    '“10/11/2020” can be 10 Nov or 11 Oct, as day or month is written first.',
    [
      ['2020-11-10T09:00Z', 'UTC', 'Tue 10 Nov 2020, 09:00 UTC, on 10 Nov'],
      ['2020-10-11T09:00Z', 'UTC', 'Sun 11 Oct 2020, 09:00 UTC, on 11 Oct'],
    ],
  ],
  [
    '1.2.2024 09:00 UTC',
    '“1.2.2024” can be 1 Feb or 2 Jan',
    [
      ['2024-02-01T09:00Z', 'UTC', 'Thu 1 Feb 2024, 09:00 UTC, on 1 Feb'],
      ['2024-01-02T09:00Z', 'UTC', 'Tue 2 Jan 2024, 09:00 UTC, on 2 Jan'],
    ],
  ],
  [
    // Both at once: in November PST is right, in October it is not.
    '10/11/2020 23:30 PST',
    'PST is UTC−8, but on 11 October 2020',
    [
      ['2020-11-11T07:30Z', 'America/Los_Angeles', 'Wed 11 Nov 2020, 07:30 UTC, on 10 Nov'],
      ['2020-10-12T07:30Z', 'UTC-08:00', 'Mon 12 Oct 2020, 07:30 UTC, on 11 Oct, if PST is UTC−8'],
      [
        '2020-10-12T06:30Z',
        'America/Los_Angeles',
        'Mon 12 Oct 2020, 06:30 UTC, on 11 Oct, if PST is Pacific time (UTC−7)',
      ],
    ],
  ],
  // Zones that contradict each other.
  [
    '2024-07-01 8:30 am PT / 4:30 pm UTC',
    '“8:30 am PT” and “4:30 pm UTC” are different moments.',
    [
      ['2024-07-01T15:30Z', 'America/Los_Angeles', 'Mon 1 Jul 2024, 15:30 UTC, by “8:30 am PT”'],
      ['2024-07-01T16:30Z', 'UTC', 'Mon 1 Jul 2024, 16:30 UTC, by “4:30 pm UTC”'],
    ],
  ],
  [
    // True only in summer.
    '2024-01-15 15:00 UTC (Monday 8am PST)',
    '“15:00 UTC” and “8am PST” are different moments.',
    [
      ['2024-01-15T15:00Z', 'UTC', 'Mon 15 Jan 2024, 15:00 UTC, by “15:00 UTC”'],
      ['2024-01-15T16:00Z', 'America/Los_Angeles', 'Mon 15 Jan 2024, 16:00 UTC, by “8am PST”'],
    ],
  ],
  [
    // Eight in the evening Pacific is 03:00 UTC of the next day; 06:00 is the mistake.
    '2024-07-01 8 PM Pacific / 06:00 UTC',
    'are different moments',
    [
      ['2024-07-02T03:00Z', 'America/Los_Angeles', 'Tue 2 Jul 2024, 03:00 UTC, by “8 PM Pacific”'],
      ['2024-07-02T06:00Z', 'UTC', 'Tue 2 Jul 2024, 06:00 UTC, by “06:00 UTC”'],
    ],
  ],
  [
    '2020-10-10 - 23:30 America/Los_Angeles (UTC-08:00)',
    '“America/Los_Angeles” and “UTC-08:00” are different zones at that time.',
    [
      ['2020-10-11T06:30Z', 'America/Los_Angeles', 'Sun 11 Oct 2020, 06:30 UTC, by “America/Los_Angeles”'],
      ['2020-10-11T07:30Z', 'UTC-08:00', 'Sun 11 Oct 2020, 07:30 UTC, by “UTC-08:00”'],
    ],
  ],
  [
    '2024-07-01 10:00 PT/ET',
    '“PT” and “ET” are different zones at that time.',
    [
      ['2024-07-01T17:00Z', 'America/Los_Angeles', 'Mon 1 Jul 2024, 17:00 UTC, by “PT”'],
      ['2024-07-01T14:00Z', 'America/New_York', 'Mon 1 Jul 2024, 14:00 UTC, by “ET”'],
    ],
  ],
];
