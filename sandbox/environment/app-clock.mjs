// Loaded into the app's process before the app (node --import). It replaces the clock and the timers that the app sees,
// so that a week of reminders can pass in a minute, and needs nothing of the app: what it tests is what is shipped.
// Time goes on as real time does, and leaps when the parent process says to what time.
import { install } from '@sinonjs/fake-timers';

/** How often the app's timers are looked at, in real milliseconds: the precision of its time. */
const beat = 10;

const { setInterval } = globalThis;
const clock = install({
  now: Number(process.env.SANDBOX_TIME),
  // The timers of the HTTP server and of sockets are Node's own and keep real time, as do the other party's.
  toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
});
let lastBeat = performance.now();

setInterval(() => {
  const now = performance.now();
  clock.tick(now - lastBeat);
  lastBeat = now;
}, beat).unref();

// A leap is what a laptop does that slept: what was due meanwhile happens now, and once.
process.on('message', ({ leapTo }) => {
  if (leapTo === undefined) return;
  clock.jump(Math.max(0, leapTo - clock.now));
  process.send?.({ leaptTo: leapTo });
});
// The channel to the parent must not keep a process alive that is done.
process.channel?.unref();
