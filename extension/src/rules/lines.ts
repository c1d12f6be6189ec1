/** Text as lines, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}
