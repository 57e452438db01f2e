/**
 * Makes UTC the zone of this process, whatever the machine's is. node-cron takes local time apart and puts it together again,
 * also for a schedule in UTC: in the hour that comes twice when clocks are set back, that is an hour off. Depending on when it
 * was started, it then sleeps for more than an hour, or asks for its next run a thousand times a second (4.6.0:
 * `nowWithoutMs`, `getNextMatch`). Nothing else here depends on the zone. Node takes over a change of `TZ` at once.
 * @param environment that of the process
 */
export function useUtc(environment: { TZ?: string | undefined }): void {
  environment.TZ = 'UTC';
}
