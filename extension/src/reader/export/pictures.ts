/** The pixels of pictures that are already on the screen. Nothing is asked of the network. */

export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: 'image/png' | 'image/jpeg';
}

/** Larger than any page of an electronic book. */
const LONGEST_SIDE = 2000;
const MAY_BE_TRANSPARENT = /\.(?:png|gif|svg|webp|avif)(?:$|[?#])|^data:image\/(?:png|gif|svg|webp|avif)|[?&](?:fm|format)=(?:png|webp)/i;

/** Null where the picture has not loaded, or its site does not let other sites read it. */
export async function readPicture(image: HTMLImageElement): Promise<Picture | null> {
  if (!image.complete || image.naturalWidth === 0) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = image.ownerDocument.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const type = MAY_BE_TRANSPARENT.test(image.currentSrc || image.src) ? 'image/png' : 'image/jpeg';
  try {
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, type, 0.9);
    });
    return blob && { bytes: new Uint8Array(await blob.arrayBuffer()), type };
  } catch {
    return null;
  }
}

export function dataAddress({ bytes, type }: Picture): string {
  let binary = '';
  // In slices, because a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return `data:${type};base64,${btoa(binary)}`;
}
