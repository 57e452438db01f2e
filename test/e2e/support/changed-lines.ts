/** The lines in which two texts of equally many lines differ, as a diff shows them. */
export function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return now.flatMap((line, index) => (line === old[index] ? [] : [`- ${old[index] ?? ''}`, `+ ${line}`]));
}
