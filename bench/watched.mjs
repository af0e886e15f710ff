import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a process that the bench watches (`node --import`): answers each message with what its event loop and its
 * processor time were like since the last one. It keeps nothing alive, and measures nothing else.
 */
const EVERY_MS = 5;
const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
delay.enable();
let cpu = process.cpuUsage();
const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - EVERY_MS);
process.on('message', () => {
  const { user, system } = process.cpuUsage(cpu);
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({
    loopP99Ms: late(delay.percentile(99)),
    loopMaxMs: late(delay.max),
    cpuMs: (user + system) / 1_000,
    heapMb: heapUsed / 1e6,
    externalMb: external / 1e6,
  });
  delay.reset();
  cpu = process.cpuUsage();
});
process.channel?.unref();
