/** `1 item`, `2 items`, `1 property`, `2 properties`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
