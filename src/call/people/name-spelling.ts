/** One for all ways to write a name. The same letters can be composed differently on another keyboard. */
export function spellingOf(name: string): string {
  return name.replace(/\s+/g, ' ').trim().normalize('NFC').toLowerCase();
}
