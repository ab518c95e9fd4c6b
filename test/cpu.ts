/**
 * The processor time that this process has taken so far, in milliseconds, that of its threads included. Limits are measured with it and not
 * with a clock: what else the machine does while a test runs does not change it.
 */
export function cpuMilliseconds(): number {
  const { system, user } = process.cpuUsage();
  return (user + system) / 1000;
}
