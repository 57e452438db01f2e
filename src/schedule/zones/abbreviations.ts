import type { ZoneMeaning } from './zone-meaning.js';

/** Minutes in an hour, so that the tables below can say hours as people do. */
const H = 60;

/** Names that mean the same; the abbreviation first. */
export interface Abbreviation {
  readonly names: readonly string[];
  readonly means: readonly Omit<ZoneMeaning, 'name'>[];
}

// Places are short, so that a choice with the zone's name, the place and the offset fits a line of a Slack modal.
const PACIFIC = { zone: 'America/Los_Angeles', place: 'Pacific' };
const MOUNTAIN = { zone: 'America/Denver', place: 'Mountain' };
const CENTRAL = { zone: 'America/Chicago', place: 'Central' };
const EASTERN = { zone: 'America/New_York', place: 'Eastern' };
const ATLANTIC = { zone: 'America/Halifax', place: 'Atlantic' };
const ALASKA = { zone: 'America/Anchorage', place: 'Alaska' };
const NEWFOUNDLAND = { zone: 'America/St_Johns', place: 'St John’s' };
const BRITISH = { zone: 'Europe/London', place: 'British' };
const WESTERN_EUROPE = { zone: 'Europe/Lisbon', place: 'Lisbon' };
const CENTRAL_EUROPE = { zone: 'Europe/Berlin', place: 'Berlin' };
const EASTERN_EUROPE = { zone: 'Europe/Athens', place: 'Athens' };
const ISRAEL = { zone: 'Asia/Jerusalem', place: 'Israel' };
const CUBA = { zone: 'America/Havana', place: 'Cuba', rare: true } as const;
const SYDNEY = { zone: 'Australia/Sydney', place: 'Sydney' };
const ADELAIDE = { zone: 'Australia/Adelaide', place: 'Adelaide' };
const NEW_ZEALAND = { zone: 'Pacific/Auckland', place: 'Auckland' };

const INDIA_STANDARD = { zone: 'Asia/Kolkata', place: 'India', offset: 5.5 * H };
const ISRAEL_STANDARD = { ...ISRAEL, offset: 2 * H };
const IRISH_STANDARD = { zone: 'Europe/Dublin', place: 'Ireland', offset: 1 * H };
const CENTRAL_STANDARD = { ...CENTRAL, offset: -6 * H };
const CHINA_STANDARD = { zone: 'Asia/Shanghai', place: 'China', offset: 8 * H };
const BRITISH_SUMMER = { ...BRITISH, offset: 1 * H };
const ATLANTIC_STANDARD = {
  ...ATLANTIC,
  offset: -4 * H,
  yearRound: { zone: 'America/Puerto_Rico', place: 'Puerto Rico' },
};
const ARABIA_STANDARD = { zone: 'Asia/Riyadh', place: 'Arabia', offset: 3 * H };

/**
 * Names for one offset, each with the places that use it; the likelier first. A name with several places is always asked
 * about. `EST` and `PST` stand for North America only: Australia writes AEST, the Philippines PHT, Pakistan PKT.
 */
export const ABBREVIATIONS: readonly Abbreviation[] = [
  { names: ['PST', 'Pacific Standard Time'], means: [{ ...PACIFIC, offset: -8 * H }] },
  { names: ['PDT', 'Pacific Daylight Time'], means: [{ ...PACIFIC, offset: -7 * H }] },
  {
    names: ['MST', 'Mountain Standard Time'],
    means: [{ ...MOUNTAIN, offset: -7 * H, yearRound: { zone: 'America/Phoenix', place: 'Arizona' } }],
  },
  { names: ['MDT', 'Mountain Daylight Time'], means: [{ ...MOUNTAIN, offset: -6 * H }] },
  { names: ['CST'], means: [CENTRAL_STANDARD, CHINA_STANDARD, { ...CUBA, offset: -5 * H }] },
  { names: ['Central Standard Time'], means: [CENTRAL_STANDARD] },
  { names: ['China Standard Time', 'China Time'], means: [CHINA_STANDARD] },
  {
    names: ['CDT'],
    means: [
      { ...CENTRAL, offset: -5 * H },
      { ...CUBA, offset: -4 * H },
    ],
  },
  { names: ['Central Daylight Time'], means: [{ ...CENTRAL, offset: -5 * H }] },
  { names: ['EST', 'Eastern Standard Time'], means: [{ ...EASTERN, offset: -5 * H }] },
  { names: ['EDT', 'Eastern Daylight Time'], means: [{ ...EASTERN, offset: -4 * H }] },
  { names: ['AST'], means: [ATLANTIC_STANDARD, ARABIA_STANDARD] },
  { names: ['Atlantic Standard Time'], means: [ATLANTIC_STANDARD] },
  { names: ['Arabia Standard Time'], means: [ARABIA_STANDARD] },
  { names: ['ADT', 'Atlantic Daylight Time'], means: [{ ...ATLANTIC, offset: -3 * H }] },
  { names: ['NST', 'Newfoundland Standard Time'], means: [{ ...NEWFOUNDLAND, offset: -3.5 * H }] },
  { names: ['NDT', 'Newfoundland Daylight Time'], means: [{ ...NEWFOUNDLAND, offset: -2.5 * H }] },
  { names: ['AKST', 'Alaska Standard Time'], means: [{ ...ALASKA, offset: -9 * H }] },
  { names: ['AKDT', 'Alaska Daylight Time'], means: [{ ...ALASKA, offset: -8 * H }] },
  { names: ['HST', 'Hawaii Standard Time'], means: [{ zone: 'Pacific/Honolulu', place: 'Hawaii', offset: -10 * H }] },
  { names: ['WET', 'Western European Time'], means: [{ ...WESTERN_EUROPE, offset: 0 }] },
  { names: ['WEST', 'Western European Summer Time'], means: [{ ...WESTERN_EUROPE, offset: 1 * H }] },
  { names: ['CET', 'MEZ', 'Central European Time'], means: [{ ...CENTRAL_EUROPE, offset: 1 * H }] },
  { names: ['CEST', 'MESZ', 'Central European Summer Time'], means: [{ ...CENTRAL_EUROPE, offset: 2 * H }] },
  { names: ['EET', 'Eastern European Time'], means: [{ ...EASTERN_EUROPE, offset: 2 * H }] },
  { names: ['EEST', 'Eastern European Summer Time'], means: [{ ...EASTERN_EUROPE, offset: 3 * H }] },
  {
    names: ['BST'],
    means: [BRITISH_SUMMER, { zone: 'Asia/Dhaka', place: 'Bangladesh', offset: 6 * H, rare: true }],
  },
  { names: ['British Summer Time'], means: [BRITISH_SUMMER] },
  { names: ['IST'], means: [INDIA_STANDARD, ISRAEL_STANDARD, IRISH_STANDARD] },
  { names: ['India Standard Time', 'Indian Standard Time'], means: [INDIA_STANDARD] },
  { names: ['Israel Standard Time'], means: [ISRAEL_STANDARD] },
  { names: ['Irish Standard Time'], means: [IRISH_STANDARD] },
  { names: ['IDT', 'Israel Daylight Time'], means: [{ ...ISRAEL, offset: 3 * H }] },
  {
    names: ['AEST', 'Australian Eastern Standard Time'],
    means: [{ ...SYDNEY, offset: 10 * H, yearRound: { zone: 'Australia/Brisbane', place: 'Queensland' } }],
  },
  { names: ['AEDT', 'Australian Eastern Daylight Time'], means: [{ ...SYDNEY, offset: 11 * H }] },
  {
    names: ['ACST', 'Australian Central Standard Time'],
    means: [{ ...ADELAIDE, offset: 9.5 * H, yearRound: { zone: 'Australia/Darwin', place: 'Darwin' } }],
  },
  { names: ['ACDT', 'Australian Central Daylight Time'], means: [{ ...ADELAIDE, offset: 10.5 * H }] },
  {
    names: ['AWST', 'Australian Western Standard Time'],
    means: [{ zone: 'Australia/Perth', place: 'Perth', offset: 8 * H }],
  },
  { names: ['NZST', 'New Zealand Standard Time'], means: [{ ...NEW_ZEALAND, offset: 12 * H }] },
  { names: ['NZDT', 'New Zealand Daylight Time'], means: [{ ...NEW_ZEALAND, offset: 13 * H }] },
  {
    names: ['JST', 'Japan Standard Time', '日本標準時', '日本時間'],
    means: [{ zone: 'Asia/Tokyo', place: 'Japan', offset: 9 * H }],
  },
  { names: ['KST', 'Korea Standard Time'], means: [{ zone: 'Asia/Seoul', place: 'Korea', offset: 9 * H }] },
  {
    names: ['SGT', 'Singapore Time', 'Singapore Standard Time'],
    means: [{ zone: 'Asia/Singapore', place: 'Singapore', offset: 8 * H }],
  },
  { names: ['HKT', 'Hong Kong Time'], means: [{ zone: 'Asia/Hong_Kong', place: 'Hong Kong', offset: 8 * H }] },
  { names: ['PHT', 'Philippine Time'], means: [{ zone: 'Asia/Manila', place: 'Philippine', offset: 8 * H }] },
  { names: ['MYT', 'Malaysia Time'], means: [{ zone: 'Asia/Kuala_Lumpur', place: 'Malaysia', offset: 8 * H }] },
  { names: ['ICT', 'Indochina Time'], means: [{ zone: 'Asia/Bangkok', place: 'Indochina', offset: 7 * H }] },
  { names: ['WIB'], means: [{ zone: 'Asia/Jakarta', place: 'Jakarta', offset: 7 * H }] },
  { names: ['NPT', 'Nepal Time'], means: [{ zone: 'Asia/Kathmandu', place: 'Nepal', offset: 5.75 * H }] },
  { names: ['PKT', 'Pakistan Standard Time'], means: [{ zone: 'Asia/Karachi', place: 'Pakistan', offset: 5 * H }] },
  {
    names: ['MSK', 'Moscow Time', 'Moscow Standard Time'],
    means: [{ zone: 'Europe/Moscow', place: 'Moscow', offset: 3 * H }],
  },
  { names: ['TRT', 'Turkey Time'], means: [{ zone: 'Europe/Istanbul', place: 'Turkey', offset: 3 * H }] },
  {
    names: ['SAST', 'South Africa Standard Time'],
    means: [{ zone: 'Africa/Johannesburg', place: 'South Africa', offset: 2 * H }],
  },
  { names: ['WAT', 'West Africa Time'], means: [{ zone: 'Africa/Lagos', place: 'West Africa', offset: 1 * H }] },
  { names: ['CAT', 'Central Africa Time'], means: [{ zone: 'Africa/Maputo', place: 'Central Africa', offset: 2 * H }] },
  { names: ['EAT', 'East Africa Time'], means: [{ zone: 'Africa/Nairobi', place: 'East Africa', offset: 3 * H }] },
  {
    names: ['GST'],
    means: [
      { zone: 'Asia/Dubai', place: 'Gulf', offset: 4 * H },
      { zone: 'Atlantic/South_Georgia', place: 'South Georgia', offset: -2 * H, rare: true },
    ],
  },
  { names: ['Gulf Standard Time'], means: [{ zone: 'Asia/Dubai', place: 'Gulf', offset: 4 * H }] },
  {
    names: ['AMT'],
    means: [
      { zone: 'Asia/Yerevan', place: 'Armenia', offset: 4 * H },
      { zone: 'America/Manaus', place: 'Amazon', offset: -4 * H },
    ],
  },
  {
    names: ['SST'],
    means: [
      { zone: 'Pacific/Pago_Pago', place: 'Samoa', offset: -11 * H },
      { zone: 'Asia/Singapore', place: 'Singapore', offset: 8 * H },
    ],
  },
  { names: ['BRT', 'Brasilia Time'], means: [{ zone: 'America/Sao_Paulo', place: 'Brasilia', offset: -3 * H }] },
  {
    names: ['ART', 'Argentina Time'],
    means: [{ zone: 'America/Argentina/Buenos_Aires', place: 'Argentina', offset: -3 * H }],
  },
  { names: ['COT', 'Colombia Time'], means: [{ zone: 'America/Bogota', place: 'Colombia', offset: -5 * H }] },
];
