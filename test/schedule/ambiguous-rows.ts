type Candidate = readonly [instant: string, zone: string, label: string];

/** Texts that a person must choose about: what is written, a part of the reason, and every reading with its label. */
export const AMBIGUOUS: readonly (readonly [text: string, reason: string, candidates: readonly Candidate[]])[] = [
  // An offset that the clocks do not have that day. The first is the defining page's own example.
  [
    '2020-10-10 - 23:30 PST',
    'PST is UTC−8, but on 10 October 2020 the clocks in America/Los_Angeles show UTC−7.',
    [
      ['2020-10-11T07:30Z', 'UTC-08:00', '23:30 at UTC−8, if PST is UTC−8'],
      ['2020-10-11T06:30Z', 'America/Los_Angeles', '23:30 in Los Angeles, if PST is Pacific time (UTC−7)'],
    ],
  ],
  [
    'October 10, 2020 at 11:30 PM Pacific Standard Time',
    'PST is UTC−8',
    [
      ['2020-10-11T07:30Z', 'UTC-08:00', '23:30 at UTC−8, if PST is UTC−8'],
      ['2020-10-11T06:30Z', 'America/Los_Angeles', '23:30 in Los Angeles, if PST is Pacific time (UTC−7)'],
    ],
  ],
  [
    '2024-01-15 10:00 PDT',
    'PDT is UTC−7, but on 15 January 2024 the clocks in America/Los_Angeles show UTC−8.',
    [
      ['2024-01-15T17:00Z', 'UTC-07:00', '10:00 at UTC−7, if PDT is UTC−7'],
      ['2024-01-15T18:00Z', 'America/Los_Angeles', '10:00 in Los Angeles, if PDT is Pacific time (UTC−8)'],
    ],
  ],
  [
    '2024-07-01 10:00 EST',
    'EST is UTC−5, but on 1 July 2024 the clocks in America/New_York show UTC−4.',
    [
      ['2024-07-01T15:00Z', 'UTC-05:00', '10:00 at UTC−5, if EST is UTC−5'],
      ['2024-07-01T14:00Z', 'America/New_York', '10:00 in New York, if EST is Eastern time (UTC−4)'],
    ],
  ],
  [
    '2024-07-01 10:00 MST',
    'MST is UTC−7, but on 1 July 2024 the clocks in America/Denver show UTC−6.',
    [
      ['2024-07-01T17:00Z', 'America/Phoenix', '10:00 in Phoenix, if MST is Arizona time (UTC−7)'],
      ['2024-07-01T16:00Z', 'America/Denver', '10:00 in Denver, if MST is Mountain time (UTC−6)'],
    ],
  ],
  [
    '2024-07-01 10:00 CET',
    'CET is UTC+1, but on 1 July 2024 the clocks in Europe/Berlin show UTC+2.',
    [
      ['2024-07-01T09:00Z', 'UTC+01:00', '10:00 at UTC+1, if CET is UTC+1'],
      ['2024-07-01T08:00Z', 'Europe/Berlin', '10:00 in Berlin, if CET is Berlin time (UTC+2)'],
    ],
  ],
  [
    '2024-01-15 10:00 CEST',
    'CEST is UTC+2',
    [
      ['2024-01-15T08:00Z', 'UTC+02:00', '10:00 at UTC+2, if CEST is UTC+2'],
      ['2024-01-15T09:00Z', 'Europe/Berlin', '10:00 in Berlin, if CEST is Berlin time (UTC+1)'],
    ],
  ],
  [
    '2024-01-15 10:00 AEST',
    'AEST is UTC+10, but on 15 January 2024 the clocks in Australia/Sydney show UTC+11.',
    [
      ['2024-01-15T00:00Z', 'Australia/Brisbane', '10:00 in Brisbane, if AEST is Queensland time (UTC+10)'],
      ['2024-01-14T23:00Z', 'Australia/Sydney', '10:00 in Sydney, if AEST is Sydney time (UTC+11)'],
    ],
  ],
  [
    '2024-07-01 10:00 NZDT',
    'NZDT is UTC+13',
    [
      ['2024-06-30T21:00Z', 'UTC+13:00', '10:00 at UTC+13, if NZDT is UTC+13'],
      ['2024-06-30T22:00Z', 'Pacific/Auckland', '10:00 in Auckland, if NZDT is Auckland time (UTC+12)'],
    ],
  ],
  // Letters that several countries use.
  [
    '2024-01-15 10:00 IST',
    '“IST” is used for several zones: India (UTC+5:30), Israel (UTC+2), Ireland (UTC+1).',
    [
      ['2024-01-15T04:30Z', 'Asia/Kolkata', '10:00 in Kolkata, if IST is India time (UTC+5:30)'],
      ['2024-01-15T08:00Z', 'Asia/Jerusalem', '10:00 in Jerusalem, if IST is Israel time (UTC+2)'],
      ['2024-01-15T09:00Z', 'UTC+01:00', '10:00 at UTC+1, if IST is UTC+1'],
      ['2024-01-15T10:00Z', 'Europe/Dublin', '10:00 in Dublin, if IST is Ireland time (UTC)'],
    ],
  ],
  [
    '2024-07-01 10:00 IST',
    'IST is UTC+2, but on 1 July 2024 the clocks in Asia/Jerusalem show UTC+3.',
    [
      ['2024-07-01T04:30Z', 'Asia/Kolkata', '10:00 in Kolkata, if IST is India time (UTC+5:30)'],
      ['2024-07-01T08:00Z', 'UTC+02:00', '10:00 at UTC+2, if IST is UTC+2'],
      ['2024-07-01T07:00Z', 'Asia/Jerusalem', '10:00 in Jerusalem, if IST is Israel time (UTC+3)'],
      ['2024-07-01T09:00Z', 'Europe/Dublin', '10:00 in Dublin, if IST is Ireland time (UTC+1)'],
    ],
  ],
  [
    '2024-01-15 10:00 CST',
    '“CST” is used for several zones: Central (UTC−6), China (UTC+8), Cuba (UTC−5).',
    [
      ['2024-01-15T16:00Z', 'America/Chicago', '10:00 in Chicago, if CST is Central time (UTC−6)'],
      ['2024-01-15T02:00Z', 'Asia/Shanghai', '10:00 in Shanghai, if CST is China time (UTC+8)'],
      ['2024-01-15T15:00Z', 'America/Havana', '10:00 in Havana, if CST is Cuba time (UTC−5)'],
    ],
  ],
  [
    // Cuba's standard time and Chicago's summer time are the same instant: one candidate.
    '2024-07-01 10:00 CST',
    'CST is UTC−6, but on 1 July 2024 the clocks in America/Chicago show UTC−5.',
    [
      ['2024-07-01T16:00Z', 'UTC-06:00', '10:00 at UTC−6, if CST is UTC−6'],
      ['2024-07-01T15:00Z', 'America/Chicago', '10:00 in Chicago, if CST is Central time (UTC−5)'],
      ['2024-07-01T02:00Z', 'Asia/Shanghai', '10:00 in Shanghai, if CST is China time (UTC+8)'],
      ['2024-07-01T14:00Z', 'America/Havana', '10:00 in Havana, if CST is Cuba time (UTC−4)'],
    ],
  ],
  [
    '2024-07-01 10:00 CDT',
    '“CDT” is used for several zones: Central (UTC−5), Cuba (UTC−4).',
    [
      ['2024-07-01T15:00Z', 'America/Chicago', '10:00 in Chicago, if CDT is Central time (UTC−5)'],
      ['2024-07-01T14:00Z', 'America/Havana', '10:00 in Havana, if CDT is Cuba time (UTC−4)'],
    ],
  ],
  [
    '2024-07-01 10:00 BST',
    '“BST” is used for several zones: British (UTC+1), Bangladesh (UTC+6).',
    [
      ['2024-07-01T09:00Z', 'Europe/London', '10:00 in London, if BST is British time (UTC+1)'],
      ['2024-07-01T04:00Z', 'Asia/Dhaka', '10:00 in Dhaka, if BST is Bangladesh time (UTC+6)'],
    ],
  ],
  [
    '2024-01-15 10:00 BST',
    'BST is UTC+1, but on 15 January 2024 the clocks in Europe/London show UTC.',
    [
      ['2024-01-15T09:00Z', 'UTC+01:00', '10:00 at UTC+1, if BST is UTC+1'],
      ['2024-01-15T10:00Z', 'Europe/London', '10:00 in London, if BST is British time (UTC)'],
      ['2024-01-15T04:00Z', 'Asia/Dhaka', '10:00 in Dhaka, if BST is Bangladesh time (UTC+6)'],
    ],
  ],
  [
    '2024-07-01 10:00 AST',
    '“AST” is used for several zones: Atlantic (UTC−4), Arabia (UTC+3).',
    [
      ['2024-07-01T14:00Z', 'America/Puerto_Rico', '10:00 in Puerto Rico, if AST is Puerto Rico time (UTC−4)'],
      ['2024-07-01T13:00Z', 'America/Halifax', '10:00 in Halifax, if AST is Atlantic time (UTC−3)'],
      ['2024-07-01T07:00Z', 'Asia/Riyadh', '10:00 in Riyadh, if AST is Arabia time (UTC+3)'],
    ],
  ],
  // The hour that the clocks show twice, in both hemispheres.
  [
    '2024-11-03 01:30 America/New_York',
    'On 3 November 2024 the clocks in America/New_York go back and show 01:30 twice.',
    [
      ['2024-11-03T05:30Z', 'America/New_York', '01:30 in New York, the first 01:30 (UTC−4)'],
      ['2024-11-03T06:30Z', 'America/New_York', '01:30 in New York, the second 01:30 (UTC−5)'],
    ],
  ],
  [
    '2024-11-03 1:00 am PT',
    'show 1:00 am twice',
    [
      ['2024-11-03T08:00Z', 'America/Los_Angeles', '01:00 in Los Angeles, the first 1:00 am (UTC−7)'],
      ['2024-11-03T09:00Z', 'America/Los_Angeles', '01:00 in Los Angeles, the second 1:00 am (UTC−8)'],
    ],
  ],
  [
    '2024-10-27 02:30 Europe/Berlin',
    'On 27 October 2024',
    [
      ['2024-10-27T00:30Z', 'Europe/Berlin', '02:30 in Berlin, the first 02:30 (UTC+2)'],
      ['2024-10-27T01:30Z', 'Europe/Berlin', '02:30 in Berlin, the second 02:30 (UTC+1)'],
    ],
  ],
  [
    '2024-04-07 02:30 Australia/Sydney',
    'On 7 April 2024',
    [
      ['2024-04-06T15:30Z', 'Australia/Sydney', '02:30 in Sydney, the first 02:30 (UTC+11)'],
      ['2024-04-06T16:30Z', 'Australia/Sydney', '02:30 in Sydney, the second 02:30 (UTC+10)'],
    ],
  ],
  [
    '2024-04-07 02:30 Pacific/Auckland',
    'On 7 April 2024',
    [
      ['2024-04-06T13:30Z', 'Pacific/Auckland', '02:30 in Auckland, the first 02:30 (UTC+13)'],
      ['2024-04-06T14:30Z', 'Pacific/Auckland', '02:30 in Auckland, the second 02:30 (UTC+12)'],
    ],
  ],
  [
    // Lord Howe Island changes its clocks by half an hour.
    '2024-04-07 01:45 Australia/Lord_Howe',
    'On 7 April 2024',
    [
      ['2024-04-06T14:45Z', 'Australia/Lord_Howe', '01:45 in Lord Howe, the first 01:45 (UTC+11)'],
      ['2024-04-06T15:15Z', 'Australia/Lord_Howe', '01:45 in Lord Howe, the second 01:45 (UTC+10:30)'],
    ],
  ],
  [
    '2024-11-03 01:30 EDT/EST',
    '“EDT” and “EST” are different zones at that time.',
    [
      ['2024-11-03T05:30Z', 'America/New_York', '01:30 in New York, by “EDT”'],
      ['2024-11-03T06:30Z', 'America/New_York', '01:30 in New York, by “EST”'],
    ],
  ],
  // Day or month first.
  [
    '10/11/2020 09:00 UTC',
    '“10/11/2020” can be 10 Nov or 11 Oct, as day or month is written first.',
    [
      ['2020-11-10T09:00Z', 'UTC', 'Tue 10 Nov, 09:00 UTC'],
      ['2020-10-11T09:00Z', 'UTC', 'Sun 11 Oct, 09:00 UTC'],
    ],
  ],
  [
    '1.2.2024 09:00 UTC',
    '“1.2.2024” can be 1 Feb or 2 Jan',
    [
      ['2024-02-01T09:00Z', 'UTC', 'Thu 1 Feb, 09:00 UTC'],
      ['2024-01-02T09:00Z', 'UTC', 'Tue 2 Jan, 09:00 UTC'],
    ],
  ],
  [
    // Both at once: in November PST is right, in October it is not.
    '10/11/2020 23:30 PST',
    'PST is UTC−8, but on 11 October 2020',
    [
      ['2020-11-11T07:30Z', 'America/Los_Angeles', 'Tue 10 Nov, 23:30 in Los Angeles'],
      ['2020-10-12T07:30Z', 'UTC-08:00', 'Sun 11 Oct, 23:30 at UTC−8, if PST is UTC−8'],
      ['2020-10-12T06:30Z', 'America/Los_Angeles', 'Sun 11 Oct, 23:30 in Los Angeles, if PST is Pacific time (UTC−7)'],
    ],
  ],
  // Zones that contradict each other.
  [
    '2024-07-01 8:30 am PT / 4:30 pm UTC',
    '“8:30 am PT” and “4:30 pm UTC” are different moments.',
    [
      ['2024-07-01T15:30Z', 'America/Los_Angeles', '08:30 in Los Angeles, by “8:30 am PT”'],
      ['2024-07-01T16:30Z', 'UTC', '16:30 UTC, by “4:30 pm UTC”'],
    ],
  ],
  [
    // True only in summer.
    '2024-01-15 15:00 UTC (Monday 8am PST)',
    '“15:00 UTC” and “8am PST” are different moments.',
    [
      ['2024-01-15T15:00Z', 'UTC', '15:00 UTC, by “15:00 UTC”'],
      ['2024-01-15T16:00Z', 'America/Los_Angeles', '08:00 in Los Angeles, by “8am PST”'],
    ],
  ],
  [
    // Eight in the evening Pacific is 03:00 UTC of the next day; 06:00 is the mistake.
    '2024-07-01 8 PM Pacific / 06:00 UTC',
    'are different moments',
    [
      ['2024-07-02T03:00Z', 'America/Los_Angeles', 'Mon 1 Jul, 20:00 in Los Angeles, by “8 PM Pacific”'],
      ['2024-07-02T06:00Z', 'UTC', 'Tue 2 Jul, 06:00 UTC, by “06:00 UTC”'],
    ],
  ],
  [
    '2020-10-10 - 23:30 America/Los_Angeles (UTC-08:00)',
    '“America/Los_Angeles” and “UTC-08:00” are different zones at that time.',
    [
      ['2020-10-11T06:30Z', 'America/Los_Angeles', '23:30 in Los Angeles, by “America/Los_Angeles”'],
      ['2020-10-11T07:30Z', 'UTC-08:00', '23:30 at UTC−8, by “UTC-08:00”'],
    ],
  ],
  [
    '2024-07-01 10:00 PT/ET',
    '“PT” and “ET” are different zones at that time.',
    [
      ['2024-07-01T17:00Z', 'America/Los_Angeles', '10:00 in Los Angeles, by “PT”'],
      ['2024-07-01T14:00Z', 'America/New_York', '10:00 in New York, by “ET”'],
    ],
  ],
  [
    // An abbreviation that its own zone contradicts on that day.
    '2026-07-15 15:00 America/Los_Angeles (PST)',
    'PST is UTC−8, but on 15 July 2026 the clocks in America/Los_Angeles show UTC−7.',
    [
      ['2026-07-15T22:00Z', 'America/Los_Angeles', '15:00 in Los Angeles, by “America/Los_Angeles”'],
      ['2026-07-15T23:00Z', 'UTC-08:00', '15:00 at UTC−8, if PST is UTC−8'],
    ],
  ],
  [
    '2027-01-13 15:00 Australia/Sydney (AEST)',
    'AEST is UTC+10, but on 13 January 2027 the clocks in Australia/Sydney show UTC+11.',
    [
      ['2027-01-13T04:00Z', 'Australia/Sydney', '15:00 in Sydney, by “Australia/Sydney”'],
      ['2027-01-13T05:00Z', 'Australia/Brisbane', '15:00 in Brisbane, if AEST is Queensland time (UTC+10)'],
    ],
  ],
  // Zones that agree only through Cuba, or one by its letters and the other by the clock.
  [
    '2026-07-15 3pm EDT / 3pm CDT',
    '“3pm EDT” and “3pm CDT” are different moments.',
    [
      ['2026-07-15T19:00Z', 'America/New_York', '15:00 in New York, by “3pm EDT”'],
      ['2026-07-15T20:00Z', 'America/Chicago', '15:00 in Chicago, if CDT is Central time (UTC−5)'],
    ],
  ],
  [
    '2026-07-15 15:00 CDT (UTC-4)',
    '“CDT” and “UTC-4” are different zones at that time.',
    [
      ['2026-07-15T20:00Z', 'America/Chicago', '15:00 in Chicago, if CDT is Central time (UTC−5)'],
      ['2026-07-15T19:00Z', 'America/Havana', '15:00 in Havana, if CDT is Cuba time (UTC−4)'],
    ],
  ],
  [
    '2026-07-15 3pm CET / 3pm EET',
    '“3pm CET” and “3pm EET” are different moments.',
    [
      ['2026-07-15T14:00Z', 'UTC+01:00', '15:00 at UTC+1, if CET is UTC+1'],
      ['2026-07-15T13:00Z', 'Europe/Berlin', '15:00 in Berlin, if CET is Berlin time (UTC+2)'],
      ['2026-07-15T12:00Z', 'Europe/Athens', '15:00 in Athens, if EET is Athens time (UTC+3)'],
    ],
  ],
  // The start or the end of the day.
  [
    '2026-10-10 midnight UTC',
    '“midnight” can be the start or the end of 10 October 2026.',
    [
      ['2026-10-10T00:00Z', 'UTC', 'Sat 10 Oct, 00:00 UTC, at the start of 10 October 2026'],
      ['2026-10-11T00:00Z', 'UTC', 'Sun 11 Oct, 00:00 UTC, at the end of 10 October 2026'],
    ],
  ],
];
