/** Voices that speak on this device: others would send the story to a server. */

export function voicesFor(language: string, all: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice[] {
  const local = all.filter((voice) => voice.localService);
  if (language === '') return local;
  const wanted = normal(language);
  const primary = wanted.split('-')[0] ?? '';
  return local
    .filter((voice) => normal(voice.lang).split('-')[0] === primary)
    .sort((a, b) => rank(b, wanted) - rank(a, wanted));
}

/** Voices arrive late in some browsers. */
export function whenVoicesChange(synthesis: SpeechSynthesis, tell: () => void, signal: AbortSignal): void {
  synthesis.addEventListener('voiceschanged', tell, { signal });
}

function rank(voice: SpeechSynthesisVoice, wanted: string): number {
  return (normal(voice.lang) === wanted ? 2 : 0) + (voice.default ? 1 : 0);
}

function normal(language: string): string {
  return language.toLowerCase().replace('_', '-');
}
